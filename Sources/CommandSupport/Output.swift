import FoundationEssentials
import Glibc

/// Where a command writes: answers to standard output, messages to standard error.
///
/// Under `--json` standard output holds exactly one JSON document on one line: `"schema": 1`, then
/// the members in the order of their declaration; a command that fails prints
/// `{"schema":1,"error":{…}}`.
/// Without it the same answer is text for people: coloured and cut to the width on a terminal,
/// plain and whole anywhere else. A reader that goes away early (`| head`) ends the output and
/// nothing else.
package struct Output: Sendable {
  package let isJSON: Bool
  package let standardOutput: TextStream
  package let standardError: TextStream

  /// - Parameters:
  ///   - isJSON: Whether `--json` was given.
  ///   - standardOutput: A file descriptor; 1 but in tests.
  ///   - standardError: A file descriptor; 2 but in tests.
  ///   - environment: Of the process, for `NO_COLOR`, `TERM` and `COLUMNS`.
  package init(
    isJSON: Bool, standardOutput: Int32 = STDOUT_FILENO, standardError: Int32 = STDERR_FILENO,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.isJSON = isJSON
    self.standardOutput = TextStream(descriptor: standardOutput, environment: environment)
    self.standardError = TextStream(descriptor: standardError, environment: environment)
  }
}

extension Output {
  /// Answers once, in the form that was asked for.
  /// - Parameters:
  ///   - document: What `--json` prints; it must encode as an object.
  ///   - text: What people read.
  /// - Throws: ``CommandFailure`` named `output_failed` when standard output cannot be written.
  package func answer(
    _ document: some Encodable, text: @autoclosure () -> StyledText
  ) throws(CommandFailure) {
    guard isJSON else { return try standardOutput.write(text()) }
    let line: String
    do {
      line = try VersionedDocument(value: document).line()
    } catch {
      throw CommandFailure(
        .internalFault, name: "internal_error", what: "cannot write the answer as JSON",
        why: "\(error)")
    }
    try standardOutput.write(raw: line + "\n")
  }

  /// Tells the person something that is not the answer; on standard error, also under `--json`.
  package func message(_ text: StyledText) {
    // When even standard error cannot be written there is nobody left to tell.
    try? standardError.write(text)
  }

  /// Reports why the command failed, in both forms.
  func report(_ failure: CommandFailure) {
    for diagnostic in failure.diagnostics { message("\(diagnostic.place): \(diagnostic.message)") }
    message(StyledText(failure.form.lead, .bad) + StyledText("\(failure)"))
    guard isJSON, let line = try? VersionedDocument(value: FailureDocument(failure)).line() else {
      return
    }
    try? standardOutput.write(raw: line + "\n")
  }
}
