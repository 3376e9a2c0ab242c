import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl pairing reject`
struct PairingRejectCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Say that the numbers differ.")
  static let attempt = "cannot reject the pairing"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> PairingReject { PairingReject(vehicle: which.vehicle) }
}
