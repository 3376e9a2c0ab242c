/// The car asks what time it is.
package struct TimeChallenge: LinkRequest, Hashable {
  package static let method = "time.challenge"
  package static let summary =
    "Draws a nonce; a time that the store signs together with it is known to be fresh."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(
    TimeChallenge(), returns: Response(nonce: "1bSEVNF3cz___7LscSuuqw"))

  package init() {}

  /// The question.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var nonce: String

    package static let notes = [
      "nonce": "16 fresh bytes, base64url; good for one statement within 60 s of world time."
    ]

    package init(nonce: String) { self.nonce = nonce }
  }
}
