/// What is wrong with a JSON text that a person handed in. Never carries a value of it.
package struct InputFlaw: Error, Hashable, Sendable, CustomStringConvertible {
  /// More is no card and no address.
  package static let bytesMax = 16 * 1024

  /// `card`, `address`.
  package let subject: String
  package let problem: Problem

  package init(subject: String, problem: Problem) {
    self.subject = subject
    self.problem = problem
  }

  /// What may be wrong.
  package enum Problem: Hashable, Sendable {
    case empty
    case notJSON(byte: Int)
    /// JSON that readers understand in different ways, such as the same member twice.
    case refusedJSON(byte: Int)
    case notAnObject
    /// `nil` when the name itself might be something that must not be shown.
    case unknownMember(String?, known: [String])
    case missingMember(String)
    case notText(member: String)
    case tooLong(bytesMax: Int)
  }

  package var description: String {
    switch problem {
    case .empty: "there is no \(subject): the text is empty"
    case .notJSON(let byte): "the \(subject) is not JSON (byte \(byte))"
    case .refusedJSON(let byte):
      "the \(subject) has the same member twice, or a character that is not taken (byte \(byte))"
    case .notAnObject: "the \(subject) is not a JSON object"
    case .unknownMember(let name, let known):
      "the \(subject) has \(name.map { "an unknown member ‘\($0)’" } ?? "an unknown member");"
        + " known are \(known.joined(separator: ", "))"
    case .missingMember(let name): "the \(subject) lacks ‘\(name)’"
    case .notText(let name): "‘\(name)’ of the \(subject) is not a text in quotes"
    case .tooLong(let bytesMax): "the \(subject) has more than \(bytesMax) bytes"
    }
  }
}
