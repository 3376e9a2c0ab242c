import CarModel
import LinkProtocol
import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// A phone of a case, with its owner's account in the store.
struct RulesPhone {
  /// By which steps name it; its id too.
  let name: String
  let identity: PhoneIdentity
  private(set) var account: Account
  /// The newest version that each car acknowledged to this phone; a car that is here is bonded.
  var acknowledged: [VIN: Int] = [:]

  init(
    _ setup: PhoneSetup, country: String, _ catalog: Catalog, at now: Instant
  ) throws(RulesRun.Stop) {
    name = setup.name
    do throws(StepProblem) {
      identity = try setup.identity(id: setup.name, catalog, at: now)
    } catch {
      throw .otherwise("\(error)")
    }
    account = Account(
      id: AccountID(rawValue: setup.name),
      AccountForm(
        email: "\(setup.name)@example.com", name: setup.name, country: country, language: .en),
      createdAt: now)
  }

  mutating func link(_ car: RulesCar) {
    let profile = car.vehicle.profile
    account.link(
      LinkedVehicle(
        vin: car.vin, profile: profile.name, market: profile.market, built: profile.built))
  }
}
