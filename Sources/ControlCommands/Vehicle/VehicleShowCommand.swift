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

  @Argument(
    help: ArgumentHelp("Its VIN; needed when there are several.", valueName: "vin"),
    completion: .vehicles)
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
        ] + CarProperties.reported.compactMap { $0.fact(in: state) } + clock.facts + [
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

extension CarClockReport {
  fileprivate var facts: [(String, String?)] {
    [
      ("Trusted time", "\(trustedTime.displayed), \(trust.rawValue), \(policy.rawValue)"),
      ("Wall clock", "\(wallTime.displayed)\(wallFlag.map { ", \($0.rawValue)" } ?? "")"),
    ]
  }
}
