import LinkProtocol
import WireText

/// A flat JSON object of texts as a person hands it in: a card, an address.
struct InputObject {
  private let members: [String: String]

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - subject: What it is, for messages.
  ///   - known: The members it may have.
  /// - Throws: ``InputRefusal``, which holds no part of the text but names of members.
  init(_ text: [UInt8], subject: InputRefusal.Subject, known: [String]) throws(InputRefusal) {
    var members: [String: String] = [:]
    try Self.read(text, subject: subject, known: known) { name, value in
      members[name] = String(decoding: value, as: UTF8.self)
    }
    self.members = members
  }

  /// Lends each member's value to `body`, and leaves no copy of it behind.
  ///
  /// - Throws: ``InputRefusal``, which holds no part of the text but names of members.
  static func read(
    _ text: [UInt8], subject: InputRefusal.Subject, known: [String],
    _ body: (_ name: String, _ value: UnsafeBufferPointer<UInt8>) -> Void
  ) throws(InputRefusal) {
    func failure(_ reason: InputRefusal.Reason) -> InputRefusal {
      InputRefusal(subject: subject, reason: reason)
    }
    guard text.count <= InputRefusal.bytesMax else {
      throw failure(.tooLong(bytesMax: InputRefusal.bytesMax))
    }
    var reason: InputRefusal.Reason?
    do throws(JSONParser.Failure) {
      let isObject = try JSONParser.members(of: text) { name, value in
        guard reason == nil else { return }
        guard known.contains(name) else {
          reason = .unknownMember(showable(name), known: known)
          return
        }
        guard let value else {
          reason = .notText(member: name)
          return
        }
        body(name, value)
      }
      if !isObject { reason = .notAnObject }
    } catch {
      throw failure(
        error.isSyntax ? .notJSON(byte: error.offset) : .refusedJSON(byte: error.offset))
    }
    if let reason { throw failure(reason) }
  }

  subscript(name: String) -> String? { members[name] }

  /// Somebody who mixes up names and values must not find a card number in a log.
  private static func showable(_ name: String) -> String? {
    let isWord = name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }
    return isWord && (1...32).contains(name.count) ? name : nil
  }
}
