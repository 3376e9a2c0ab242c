import LinkProtocol
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

extension PhoneSetup {
  /// Which phone it is.
  ///
  /// - Parameters:
  ///   - id: By which cars know it.
  ///   - catalog: Which phones there are.
  ///   - now: World time, which decides on the version of the app.
  /// - Returns: The phone, named as in the scenario.
  /// - Throws: ``StepFailure/refused(_:_:)`` for a model or a version that there is not.
  func identity(
    id: String, _ catalog: Catalog, at now: Instant
  ) throws(StepFailure) -> PhoneIdentity {
    var phone = PhoneState(id: id).phone
    do throws(PhoneRefusal) {
      try phone.become(
        model ?? Self.modelDefault, osVersion: osVersion(in: catalog), appVersion: nil,
        in: catalog)
    } catch {
      throw .refused(error.name, "phone ‘\(name)’: \(error)")
    }
    phone.appVersion = catalog.appPeriod(at: now).map { "\($0.version).0" } ?? "unknown"
    phone.name = name
    return phone
  }

  static let modelDefault = "iPhone 14"
  private static let osVersionDefault = "17.5"

  /// As it was given, or the newest that the model has had; the default model's is named, to be the
  /// same for ever.
  func osVersion(in catalog: Catalog) -> String {
    if let osVersion { return osVersion }
    guard let model, model != Self.modelDefault, let phone = catalog.phone(named: model) else {
      return Self.osVersionDefault
    }
    return "\(phone.osLast)"
  }
}
