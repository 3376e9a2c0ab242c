import ArgumentParser
import CommandSupport
import LinkProtocol
import VehicleCatalog

/// `headunitctl profiles show`
struct ProfilesShowCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a profile, and which services go with it.")
  static let attempt = "cannot show the profile"

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The profile, such as qashqai-j12b/2025/tekna.", completion: .profiles)
  var profile: String

  @Option(help: "The country it is sold in, such as FR.", completion: .countries)
  var market: String

  @Option(help: "The month it was built, such as 2019-03.")
  var built: String?

  func request() -> ProfilesDescribe {
    ProfilesDescribe(profile: profile, market: market.uppercased(), built: built)
  }

  func text(_ answer: ProfilesDescribe.Response, width: Int?) -> StyledText {
    let (fit, unfit) = (
      answer.services.filter(\.compatible), answer.services.filter { !$0.compatible }
    )
    var reasons = Table()
    for service in unfit {
      reasons.add([
        .init("  \(service.service)"),
        .init(service.unmet.map(\.sentence).joined(separator: " "), .faint),
      ])
    }
    let columns = width ?? 80
    func wrapped(_ words: [String]) -> [StyledText] {
      TextWrap.joined(words, by: ", ", columns: columns - 2).map { StyledText("  \($0)") }
    }
    return
      ([
        StyledText(answer.displayName, .strong) + " (\(answer.profile), sold in \(answer.market))",
        StyledText.facts(
          [
            ("Powertrain", answer.powertrain), ("Head unit", answer.headUnit),
            ("Known", "\(answer.confidence), from \(answer.source)"),
          ], width: width),
        StyledText("goes with it, \(counted(fit.count, "service"))", .good),
      ] + wrapped(fit.map(\.service)) + [
        StyledText("does not, \(counted(unfit.count, "service"))", .bad),
        reasons.text(width: width), StyledText("capabilities", .strong),
      ] + wrapped(answer.capabilities)).lines()
  }
}
