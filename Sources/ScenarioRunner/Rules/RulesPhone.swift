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
  let account: AccountID
  /// Of its account.
  let country: String
  /// The newest version that each car acknowledged to this phone; a car that is here is bonded.
  var acknowledged: [VIN: Int] = [:]

  init(
    _ setup: PhoneSetup, of account: AccountID, in country: String, _ catalog: Catalog,
    at now: Instant
  ) throws(RulesRun.Stop) {
    name = setup.name
    do throws(StepProblem) {
      identity = try setup.identity(id: setup.name, catalog, at: now)
    } catch {
      throw .otherwise("\(error)")
    }
    self.account = account
    self.country = country
  }

  /// A customer who has a car.
  func customer(of car: RulesCar) -> Customer {
    Customer(account: account, vehicle: car.vin, phone: identity.facts)
  }
}

extension RulesCar {
  /// As the phone describes it to the store.
  var linked: LinkedVehicle {
    let profile = vehicle.profile
    return LinkedVehicle(
      vin: vin, profile: profile.name, market: profile.market, built: profile.built)
  }
}
