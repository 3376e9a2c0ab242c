import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl battery`
struct BatteryCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "battery", abstract: "Set the 12 V battery's voltage, or take its terminal off.",
    discussion: """
      A car is low below 11.8 V, switches its telematics unit off below 11.0 V and is dead below \
      10.5 V. `off` is a power cut; `on` ends it.
      """)
  static let attempt = "cannot set the battery"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(
    help: ArgumentHelp("0 to 16 V, or `on`, or `off`.", valueName: "volts"),
    transform: { text in try Setting(text) })
  var setting: Setting

  func request() -> VehiclesSet {
    var request = VehiclesSet(vehicle: which.vehicle)
    switch setting {
    case .volts(let volts): request.batteryVolts = volts
    case .supply(let supply): request.batteryConnected = supply.isOn
    }
    return request
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }

  /// A voltage, or the terminal.
  enum Setting {
    case volts(Double)
    case supply(Switch)

    init(_ text: String) throws(NumberFormatError) {
      if let supply = Switch(rawValue: text) {
        self = .supply(supply)
      } else {
        self = .volts(try Double(decimal: text))
      }
    }
  }
}
