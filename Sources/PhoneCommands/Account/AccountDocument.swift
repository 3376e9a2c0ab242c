import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// An account as it is printed.
struct AccountDocument: Encodable {
  let account: String
  let email: String
  let name: String
  let country: String
  let language: String
  /// Absent when no car had told the time yet.
  let createdAt: Instant?
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

  func text(_ texts: StoreTexts, _ catalog: Catalog) -> StyledText {
    let cars = vehicles.map { "\($0.vin)  \(texts.name(of: $0))" }
    return .facts([
      (texts[.email], email), (texts[.name], name),
      (texts[.country], catalog.country(country)?.name[texts.language] ?? country),
      (texts[.language], Language(rawValue: language).map { texts[$0] }),
      (texts[.created], createdAt.map(texts.moment)),
      (texts[.cars], cars.isEmpty ? texts[.noCars] : cars.joined(separator: "\n")),
    ])
  }
}
