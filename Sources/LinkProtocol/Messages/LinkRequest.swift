/// One method of the line protocol: its name, its parameters (the type's own properties), its
/// answer, who may call it and how it is described.
///
/// A request is declared once, here and in ``RequestCatalog``; the server, the clients, the
/// OpenRPC document, `docs/protocol.md` and the tests all come from that declaration.
package protocol LinkRequest: Codable, Sendable, WireDocumented {
  associatedtype Response: Codable & Sendable & WireDocumented

  /// `area.verb`, as on the wire.
  static var method: String { get }
  /// One sentence for the reference.
  static var summary: String { get }
  /// The sockets that answer it, and what a caller must have shown there first.
  static var access: [SocketAccess] { get }
  /// The refusals a caller must be ready for, beside those of every method.
  static var errors: [ErrorName] { get }
  /// Whether it may be answered out of turn.
  static var ordering: ReplyOrdering { get }
  /// As how many calls one counts for the limit of calls a second, beside what the length of its
  /// answer adds: more than 1 where the work is not seen in the answer.
  static var weight: Int { get }
  /// A call and its answer, shown in the reference and replayed by a test.
  static var example: RequestExample<Self> { get }
}

extension LinkRequest {
  package static var ordering: ReplyOrdering { .inOrder }
  package static var weight: Int { 1 }
}

/// A call and its answer.
package struct RequestExample<Request: LinkRequest>: Sendable {
  package let params: Request
  package let result: Request.Response

  package init(_ params: Request, returns result: Request.Response) {
    self.params = params
    self.result = result
  }
}

/// A socket, with what it asks of a caller of one method.
package enum SocketAccess: Hashable, Sendable {
  /// The phone socket, before or after anything else.
  case phoneUnauthenticated
  /// The phone socket, after `link.hello`.
  case phoneGreeted
  /// The phone socket, in a session that proved the bond.
  case phoneInSession
  /// The control socket, any local user.
  case controlReader
  /// The control socket: root, the daemon's own user, or group `headunit`.
  case controlOperator

  package var socket: SocketRole {
    switch self {
    case .phoneUnauthenticated, .phoneGreeted, .phoneInSession: .phone
    case .controlReader, .controlOperator: .control
    }
  }
}

/// Which of the two sockets a connection came through.
package enum SocketRole: String, Hashable, Sendable, WireEnum {
  /// The radio: any local user, untrusted.
  case phone
  /// The test bench: judged by the peer's user and groups.
  case control
}

/// Where a reply stands among the replies of its connection.
package enum ReplyOrdering: Hashable, Sendable {
  /// After the replies to everything asked before it.
  case inOrder
  /// When it is ready: it waits for a person, and others go on meanwhile.
  case whenReady
}
