import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl profiles diff`
struct ProfilesDiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what differs between two profiles, sold in one country.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "A profile, such as qashqai-j12b/2025/tekna.")
  var left: String

  @Argument(help: "Another profile.")
  var right: String

  @Option(help: "The country they are sold in, such as FR.")
  var market: String

  @Option(help: "The month they were built, such as 2019-03.")
  var built: String?

  mutating func run() async throws {
    let answer = ProfilesDifference(try await describe(left), try await describe(right))
    let output = options.output
    try output.answer(answer, text: answer.text(width: output.standardOutput.width))
  }

  private func describe(
    _ profile: String
  ) async throws(CommandFailure) -> ProfilesDescribe.Response {
    try await options.call(
      ProfilesDescribe(profile: profile, market: market.uppercased(), built: built),
      "cannot show the profile")
  }
}
