import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl check`
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the daemon's database, and show its counts and room.",
    discussion: "Reads all of it, while the daemon goes on with its work.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let answer = try await options.call(DaemonCheck(), "cannot check the daemon's database")
    guard answer.sound else {
      throw CommandFailure(
        .refused, name: "database_damaged", what: "the daemon's database is damaged",
        why: answer.failures.first ?? "it is not sound",
        diagnostics: answer.failures.map {
          CommandFailure.Diagnostic(place: "database", message: $0)
        })
    }
    try options.output.answer(
      answer, text: text(answer, width: options.output.standardOutput.width))
  }

  private func text(_ answer: DaemonCheck.Response, width: Int?) -> StyledText {
    let size = ByteCount(answer.pages * answer.pageBytes)
    return [
      StyledText("the database is sound", .good),
      StyledText.facts(
        [
          ("Vehicles", "\(answer.vehicles), \(answer.records) of them with a document"),
          ("Bonds", "\(answer.bonds)"),
          ("Journal entries", "\(answer.journalEntries)"),
          (
            "Pages",
            "\(answer.pages) of \(answer.pageBytes) bytes (\(size)), \(answer.freePages) free"
          ),
          ("Set aside", answer.setAside.isEmpty ? nil : answer.setAside.joined(separator: ", ")),
          ("Log", answer.logBytes.map { "\(ByteCount($0))" }),
          ("Disk", disk(answer)),
        ], width: width),
    ].lines()
  }

  private func disk(_ answer: DaemonCheck.Response) -> String? {
    guard let free = answer.diskFreeBytes, let all = answer.diskBytes else { return nil }
    return "\(ByteCount(free)) of \(ByteCount(all)) free"
  }
}
