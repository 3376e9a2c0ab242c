/// Which of the cases are meant.
package struct CaseSelection: Hashable, Sendable {
  /// Only this slice; everything when `nil`.
  package var shard: Shard?
  /// Only cases of these ids; every one when `nil`.
  package var ids: Set<String>?
  /// Only scenarios with one of these tags; every one when empty.
  package var tags: Set<String>
  /// A scenario may have more cases than ``ReadingLimits/casesMax``.
  package var isUnlimited: Bool

  package init(
    shard: Shard? = nil, ids: Set<String>? = nil, tags: Set<String> = [],
    isUnlimited: Bool = false
  ) {
    self.shard = shard
    self.ids = ids
    self.tags = tags
    self.isUnlimited = isUnlimited
  }

  func includes(_ scenario: Scenario) -> Bool {
    tags.isEmpty || !tags.isDisjoint(with: scenario.tags)
  }

  func includes(_ id: String) -> Bool {
    (ids?.contains(id) ?? true) && (shard?.contains(id) ?? true)
  }
}

/// A matrix of more cases than anybody means to run by accident.
package struct SelectionTooLarge: Error, Hashable, CustomStringConvertible {
  package let scenario: String
  package let count: Int

  package var description: String {
    "‘\(scenario)’ has \(count) cases; more than \(ReadingLimits.casesMax) run only with"
      + " --yes-really, or cut into shards"
  }
}
