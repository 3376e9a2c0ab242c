import WireText
package import WorldTime

/// A root that a car trusts, and how it came to.
package struct TrustedRoot: Hashable, Sendable, Codable {
  /// Who said that it is to be trusted.
  package enum Origin: String, Hashable, Sendable, Codable, CaseIterable {
    /// Named in the daemon's trust file.
    case file
    /// Came with the first accepted pairing.
    case firstUse = "first_use"
    /// Added by an operator.
    case added
  }

  package let key: RootPublicKey
  package let origin: Origin
  package let since: Instant

  package init(key: RootPublicKey, origin: Origin, since: Instant) {
    self.key = key
    self.origin = origin
    self.since = since
  }
}

/// The roots a car trusts, in the order they came.
package struct TrustStore: Hashable, Sendable, Codable {
  package private(set) var roots: [TrustedRoot]

  package init(roots: [TrustedRoot] = []) { self.roots = roots }

  /// The root with this thumbprint.
  package subscript(id: String) -> TrustedRoot? { roots.first { $0.key.id == id } }

  /// - Returns: `false` when the key is trusted already; nothing changes then.
  @discardableResult
  package mutating func add(
    _ key: RootPublicKey,
    origin: TrustedRoot.Origin,
    at instant: Instant
  ) -> Bool {
    guard self[key.id] == nil else { return false }
    roots.append(TrustedRoot(key: key, origin: origin, since: instant))
    return true
  }

  /// - Returns: what was removed; `nil` when no root has this thumbprint.
  @discardableResult
  package mutating func remove(id: String) -> TrustedRoot? {
    guard let index = roots.firstIndex(where: { $0.key.id == id }) else { return nil }
    return roots.remove(at: index)
  }

  /// Trusts the first root that comes with an accepted pairing, and no other later.
  ///
  /// - Returns: `false` when this very root is trusted already.
  /// - Throws: ``OtherRootTrusted`` when any other root is.
  @discardableResult
  package mutating func pinFirstUse(
    _ key: RootPublicKey,
    at instant: Instant
  ) throws(OtherRootTrusted) -> Bool {
    if self[key.id] != nil { return false }
    if let first = roots.first { throw OtherRootTrusted(trusted: first.key, offered: key) }
    return add(key, origin: .firstUse, at: instant)
  }

  /// A pairing brought another root than the one this car trusts.
  package struct OtherRootTrusted: Error, Hashable, CustomStringConvertible {
    package let trusted: RootPublicKey
    package let offered: RootPublicKey

    package init(trusted: RootPublicKey, offered: RootPublicKey) {
      self.trusted = trusted
      self.offered = offered
    }

    package var description: String {
      "the phone's store has root \(offered.fingerprint); this car trusts \(trusted.fingerprint)"
    }
  }
}

extension TrustStore {
  /// Reads a trust file: one JSON Web Key, or a key set `{"keys": […]}`.
  ///
  /// - Throws: ``KeyFormatError`` when it is neither, when it is empty, or by the first bad key.
  package init(file text: String, at instant: Instant) throws(KeyFormatError) {
    struct KeySet: Decodable { let keys: [JSONWebKey] }
    self.init()
    let value: JSONValue?
    do throws(JSONParser.Failure) { value = try JSONParser.parse(text.utf8) } catch {
      // A member that stands twice is told; a text that is no JSON is told what it should be.
      guard error.isSyntax else {
        throw KeyFormatError(description: "the trust file is not admitted: \(error)")
      }
      value = nil
    }
    let parsed: [JSONWebKey]
    if let set = try? value?.decode(KeySet.self) {
      parsed = set.keys
    } else if let key = try? value?.decode(JSONWebKey.self) {
      parsed = [key]
    } else {
      throw KeyFormatError(
        description: #"a trust file holds a JSON Web Key, or a set of them: {"keys": […]}"#
      )
    }
    guard !parsed.isEmpty else { throw KeyFormatError(description: "the key set is empty") }
    for key in parsed { add(try RootPublicKey(key), origin: .file, at: instant) }
  }
}
