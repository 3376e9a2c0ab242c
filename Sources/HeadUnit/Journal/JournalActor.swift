import LinkProtocol
import LinkTransport

/// Who brought about what a journal tells of.
enum JournalActor: Hashable, Sendable {
  /// Nobody: it fell due.
  case time
  /// The daemon itself, such as at its start.
  case daemon
  /// Somebody on the control socket; `uid` where the kernel says so.
  case bench(uid: UInt32?)
  /// A phone, by the name it gave.
  case phone(name: String)
}

extension JournalActor: CustomStringConvertible {
  /// As the journal keeps it.
  var description: String {
    switch self {
    case .time: "time"
    case .daemon: "daemon"
    case .bench(let uid): uid.map { "bench uid \($0)" } ?? "bench"
    case .phone(let name): "phone \(name)"
    }
  }
}

extension Caller {
  /// Whom the journal names for what this caller does.
  var actor: JournalActor {
    switch role {
    case .control: .bench(uid: peer?.uid)
    case .phone: .phone(name: greeting?.phone.name ?? "unknown")
    }
  }
}
