import Logging
import WireText

/// Logs what a switch lets through, and what a logger's own level, once it is set, does too.
struct SwitchedLogHandler: LogHandler {
  private let lever: LogLevelSwitch
  private var base: any LogHandler
  private var floor: Logger.Level?

  init(_ lever: LogLevelSwitch, over base: any LogHandler) {
    self.lever = lever
    self.base = base
  }

  var logLevel: Logger.Level {
    get { max(lever.level, floor ?? .trace) }
    set { floor = newValue }
  }

  var metadata: Logger.Metadata {
    get { base.metadata }
    set { base.metadata = newValue }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { base[metadataKey: key] }
    set { base[metadataKey: key] = newValue }
  }

  /// Whatever a peer makes part of a line, it stays one line, and shows what is in it.
  func log(event: LogEvent) {
    var event = event
    event.message = "\("\(event.message)".singleLine)"
    event.metadata = event.metadata?.mapValues { "\("\($0)".singleLine)" }
    base.log(event: event)
  }
}
