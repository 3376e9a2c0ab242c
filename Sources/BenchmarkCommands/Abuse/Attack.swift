import ArgumentParser
import LinkProtocol

/// What one user without rights does to a socket, as fast as it is let.
struct Attack: Hashable, Sendable {
  enum Mode: String, CaseIterable, Sendable, ExpressibleByArgument {
    /// Sends its line again and again on every connection, and reads the answers.
    case flood
    /// Sends its line and reads nothing.
    case unread
    /// Sends its line and goes away in the middle of the answer, for ever.
    case leave
    /// Connects and goes away, for ever.
    case connect
    /// Sends bytes that never become a line.
    case endless
    /// Makes its call inside sessions of a phone that has paired, 32 at a time on each.
    case session
  }

  let mode: Mode
  let socket: SocketRole
  /// The method of the line; empty where it plays no part.
  let method: String

  var name: String {
    method.isEmpty
      ? "\(mode.rawValue), \(socket.rawValue)"
      : "\(mode.rawValue) \(method), \(socket.rawValue)"
  }
}

extension Attack {
  /// Every method on every socket that a user without rights reaches, and what needs no method.
  static var all: [Attack] {
    var attacks: [Attack] = []
    for request in RequestCatalog.all {
      for socket in SocketRole.allCases
      where request.access.contains(where: { $0.socket == socket }) {
        attacks.append(Attack(mode: .flood, socket: socket, method: request.method))
      }
      if request.access.contains(.phoneInSession) {
        attacks.append(Attack(mode: .session, socket: .phone, method: request.method))
      }
    }
    for (socket, method) in [
      (SocketRole.phone, RpcDiscover.method), (.control, RpcDiscover.method),
      (.control, ProfilesList.method), (.control, ServicesList.method),
      (.control, DaemonStatus.method),
    ] {
      for mode in [Mode.unread, .leave] {
        attacks.append(Attack(mode: mode, socket: socket, method: method))
      }
    }
    for socket in SocketRole.allCases {
      for mode in [Mode.connect, .endless] {
        attacks.append(Attack(mode: mode, socket: socket, method: ""))
      }
    }
    return attacks
  }

  /// A batch as large as may be, of the method's example.
  var line: [UInt8] {
    guard let request = RequestCatalog.all.first(where: { $0.method == method }) else {
      return Array(repeating: UInt8(ascii: "x"), count: 64 << 10)
    }
    var line: [UInt8] = [UInt8(ascii: "[")]
    for number in 1...ProtocolLimits.batchMax {
      if number > 1 { line.append(UInt8(ascii: ",")) }
      line += Self.call(request, number)
    }
    return line + Array("]\n".utf8)
  }

  private static func call<R: LinkRequest>(_ request: R.Type, _ number: Int) -> [UInt8] {
    do {
      return try JSONLineEncoder.encode(OutgoingCall(id: .number(Int64(number)), R.example.params))
    } catch {
      preconditionFailure("the example of \(R.method) cannot be written: \(error)")
    }
  }
}
