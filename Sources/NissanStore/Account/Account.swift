package import VehicleCatalog
package import WorldTime

/// Names an account.
package struct AccountID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// A customer of the app.
package struct Account: Hashable, Sendable, Codable {
  package let id: AccountID
  package let email: String
  package let name: String
  /// ISO 3166 alpha-2; decides currency and VAT until a billing address says otherwise.
  package let country: String
  package let language: Language
  /// World time; `nil` when the phone did not know it yet, for no car had told it.
  package let createdAt: Instant?
  /// The vehicles that the customer's phone has connected, in the order of linking.
  package private(set) var vehicles: [LinkedVehicle]

  /// A new account from a checked form.
  package init(id: AccountID, _ form: AccountForm, createdAt: Instant?) {
    self.id = id
    email = form.email
    name = form.name
    country = form.country
    language = form.language
    self.createdAt = createdAt
    vehicles = []
  }
}

extension Account {
  /// Connects a vehicle; one that was connected before is described anew, in its place.
  package mutating func link(_ vehicle: LinkedVehicle) {
    if let index = vehicles.firstIndex(where: { $0.vin == vehicle.vin }) {
      vehicles[index] = vehicle
    } else {
      vehicles.append(vehicle)
    }
  }

  /// Disconnects a vehicle.
  package mutating func unlink(_ vehicle: VIN) { vehicles.removeAll { $0.vin == vehicle } }
}

/// What is typed to create an account.
package struct AccountForm: Hashable, Sendable {
  package var email: String
  package var name: String
  package var country: String
  package var language: Language

  package init(email: String, name: String, country: String, language: Language) {
    self.email = email
    self.name = name
    self.country = country
    self.language = language
  }
}

/// One thing that is wrong with an account as typed.
package enum AccountError: Hashable, Sendable {
  case emailInvalid(String)
  case nameMissing
  case nameInvalid(refused: String)
  case nameTooLong(count: Int, max: Int)
  case countryUnknown(String, known: [String])
}
