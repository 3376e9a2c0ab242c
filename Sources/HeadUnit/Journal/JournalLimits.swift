/// How much of the past a daemon keeps, and how many may follow the present.
package struct JournalLimits: Hashable, Sendable {
  /// Entries of one vehicle; the oldest make room.
  package var entriesMax = 100_000
  /// Watches of the whole daemon; one more is refused. Operators may take them all.
  package var watchersMax = 256
  /// Watches of everybody else together: a quarter is kept for operators.
  package var watchersOfOthersMax: Int { watchersMax - watchersMax / 4 }
  /// Watches of one user (uid) who is no operator.
  package var watchersOfUserMax: Int { watchersMax / 4 }
  /// Watches of one connection that is no operator's.
  package var watchersOfConnectionMax: Int { watchersMax / 8 }
  /// Changes that wait for one slow reader; the oldest are dropped and counted.
  package var watchBufferMax = 1_024

  package init() {}
}
