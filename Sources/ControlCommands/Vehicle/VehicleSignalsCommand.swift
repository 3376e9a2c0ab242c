import ArgumentParser
import CommandSupport
import CarModel
import LinkProtocol

/// `headunitctl vehicle signals`
struct VehicleSignalsCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "signals", abstract: "Show a car's state by its COVESA VSS 6.0 signals.")
  static let attempt = "cannot show the signals"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp("Its VIN; needed when there are several.", valueName: "vin"),
    completion: .vehicles)
  var vehicle: String?

  func request() -> VehiclesSignals { VehiclesSignals(vehicle: vehicle) }

  func text(_ answer: VehiclesSignals.Response, width: Int?) -> StyledText {
    .facts(
      answer.signals.map { signal in
        (signal.name, "\(signal.value)\(signal.unit.map { " \($0)" } ?? "")")
      }, width: width)
  }
}
