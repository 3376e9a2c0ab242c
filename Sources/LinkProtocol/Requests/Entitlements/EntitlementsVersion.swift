/// Which document the car keeps.
package struct EntitlementsVersion: LinkRequest, Hashable {
  package static let method = "entitlements.version"
  package static let summary = "Tells which document the car keeps, if any."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]

  package init() {}

  /// Both members are absent while the car keeps no document.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var version: Int?
    package var hash: String?

    package static let notes = [
      "version": "The version the car keeps.",
      "hash": "SHA-256 of the document, base64url.",
    ]

    package init(version: Int?, hash: String?) {
      self.version = version
      self.hash = hash
    }
  }

  package static let example = RequestExample(
    EntitlementsVersion(),
    returns: Response(version: 1, hash: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"))
}
