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

  func text(_ texts: StoreTexts, _ catalog: Catalog) -> StyledText {
    let cars = vehicles.map { "\($0.vin)  \($0.profile), \($0.market)" }
    return .facts([
      (texts[.account], account), (texts[.email], email), (texts[.name], name),
      (texts[.country], catalog.country(country)?.name[texts.language] ?? country),
      (texts[.language], Language(rawValue: language).map { texts[$0] }),
      (texts[.created], texts.moment(createdAt)),
      (texts[.cars], cars.isEmpty ? texts[.noCars] : cars.joined(separator: "\n")),
    ])
  }
}
