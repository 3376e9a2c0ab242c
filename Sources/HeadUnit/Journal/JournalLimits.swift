/// How much of the past a daemon keeps, and how many may follow the present.
package struct JournalLimits: Hashable, Sendable {
  /// Entries of one vehicle; the oldest make room.
  package var entriesMax = 100_000
  /// Watches of the whole daemon; one more is refused.
  package var watchersMax = 256
  /// Changes that wait for one slow reader; the oldest are dropped and counted.
  package var watchBufferMax = 1_024

  package init() {}
}
