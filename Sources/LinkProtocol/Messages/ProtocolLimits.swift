import WireText

/// The limits of the protocol's words. Those of sockets and connections stand with the transport.
package enum ProtocolLimits {
  /// Calls in one batch.
  package static let batchMax = 64
  /// Bytes of the answers to one batch, after which its other calls are refused.
  package static let batchAnswerBytesMax = 1 << 18
  /// Objects and arrays inside each other.
  package static let nestingMax = JSONParser.nestingMax
  /// The largest whole number, 2^53: beyond it JSON readers disagree.
  ///
  /// - Source: RFC 8259 §6 and RFC 7493 §2.2.
  package static let integerMax = JSONParser.integerMax
  /// Changes that one answer of `clock.advance` or `clock.set` lists; the rest are counted.
  package static let changesListedMax = 1_000
  /// Bands that one answer of `services.timeline` lists: it looks less far then.
  package static let bandsListedMax = 1_000
  /// Months that it looks ahead when not told how far: a year's subscription and what follows it.
  package static let timelineMonthsDefault = 13
  /// Entries that one answer of `journal.query` lists.
  package static let journalEntriesListedMax = 1_000
  /// Entries that it lists when not told how many.
  package static let journalEntriesListedDefault = 100
  /// Vehicles on one page of a list: the page stays within a line of the sockets.
  package static let pageMax = 1_000
  /// UTF-8 bytes of each thing a phone says of itself: it is kept, and shown on the car's screen.
  package static let phoneTextBytesMax = 128
  /// Faults that a daemon holds which are not spent, unless it is told otherwise; as many that are
  /// spent are remembered.
  package static let faultsMax = 64
  /// Lines that link faults hold back at once; further ones pass unharmed.
  package static let linesHeldMax = 256
  /// Backups that a daemon keeps.
  package static let backupsMax = 16
  /// Bytes of a backup in one answer of `daemon.readBackup`.
  package static let backupPartBytesMax = 384 << 10
  /// Problems that one answer of `daemon.check` lists.
  package static let failuresListedMax = 20
  /// The protocol versions this code speaks.
  package static let protocolVersions = [1]
}
