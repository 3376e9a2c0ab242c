import Glibc

/// Which rule is broken in this run: `MUTANT`, by the name of its patch. Only in the copy of the
/// sources that `scripts/mutation-test` builds.
package enum Mutant {
  private static let name = getenv("MUTANT").map { String(cString: $0) }

  package static func `is`(_ other: String) -> Bool { name == other }
}
