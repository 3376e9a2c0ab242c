import ArgumentParser
import CommandSupport
import LinkProtocol
import VehicleCatalog

/// `headunitctl profiles list`
struct ProfilesListCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the profiles of the daemon's catalogue.")
  static let attempt = "cannot list the profiles"

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("Only names that contain this.", valueName: "text"))
  var matching: String?

  func request() -> ProfilesList { ProfilesList(matching: matching) }

  mutating func run() async throws {
    let answer = try await options.call(request(), Self.attempt)
    if answer.profiles.isEmpty, let matching {
      throw try await unknown(matching)
    }
    let output = options.output
    try output.answer(answer, text: text(answer, width: output.standardOutput.width))
  }

  /// Nothing has a name like this; the nearest model, model with its year, or profile.
  private func unknown(_ text: String) async throws(CommandFailure) -> CommandFailure {
    let all = try await options.call(ProfilesList(), Self.attempt).profiles.map(\.profile)
    let parts = all.flatMap { name in
      let words = name.split(separator: "/")
      return (1...max(1, words.count)).map { words.prefix($0).joined(separator: "/") }
    }
    let models = Set(all.compactMap { $0.split(separator: "/").first.map(String.init) })
    let near =
      NearestName.of(text, among: Set(parts)).map { "did you mean ‘\($0)’?" }
      ?? "the models are \(models.sorted().joined(separator: ", "))"
    return CommandFailure(
      .refused, name: "profile_unknown", what: Self.attempt,
      why: "no profile's name contains ‘\(text)’; \(near)")
  }

  func text(_ answer: ProfilesList.Response, width: Int?) -> StyledText {
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
