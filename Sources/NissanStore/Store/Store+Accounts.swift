import VehicleCatalog
import WorldTime

extension Store {
  mutating func createAccount(_ typed: AccountForm, at now: Instant) throws -> StoreOutcome {
    let form: AccountForm
    switch AccountCheck.check(typed, countries: offering.countries) {
    case .valid(let valid): form = valid
    case .refused(let faults): throw StoreRefusal.accountInvalid(faults)
    }
    guard account(email: form.email) == nil else { throw StoreRefusal.emailTaken(form.email) }
    let account = Account(
      id: AccountID(rawValue: names.name("account")), form,
      createdAt: now == StoreTime.unknown ? nil : now)
    save(account)
    return .answered(.account(account))
  }

  func account(email: String) -> Account? { records.accounts[.email(email)].first }

  /// A vehicle that is not new to the phone, and was given up, stays without an owner.
  mutating func link(
    _ vehicle: LinkedVehicle, to id: AccountID, isNew: Bool
  ) throws -> StoreOutcome {
    _ = try profile(of: vehicle)
    var account = try account(id)
    account.link(vehicle)
    save(account)
    let owner = records.owners[vehicle.vin]
    let isFree = isNew ? owner?.account == nil : owner == nil
    if isFree { records.owners.save(VehicleOwner(vehicle: vehicle.vin, account: id)) }
    return .answered(.account(account))
  }

  mutating func release(_ vehicle: VIN, by id: AccountID, at now: Instant) throws -> StoreOutcome {
    var account = try account(id)
    guard account.vehicles.contains(where: { $0.vin == vehicle }) else {
      throw StoreRefusal.vehicleNotLinked(vehicle)
    }
    if records.owners[vehicle]?.account == id { try giveUp(vehicle, of: id, at: now) }
    account.unlink(vehicle)
    save(account)
    return .answered(.account(account))
  }

  /// Ends what the owner has there, free or paid, and leaves the vehicle without an owner: whoever
  /// gets it next begins with nothing of theirs.
  private mutating func giveUp(_ vehicle: VIN, of owner: AccountID, at now: Instant) throws {
    let holdings = try holdings(of: vehicle)
    let running = holdings.subscriptions.filter { $0.account == owner && $0.goesOnByItself }
    guard running.isEmpty else {
      throw StoreRefusal.subscriptionsRunning(vehicle, running.map(\.id))
    }
    for var subscription in holdings.subscriptions
    where subscription.account == owner && !subscription.state.isOver {
      try subscription.apply(.released, at: now)
      save(subscription)
    }
    for var order in holdings.orders where holdings.isEndless(order) {
      try order.release(at: now)
      save(order)
    }
    records.owners.save(VehicleOwner(vehicle: vehicle, account: nil))
  }
}
