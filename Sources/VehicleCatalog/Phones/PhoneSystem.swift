/// An operating system of phones, and the versions there have been of it.
package struct PhoneSystem: Hashable, Sendable {
  /// `iOS`, `Android`, or one that the app was never made for.
  package let name: String
  /// The major versions, lowest first, with the last minor one of each that gets no more.
  let versions: [Version]
  package let provenance: Provenance

  struct Version: Hashable, Sendable {
    let major: Int
    let lastMinor: Int?
  }

  /// The major versions, lowest first.
  package var majors: [Int] { versions.map(\.major) }

  /// The versions that somebody may have meant: those of the same major version, where there is
  /// one, or else the major ones.
  package func versions(near text: String) -> [String] {
    let version = versions.first { $0.major == DottedVersion(text)?.major }
    guard let version, let last = version.lastMinor else { return majors.map(String.init) }
    return ["\(version.major).0 – \(version.major).\(last)"]
  }

  /// Whether there has been a version, such as `17.5`; what is no version is none of this system.
  package func has(version text: String) -> Bool {
    guard let version = DottedVersion(text),
      let known = versions.first(where: { $0.major == version.major })
    else { return false }
    let minor = version.parts.count > 1 ? version.parts[1] : 0
    return known.lastMinor.map { minor <= $0 } ?? true
  }
}
