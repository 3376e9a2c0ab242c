/// What is wrong with a JSON text that a person handed in. Never carries a value of it.
package struct InputRefusal: Error, Hashable, Sendable {
  /// More is no card and no address.
  package static let bytesMax = 16 * 1024

  package let subject: Subject
  package let reason: Reason

  package init(subject: Subject, reason: Reason) {
    self.subject = subject
    self.reason = reason
  }

  /// What was handed in.
  package enum Subject: String, Hashable, Sendable, CaseIterable {
    case card, address
  }

  /// What may be wrong.
  package enum Reason: Hashable, Sendable {
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
}
