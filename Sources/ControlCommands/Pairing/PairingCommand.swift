import ArgumentParser
import CommandSupport
import LinkProtocol
import WireText

/// `headunitctl pairing`
struct PairingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairing", abstract: "Open the car for pairing and answer for its driver.",
    subcommands: [
      PairingShowCommand.self, PairingOpenCommand.self, PairingAcceptCommand.self,
      PairingRejectCommand.self, PairingCloseCommand.self,
    ],
    defaultSubcommand: PairingShowCommand.self)

  @OptionGroup var options: GlobalOptions
}

extension ControlCommand where Request.Response == PairingReport {
  func text(_ report: PairingReport, width: Int?) -> StyledText { report.text }
}

extension PairingReport {
  /// The car's screen for people.
  var text: StyledText {
    let car = StyledText(vehicle, .strong) + ": "
    let phone = phone?.singleLine ?? "a phone"
    switch stage {
    case .idle: return car + "closed for pairing"
    case .open: return car + StyledText("open for pairing", .waiting) + ", no phone yet"
    case .exchanging: return car + StyledText("pairing", .waiting) + " with \(phone)"
    case .comparing:
      guard let number else { return car + "comparing with \(phone)" }
      return [
        car + StyledText("\(phone) shows a number", .waiting) + "; the car's is "
          + StyledText(number, .strong),
        StyledText("the same: headunitctl pairing accept \(number)", .faint),
        StyledText("another:  headunitctl pairing reject", .faint),
      ].lines()
    case .locked:
      return car + StyledText("locked", .bad) + " after too many failures"
        + StyledText(lockedUntil.map { ", until \($0.displayed)" } ?? "")
    }
  }
}
