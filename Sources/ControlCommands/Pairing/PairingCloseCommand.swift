import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl pairing close`
struct PairingCloseCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close the car for pairing.")
  static let attempt = "cannot close the car for pairing"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> PairingClose { PairingClose(vehicle: which.vehicle) }
}
