package import VehicleCatalog
package import WorldTime

// MARK: - Account

extension StoreBackOffice {
  /// Creates an account; this needs no car.
  ///
  /// - Parameters:
  ///   - form: What was typed.
  ///   - now: World time; `nil` while no car has told it.
  /// - Returns: The account, without a car.
  /// - Throws: `account_invalid` with every fault; `email_taken`.
  package func createAccount(_ form: AccountForm, at now: Instant?) async throws(StoreError)
    -> Account
  {
    try await perform(.createAccount(form), at: now ?? StoreTime.unknown).account
  }

  package func account(_ id: AccountID) async throws(StoreError) -> Account {
    try await answer(.account(id)).account
  }

  /// The account of an e-mail address, for another phone of the same customer. The sandbox asks
  /// for no password.
  ///
  /// - Throws: `email_unknown`.
  package func signIn(_ email: String) async throws(StoreError) -> Account {
    try await answer(.signIn(email: email)).account
  }
}

// MARK: - Vehicles

extension StoreBackOffice {
  /// Connects a vehicle that was just paired; one linked before is described anew. The first
  /// account that connects a vehicle owns it, and so does the first after its owner gave it up.
  ///
  /// - Throws: `profile_unknown` when the catalogue has no such vehicle.
  package func link(
    _ vehicle: LinkedVehicle, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await perform(.link(vehicle, to: account, isNew: true), at: now).account
  }

  /// Keeps what a phone knows of a vehicle that it paired with before. As ``link(_:to:at:)``, but
  /// a vehicle that was given up stays without an owner.
  ///
  /// - Throws: `profile_unknown`.
  package func relink(
    _ vehicle: LinkedVehicle, to account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await perform(.link(vehicle, to: account, isNew: false), at: now).account
  }

  /// What the account may do with a vehicle; `nil` when it is not connected to it.
  package func role(
    of account: AccountID, for vehicle: VIN
  ) async throws(StoreError) -> VehicleRole? {
    try await answer(.role(account, for: vehicle)).role
  }

  /// Disconnects a vehicle. When its owner does, what was free ends, what is paid or on trial runs
  /// to its end, and the next account that connects the vehicle owns it.
  ///
  /// - Throws: `subscriptions_running` while the owner's subscriptions for it go on by themselves;
  ///   `vehicle_not_linked`.
  package func release(
    _ vehicle: VIN, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await perform(.release(vehicle, by: account), at: now).account
  }
}

// MARK: - Products

extension StoreBackOffice {
  /// Asks another price for a period of a product from now on, and tells those who subscribed.
  ///
  /// - Parameters:
  ///   - minorUnits: The price, VAT included; `nil` for the catalogue's again.
  ///   - product: What it is for.
  ///   - months: The period; `nil` for the shortest.
  ///   - code: The country in whose currency it is, ISO 3166 alpha-2.
  ///   - now: World time.
  /// - Throws: `product_unknown`, `not_sold_here`, `offer_unknown`.
  package func ask(
    _ minorUnits: Int64?, for product: ProductID, months: Int?, in code: String, at now: Instant
  ) async throws(StoreError) {
    _ = try await perform(.ask(minorUnits, for: product, months: months, in: code), at: now)
    try await catchUp(to: now)
  }

  /// Every product, compatible or not, in the catalogue's order.
  package func products(
    for customer: Customer, at now: Instant
  ) async throws(StoreError) -> [ProductListing] {
    try await perform(.look(.products(customer)), at: now).listings
  }

  package func product(
    _ id: ProductID, for customer: Customer, at now: Instant
  ) async throws(StoreError) -> ProductListing {
    try await perform(.look(.product(id, for: customer)), at: now).listing
  }
}
