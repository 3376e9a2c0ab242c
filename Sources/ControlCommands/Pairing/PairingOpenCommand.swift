import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl pairing open`
struct PairingOpenCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the car for pairing.")
  static let attempt = "cannot open the car for pairing"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> PairingOpen { PairingOpen(vehicle: which.vehicle) }
}
