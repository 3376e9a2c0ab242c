package import WorldTime

/// A major version of the app, and what it asks of phones, from the day it came out.
package struct AppPeriod: Hashable, Sendable {
  /// The major version: 3 for 3.17.1.
  package let version: Int
  /// The day it replaces the version before.
  package let from: Instant
  /// The oldest major version that still works beside it.
  package let oldestAccepted: Int
  /// The lowest major version of each operating system; the app exists on no other.
  package let minimumOS: [String: Int]
  /// Operating systems where the app needs Google services.
  package let needsGoogleServices: Set<String>
  package let provenance: Provenance
}

/// A dotted version of numbers: `17.5`.
package struct DottedVersion: Hashable, Sendable {
  /// Never empty.
  let parts: [Int]

  package var major: Int { parts[0] }

  /// - Returns: `nil` unless `text` is one to four numbers with dots between.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { part in
      part.count <= 6 && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    guard (1...4).contains(parts.count), !parts.contains(nil) else { return nil }
    self.parts = parts.compactMap { $0 }
  }
}
