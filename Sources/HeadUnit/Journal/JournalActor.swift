import LinkProtocol
import LinkTransport
import WireText

/// Who brought about what a journal tells of.
enum JournalActor: Hashable, Sendable {
  /// Nobody: it fell due.
  case time
  /// The daemon itself, such as at its start.
  case daemon
  /// Somebody on the control socket; `uid` where the kernel says so.
  case tester(uid: UInt32?)
  /// A phone that has proven its bond, by the name it gave when it paired.
  case phone(bond: String, name: String)
  /// Somebody on the phone socket who has proven nothing; what they call themselves does not count.
  case peer(uid: UInt32?)
}

extension JournalActor: CustomStringConvertible {
  /// As the journal keeps it.
  var description: String {
    switch self {
    case .time: "time"
    case .daemon: "daemon"
    case .tester(let uid): uid.map { "tester uid \($0)" } ?? "tester"
    // The bond first: whatever a name says, it does not stand where a bond stands.
    case .phone(let bond, let name): "phone \(bond) \(name.singleLine)"
    case .peer(let uid): "unauthenticated peer" + (uid.map { " uid \($0)" } ?? "")
    }
  }
}

extension Caller {
  /// Whom the journal names for what this caller does.
  var actor: JournalActor {
    switch role {
    case .control: .tester(uid: peer?.uid)
    case .phone:
      bond.map { .phone(bond: $0, name: bondName ?? "") } ?? .peer(uid: peer?.uid)
    }
  }
}
