import CommandSupport
import NissanStore
import VehicleCatalog
import WorldTime

/// An account as it is printed.
struct AccountDocument: Encodable {
  let account: String
  let email: String
  let name: String
  let country: String
  let language: String
  let createdAt: Instant
  let vehicles: [LinkedVehicle]

  init(_ account: Account) {
    self.account = account.id.rawValue
    email = account.email
    name = account.name
    country = account.country
    language = account.language.rawValue
    createdAt = account.createdAt
    vehicles = account.vehicles
  }

  var text: StyledText {
    let cars = vehicles.map { "\($0.vin)  \($0.profile), \($0.market)" }
    return .facts([
      ("account", account), ("e-mail", email), ("name", name), ("country", country),
      ("language", language), ("created", createdAt.displayed),
      ("cars", cars.isEmpty ? "none; phone-client pair" : cars.joined(separator: "\n")),
    ])
  }
}
