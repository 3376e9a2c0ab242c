import CommandSupport
import LinkTransport
import ScenarioRunner
import Scenarios

extension JournalCommand {
  /// `--as-scenario`
  func writeScenario() async throws {
    let attempt = "cannot write what was done as a scenario"
    let source = try await options.withControlClient { client throws(CommandFailure) in
      do throws(CallFailure) {
        return try await JournalRecording.Source(of: which.vehicle, from: client)
      } catch {
        throw CommandFailure(error, attempting: attempt)
      }
    }
    guard let recording = JournalRecording(source) else {
      throw CommandFailure(
        .refused, name: "journal_gone", what: attempt,
        why: "the journal of \(source.vin) does not begin with the car any more")
    }
    for gap in recording.gaps { options.output.message(StyledText("cannot be repeated: \(gap)")) }
    let answer = Recorded(scenario: recording.text, file: output, gaps: recording.gaps)
    guard let output else {
      guard !options.json else { return try options.output.answer(answer, text: "") }
      return try options.output.standardOutput.write(raw: recording.text)
    }
    let file = try NewFile(output)
    try file.write(Array(recording.text.utf8))
    try file.finish()
    try options.output.answer(
      answer, text: StyledText("\(counted(recording.scenario.steps.count, "step")) in \(output)"))
  }

  private struct Recorded: Encodable {
    let scenario: String
    let file: String?
    /// What cannot be repeated, a line each.
    let gaps: [String]
  }
}
