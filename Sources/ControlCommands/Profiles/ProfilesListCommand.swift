import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl profiles list`
struct ProfilesListCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the profiles of the daemon's catalogue.")
  static let attempt = "cannot list the profiles"

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Only names that contain this.", valueName: "text"))
  var matching: String?

  func request() -> ProfilesList { ProfilesList(matching: matching) }

  func text(_ answer: ProfilesList.Response, width: Int?) -> StyledText {
    guard !answer.profiles.isEmpty else { return "no profile matches" }
    var table = Table(["profile", "name", "markets"])
    for profile in answer.profiles {
      table.add([
        .init(profile.profile, .strong), .init(profile.displayName),
        .init(profile.markets.joined(separator: " ")),
      ])
    }
    return table.text(width: width)
  }
}
