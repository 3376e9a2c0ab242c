import LinkProtocol

/// A flat JSON object of texts as a person hands it in: a card, an address.
struct InputObject {
  let subject: String
  private let members: [String: String]

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - subject: What it is, for messages.
  ///   - known: The members it may have.
  /// - Throws: ``InputFlaw``, which holds no part of the text but names of members.
  init(_ text: [UInt8], subject: String, known: [String]) throws(InputFlaw) {
    func flaw(_ problem: InputFlaw.Problem) -> InputFlaw {
      InputFlaw(subject: subject, problem: problem)
    }
    guard text.count <= InputFlaw.bytesMax else {
      throw flaw(.tooLong(bytesMax: InputFlaw.bytesMax))
    }
    let value: JSONValue
    do throws(JSONParser.Failure) { value = try JSONParser.parse(text) } catch {
      throw flaw(
        error.isSyntax ? .notJSON(byte: error.offset) : .refusedJSON(byte: error.offset))
    }
    guard case .object(let entries) = value else { throw flaw(.notAnObject) }
    var members: [String: String] = [:]
    for entry in entries {
      guard known.contains(entry.key) else {
        throw flaw(.unknownMember(Self.showable(entry.key), known: known))
      }
      guard case .string(let text) = entry.value else { throw flaw(.notText(member: entry.key)) }
      members[entry.key] = text
    }
    self.subject = subject
    self.members = members
  }

  subscript(name: String) -> String? { members[name] }

  func required(_ name: String) throws(InputFlaw) -> String {
    guard let text = members[name] else {
      throw InputFlaw(subject: subject, problem: .missingMember(name))
    }
    return text
  }

  /// Somebody who mixes up names and values must not find a card number in a log.
  private static func showable(_ name: String) -> String? {
    let isWord = name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }
    return isWord && (1...32).contains(name.count) ? name : nil
  }
}
