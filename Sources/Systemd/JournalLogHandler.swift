package import Logging

/// Logs to the system's journal: a line for people, and each fact of it as a field of its own.
///
/// A line that the journal does not take goes to `fallback`.
package struct JournalLogHandler: LogHandler {
  package var metadata: Logger.Metadata = [:]
  package var logLevel = Logger.Level.info
  private let socket: JournalSocket
  /// What the entries are found by: `SYSLOG_IDENTIFIER`.
  private let identifier: String
  /// What the names of our own fields begin with.
  private let prefix: String
  private let fallback: any LogHandler

  package init(
    to socket: JournalSocket, identifier: String, prefix: String, fallback: any LogHandler
  ) {
    self.socket = socket
    self.identifier = identifier
    self.prefix = prefix
    self.fallback = fallback
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    let facts = metadata.merging(event.metadata ?? [:]) { _, new in new }
      .map { (key: $0.key, value: "\($0.value)") }.sorted { $0.key < $1.key }
    var record = JournalRecord()
    let tail = facts.map { " \($0.key)=\($0.value)" }.joined()
    record.add("MESSAGE", "\(event.message)\(tail)")
    record.add("PRIORITY", "\(event.level.journalPriority)")
    record.add("SYSLOG_IDENTIFIER", identifier)
    record.add("CODE_FILE", event.file)
    record.add("CODE_LINE", "\(event.line)")
    record.add("CODE_FUNC", event.function)
    for fact in facts {
      record.add(JournalRecord.name(of: fact.key, prefix: prefix), fact.value)
    }
    record.finish(prefix: prefix)
    if !socket.send(record) { fallback.log(event: event) }
  }
}

extension Logger.Level {
  /// - Source: syslog(3).
  fileprivate var journalPriority: Int {
    switch self {
    case .trace, .debug: 7
    case .info: 6
    case .notice: 5
    case .warning: 4
    case .error: 3
    case .critical: 2
    }
  }
}
