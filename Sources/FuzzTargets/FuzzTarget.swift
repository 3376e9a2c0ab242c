/// One place where bytes from outside come in, and what must hold there whatever they are.
///
/// A target never fails by design: it stops the process (a bug of the code under test), takes too
/// long, or throws ``BrokenPromise``.
package protocol FuzzTarget: Sendable {
  /// The name of its folder in `Tests/Fuzz`.
  static var name: String { get }

  /// Prepares what every input needs.
  init(in place: FuzzPlace) async throws

  /// Hands one input in and compares what comes of it with what was promised.
  func check(_ input: [UInt8]) async throws(BrokenPromise) -> FuzzOutcome
}

/// What became of an input.
package enum FuzzOutcome: Hashable, Sendable {
  /// It was refused with a reason.
  case refused
  /// All of it, or something in it, was taken.
  case taken
}

/// Something that holds for every input did not hold for this one.
package struct BrokenPromise: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// Where targets find files and put some.
package struct FuzzPlace: Sendable {
  /// The folder of `Package.swift`.
  package let repository: String
  /// A folder of this run alone.
  package let scratch: String

  package init(repository: String, scratch: String) {
    self.repository = repository
    self.scratch = scratch
  }
}

/// Every target.
package enum FuzzTargets {
  package static let all: [any FuzzTarget.Type] = [
    LineCodecTarget.self, JSONTarget.self, DocumentTarget.self, PairingTarget.self,
    CatalogueTarget.self, ScenarioTarget.self,
  ]
}
