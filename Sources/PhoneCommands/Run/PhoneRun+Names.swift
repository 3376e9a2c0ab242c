import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// What people name on the command line: by what it is called, or by its id.
extension PhoneRun {
  /// - Throws: ``PhoneRefusal/productUnknown(_:near:)``.
  func product(called text: String) throws(PhoneRefusal) -> ProductID {
    let names = catalog.productNames
    guard let product = names.called(text).first else {
      throw .productUnknown(text, near: names.near(text).map { $0.name[texts.language] })
    }
    return product.id
  }

  /// - Throws: ``PhoneRefusal/serviceUnknown(_:near:)``.
  func service(called text: String) throws(PhoneRefusal) -> ServiceID {
    let names = catalog.serviceNames
    guard let service = names.called(text).first else {
      throw .serviceUnknown(text, near: names.near(text).map { $0.name[texts.language] })
    }
    return service.id
  }

  /// One of an account's subscriptions: of those for a product the one that runs, or the last one;
  /// where several cars have it, that of the car that is meant.
  ///
  /// - Throws: ``PhoneRefusal/subscriptionUnknown(_:near:)``,
  ///   ``PhoneRefusal/vehicleAmbiguous(_:)``, ``StoreError``.
  func subscription(
    called text: String, of account: AccountID, in store: any StoreBackOffice, at now: Instant
  ) async throws -> Subscription {
    let all = try await store.subscriptions(of: account, at: now)
    if let named = all.first(where: { $0.id.rawValue == text }) { return named }
    let products = Set(all.map(\.product)).sorted().compactMap(catalog.product)
    let names = NameTable(products.map { ($0, [$0.id.rawValue, $0.name.fr, $0.name.en]) })
    guard let product = names.called(text).first else {
      throw PhoneRefusal.subscriptionUnknown(
        text, near: names.near(text).map { $0.name[texts.language] })
    }
    let ofProduct = all.filter { $0.product == product.id }
    let meant = options.vehicle.map { vin in ofProduct.filter { $0.vehicle == vin } } ?? ofProduct
    let running = meant.filter { !$0.state.isOver }
    let cars = Set(running.map(\.vehicle))
    guard cars.count < 2 else { throw PhoneRefusal.vehicleAmbiguous(cars.sorted()) }
    guard let found = running.first ?? meant.first else {
      throw PhoneRefusal.subscriptionUnknown(text, near: [])
    }
    return found
  }

  /// One of the cards: by its id, the last four digits, or brand and digits.
  ///
  /// - Throws: ``PhoneRefusal/paymentMethodUnknown(_:near:)``,
  ///   ``PhoneRefusal/paymentMethodAmbiguous(_:_:)``.
  func card(called text: String, in wallet: Wallet) throws(PhoneRefusal) -> PaymentMethod {
    if let named = wallet.methods.first(where: { $0.id.rawValue == text }) { return named }
    let names = NameTable(wallet.methods.map { ($0, [$0.card.lastFour, $0.card.shown]) })
    let called = names.called(text)
    guard let card = called.first else {
      throw .paymentMethodUnknown(text, near: wallet.methods.map(\.card.shown))
    }
    guard called.count == 1 else { throw .paymentMethodAmbiguous(text, called.map(\.id)) }
    return card
  }
}
