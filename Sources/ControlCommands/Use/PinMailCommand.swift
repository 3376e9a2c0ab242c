import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl pin-mail`
struct PinMailCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin-mail", abstract: "Read the one-time code that was sent to the owner.",
    discussion: "The owner's phone asks for it with `phone-client pin request`.")
  static let attempt = "cannot read the mail"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> PinMail { PinMail(vehicle: which.vehicle) }

  func text(_ mail: PinMail.Response, width: Int?) -> StyledText {
    StyledText(mail.code, .strong) + "  good until \(mail.until.displayed)"
  }
}
