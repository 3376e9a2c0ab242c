import ArgumentParser
import CarModel
import CommandSupport
import Entitlements
import LinkProtocol

/// `headunitctl vehicle show`
struct VehicleShowCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a car: its profile, equipment and state.")
  static let attempt = "cannot show the vehicle"

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Its VIN; needed when there are several.", valueName: "vin"))
  var vehicle: String?

  func request() -> VehiclesDescribe { VehiclesDescribe(vehicle: vehicle) }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText {
    vehicle.text(width: width)
  }
}

extension VehicleDescription {
  /// The car for people.
  func text(width: Int?) -> StyledText {
    [
      StyledText(displayName, .strong) + " \(vin)",
      StyledText.facts(
        [
          ("Profile", "\(profile), sold in \(market)" + (built.map { ", built \($0)" } ?? "")),
          ("Powertrain", powertrain), ("Head unit", headUnit),
          ("Capabilities", capabilities.isEmpty ? "none" : capabilities.joined(separator: ", ")),
          ("Ignition", power.rawValue), ("Network", network.rawValue),
        ] + state.facts + clock.facts + [
          ("Document", documentVersion.map { "version \($0)" } ?? "none"),
          ("Back end", backendLine),
        ], width: width),
    ].lines()
  }

  private var backendLine: String {
    let active = services.filter { $0.activationState == .activated }.map { "\($0.id)" }
    return "\(backend), \(services.count) services, active: "
      + (active.isEmpty ? "none" : active.joined(separator: ", "))
  }
}

extension VehicleStateReport {
  fileprivate var facts: [(String, String?)] {
    [
      (
        "12 V battery",
        "\(batteryVolts) V, \(batteryState.rawValue)\(batteryConnected ? "" : ", disconnected")"
      ),
      (
        "Traction battery",
        stateOfChargePercent.map { percent in
          let cable = cableConnected == true ? ", cable in" : ""
          return "\(percent) %\(charging == true ? ", charging" : cable)"
        }
      ),
      ("Sleep", sleep.rawValue), ("Odometer", "\(odometerKilometres) km"),
      (
        "Place",
        latitude.flatMap { latitude in
          longitude.map { "\(latitude), \($0) (\(region))" }
        } ?? region
      ),
      ("Doors", doorsLocked ? "locked" : "unlocked"),
      ("Privacy mode", privacyMode ? "on" : "off"), ("Consent", consent ? "given" : "not given"),
      ("Telematics", telematicsActive ? "activated" : "not activated"),
    ]
  }
}

extension CarClockReport {
  fileprivate var facts: [(String, String?)] {
    [
      ("Trusted time", "\(trustedTime.displayed), \(trust.rawValue), \(policy.rawValue)"),
      ("Wall clock", "\(wallTime.displayed)\(wallFlag.map { ", \($0.rawValue)" } ?? "")"),
    ]
  }
}
