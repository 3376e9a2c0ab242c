import ArgumentParser
import CarModel
import CommandSupport
import Entitlements
import LinkProtocol
import WorldTime

/// `headunitctl vehicle set`
struct VehicleSetCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change a car's state; what is left out stays.",
    discussion: "All of it is changed, or, when the car says no to a part, nothing.")
  static let attempt = "cannot change the vehicle"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Option(help: "The ignition.")
  var power: PowerMode?

  @Option(help: "The mobile network at the car.")
  var network: NetworkQuality?

  @Option(help: "Privacy mode: nothing may tell where the car is.")
  var privacy: Switch?

  @Option(help: "Whether the customer allows in the car that data is shared.")
  var consent: Switch?

  @Option(help: "Whether the telematics unit was activated.")
  var telematics: Switch?

  @Option(
    help: "The 12 V battery, 0 to 16 V.", transform: { text in try Double(decimal: text) })
  var volts: Double?

  @Option(help: "The 12 V battery's terminal; `off` is a power cut.")
  var supply: Switch?

  @Option(help: "The traction battery of an electric car, 0 to 100 percent.")
  var charge: Int?

  @Option(help: "The charging cable of an electric car.")
  var cable: Switch?

  @Option(
    help: "Degrees, −90 to 90; together with --longitude.",
    transform: { text in try Double(decimal: text) })
  var latitude: Double?

  @Option(
    help: "Degrees, −180 to 180; together with --latitude.",
    transform: { text in try Double(decimal: text) })
  var longitude: Double?

  @Option(help: "The country the car stands in, such as FR.")
  var region: String?

  @Option(help: "What the car does while its clock is cold.")
  var clockPolicy: ClockPolicy?

  @Option(
    help: "Powered minutes that fail_open goes on for.",
    transform: { text in try PeriodUnit.minutes.count(text) })
  var budgetMinutes: Int?

  @Flag(help: "Wake a sleeping car, as an opened door does.")
  var wake = false

  func validate() throws {
    if request().change.isEmpty {
      throw ValidationError("nothing to change; give --power, --network or another option")
    }
  }

  func request() -> VehiclesSet {
    var request = VehiclesSet(vehicle: which.vehicle, power: power, network: network)
    request.privacyMode = privacy?.isOn
    request.consent = consent?.isOn
    request.telematicsActive = telematics?.isOn
    request.batteryVolts = volts
    request.batteryConnected = supply?.isOn
    request.stateOfChargePercent = charge
    request.cableConnected = cable?.isOn
    request.latitude = latitude
    request.longitude = longitude
    request.region = region
    request.clockPolicy = clockPolicy
    request.budgetMinutes = budgetMinutes
    request.awake = wake ? true : nil
    return request
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }
}

/// `on` or `off`.
enum Switch: String, CaseIterable, ExpressibleByArgument {
  case on, off

  var isOn: Bool { self == .on }
}

extension VehicleDescription {
  /// What a tester changes, in one line: the ignition and the network, and what is out of order.
  var stateLine: StyledText {
    var words = ["ignition \(power.rawValue)", "network \(network.rawValue)"]
    if let sleep = state.sleep, sleep != .awake { words.append(sleep.rawValue) }
    if let level = state.batteryState, level != .normal {
      words.append("12 V battery \(level.rawValue)")
    }
    if state.privacyMode == true { words.append("privacy mode on") }
    if state.consent == false { words.append("no consent") }
    if state.telematicsActive == false { words.append("telematics not activated") }
    if clock.trust != .trusted { words.append("clock \(clock.trust.rawValue)") }
    if let flag = clock.wallFlag { words.append(flag.rawValue) }
    return StyledText(vin, .strong) + ": \(words.joined(separator: ", "))"
  }
}

extension PowerMode: ExpressibleByArgument {}
extension NetworkQuality: ExpressibleByArgument {}
extension ClockPolicy: ExpressibleByArgument {}
