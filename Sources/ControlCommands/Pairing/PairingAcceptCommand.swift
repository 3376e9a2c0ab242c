import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl pairing accept`
struct PairingAcceptCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Say that both screens show the same number.")
  static let attempt = "cannot accept the pairing"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The six digits on the phone's screen.")
  var number: String

  @Option(
    help: "A bond, from `bonds list`, that the car forgets: the phone takes its place and role.")
  var replacing: String?

  func request() -> PairingAccept {
    PairingAccept(
      vehicle: which.vehicle, number: number.filter { $0 != " " }, replacing: replacing)
  }

  func text(_ report: PairingReport, width: Int?) -> StyledText {
    StyledText(report.vehicle, .strong)
      + StyledText(": accepted", .good) + "; the phone completes the bond"
  }
}
