/// Which profiles the catalogue has.
package struct ProfilesList: LinkRequest, Hashable {
  package var matching: String?

  package static let method = "profiles.list"
  package static let summary = "Lists the catalogue's vehicle profiles."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = []
  package static let notes = ["matching": "Only profiles whose name contains this text."]

  package init(matching: String? = nil) { self.matching = matching }

  /// In order of name.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var profiles: [ProfileSummary]

    package static let notes = ["profiles": "The profiles in order of name."]

    package init(profiles: [ProfileSummary]) { self.profiles = profiles }
  }

  package static let example = RequestExample(
    ProfilesList(matching: "qashqai-j12b/2025"),
    returns: Response(profiles: [
      ProfileSummary(
        profile: "qashqai-j12b/2025/tekna", displayName: "Qashqai Tekna 2025",
        markets: ["DE", "FR", "GB"])
    ]))
}
