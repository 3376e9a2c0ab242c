import ArgumentParser
import CommandSupport
import FoundationEssentials
import PhoneApp
import VehicleCatalog

extension CompletionKind {
  /// The cars that the phone is paired with.
  static var pairedCars: Self {
    .custom { words, _, _ in
      let environment = ProcessInfo.processInfo.environment
      let named = value(of: "--home", in: words).map(PhoneHome.init(path:))
      guard let home = try? named ?? PhoneHome.standard(environment: environment),
        let state = try? home.read()
      else { return [] }
      return state.bonds.map(\.vin.rawValue)
    }
  }
}
