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
  /// Absent when the phone did not know the time.
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

  func text(_ texts: StoreTexts) -> StyledText {
    let cars = vehicles.map { "\($0.vin)  \($0.profile), \($0.market)" }
    var facts = [
      (texts[.account], account), (texts[.email], email), (texts[.name], name),
      (texts[.country], country), (texts[.language], language),
    ]
    if let createdAt { facts.append((texts[.created], texts.moment(createdAt))) }
    facts.append((texts[.cars], cars.isEmpty ? texts[.noCars] : cars.joined(separator: "\n")))
    return .facts(facts)
  }
}
