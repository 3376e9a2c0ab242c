/// One generation of a model: one file of `Profiles/vehicles`.
package struct Generation: Sendable {
  /// The file's name without `.yaml`: `leaf-ze1`.
  package let id: GenerationID
  /// As sold: `Leaf`.
  package let model: String
  /// The sides of build dates, latest first. A car whose build month is not known is of the
  /// first side that has its year, trim and market.
  package let builds: [Build]
}

/// The cars of one generation that were built in one span of months.
package struct Build: Sendable {
  /// What the cars of one build are called.
  package struct Identity: Hashable, Sendable {
    package let id: GenerationID
    package let model: String
    /// The maker's code: `ZE1`.
    package let code: String
    package let connectedFrom: YearMonth?
  }

  package let identity: Identity
  /// The first month of the span; `nil` when the years alone decide.
  package let from: YearMonth?
  /// The first month after the span; `nil` when there is none.
  package let before: YearMonth?
  /// As sold, in the order of the file.
  package let trims: [String]
  package let equipment: [TrimEquipment]

  func includes(_ month: YearMonth) -> Bool {
    (from.map { $0 <= month } ?? true) && (before.map { month < $0 } ?? true)
  }
}
