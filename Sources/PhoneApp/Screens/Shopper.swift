package import NissanStore
package import VehicleCatalog

/// Who visits the store, as far as their phone knows.
///
/// - Source: seed R18: an account, then a connected vehicle.
package struct Shopper: Hashable, Sendable {
  package let language: Language
  /// `nil` before the first start is over, as in the following.
  package var account: Account?
  package var phone: PhoneFacts?
  /// In the order of pairing.
  package var cars: [ConnectedCar] = []
  /// The car that is meant; `nil` while there are several.
  package var vehicle: VIN?

  package init(language: Language) { self.language = language }

  /// The car that is meant, once it is connected.
  package var car: ConnectedCar? { cars.first { $0.vin == vehicle } }

  /// Whom the store is asked for; `nil` while something is missing.
  package var customer: Customer? {
    guard let account, let phone, let car else { return nil }
    return Customer(account: account.id, vehicle: car.vin, phone: phone)
  }

  /// ISO 3166 alpha-2.
  package var country: String { account?.country ?? language.usualCountry }

  /// The account's other cars, which can take over what was bought for one.
  func others(than vehicle: VIN) -> [VIN] {
    account?.vehicles.map(\.vin).filter { $0 != vehicle } ?? []
  }
}

/// A car that the phone is paired with.
package struct ConnectedCar: Hashable, Sendable {
  package let vin: VIN
  /// Model, trim and year for people.
  package let name: String

  package init(vin: VIN, name: String) {
    self.vin = vin
    self.name = name
  }
}
