import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl pairing show`
struct PairingShowCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what the car's screen says.")
  static let attempt = "cannot show the pairing"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> PairingShow { PairingShow(vehicle: which.vehicle) }
}
