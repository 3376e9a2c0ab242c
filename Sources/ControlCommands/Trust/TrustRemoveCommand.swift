import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl trust remove`
struct TrustRemoveCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Make a car no longer trust a store root.")
  static let attempt = "cannot remove the root"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The root's fingerprint, from `trust list`.")
  var fingerprint: String

  func request() -> TrustRemove {
    TrustRemove(vehicle: which.vehicle, fingerprint: fingerprint)
  }

  func text(_ done: Done, width: Int?) -> StyledText { "no longer trusts \(fingerprint)" }
}
