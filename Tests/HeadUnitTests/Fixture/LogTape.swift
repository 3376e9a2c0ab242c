import Logging
import Synchronization

/// What the head unit logs, for a test to read.
final class LogTape: Sendable {
  private let lines = Mutex<[String]>([])

  /// A logger that writes here.
  var logger: Logger { Logger(label: "fixture") { _ in Handler(tape: self) } }

  /// The messages that begin so, with what stands in their metadata under `key`.
  func entries(of beginning: String, with key: String) -> [String] {
    lines.withLock { $0 }.filter { $0.hasPrefix(beginning) }
      .map { line in
        let value = line.split(separator: "\t").first { $0.hasPrefix("\(key)=") }
        return "\(line.prefix { $0 != "\t" }) \(value?.dropFirst(key.count + 1) ?? "")"
      }
  }

  private struct Handler: LogHandler {
    let tape: LogTape
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let details = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted()
      tape.lines.withLock {
        $0.append(([event.message.description] + details).joined(separator: "\t"))
      }
    }
  }
}
