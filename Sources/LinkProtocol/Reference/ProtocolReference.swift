/// `docs/protocol.md`, written from the request types.
package enum ProtocolReference {
  /// The whole document.
  package static var markdown: String {
    ([head] + SocketRole.allCases.map(section) + [notifications, errorTable])
      .joined(separator: "\n")
  }

  private static let head = """
    # The line protocol

    This page is generated from the request types in `Sources/LinkProtocol`; a test holds it to
    them.

    JSON-RPC 2.0, one message a line, over two Unix sockets. `params` is an object; members that
    are not listed here are refused. Results may gain members; ignore what you do not know.
    Lines are UTF-8 and at most 256 KiB. Requests of a connection are answered in order, except
    those marked *when ready*. Times are RFC 3339 UTC with milliseconds, durations ISO 8601, byte
    strings base64url. `rpc.discover` returns all of this as OpenRPC.

    ```
    printf '{"jsonrpc":"2.0","id":1,"method":"daemon.status"}\\n' \\
      | socat - UNIX-CONNECT:control.sock
    ```

    On the **phone** socket (the radio; any local user) `link.hello` comes first, then pairing or
    a session that proves a bond. On the **control** socket (the test bench) root, the daemon's own
    user and the group `headunit` operate; everybody else only reads.

    """

  private static func section(_ socket: SocketRole) -> String {
    let methods = RequestCatalog.all.filter { request in
      request.access.contains { $0.socket == socket }
    }
    return "## Methods of the \(socket.rawValue) socket\n\n"
      + methods.map { method($0, on: socket) }.joined(separator: "\n")
  }

  private static func method<R: LinkRequest>(_ request: R.Type, on socket: SocketRole) -> String {
    let needs = R.access.first { $0.socket == socket }.map(need) ?? ""
    let order = R.ordering == .whenReady ? " Answered when ready." : ""
    var lines = ["### `\(R.method)`", "", "\(R.summary) \(needs)\(order)", ""]
    lines += table("Parameter", WireSchema(of: R.self))
    lines += table("Result", WireSchema(of: R.Response.self))
    if !R.errors.isEmpty {
      lines += ["Refusals: " + R.errors.map { "`\($0.rawValue)`" }.joined(separator: ", "), ""]
    }
    lines += [
      "```json",
      WireExample.text(of: OutgoingCall(id: .number(1), R.example.params)),
      WireExample.text(of: OutgoingReply(id: .number(1), result: R.example.result)),
      "```", "",
    ]
    return lines.joined(separator: "\n")
  }

  private static var notifications: String {
    let head = """
      ## Notifications

      What the daemon says unasked, to whoever watches: a message without an `id`, which wants no
      reply. A reader that is slow loses the oldest changes and is told how many with `lagged`; it
      can ask again from a number that the journal keeps. A reader that never reads is dropped.

      """
    return head + NotificationCatalog.all.map { notification($0) }.joined(separator: "\n")
  }

  private static func notification<N: LinkNotification>(_ notification: N.Type) -> String {
    let sockets = N.sockets.map(\.rawValue).joined(separator: " and ")
    var lines = ["### `\(N.method)`", "", "\(N.summary) *On the \(sockets) socket.*", ""]
    lines += table("Parameter", WireSchema(of: N.self))
    lines += ["```json", WireExample.text(of: OutgoingNotification(N.example)), "```", ""]
    return lines.joined(separator: "\n")
  }

  private static func need(_ access: SocketAccess) -> String {
    switch access {
    case .phoneUnauthenticated: "*Anyone, at any time.*"
    case .phoneGreeted: "*After `link.hello`.*"
    case .phoneInSession: "*In a session.*"
    case .controlReader: "*Anyone.*"
    case .controlOperator: "*Operators.*"
    }
  }

  private static func table(_ title: String, _ schema: WireSchema) -> [String] {
    let rows = rows(of: schema, prefix: "")
    guard !rows.isEmpty else { return [] }
    return ["| \(title) | Kind | Meaning |", "|---|---|---|"] + rows + [""]
  }

  private static func rows(of schema: WireSchema, prefix: String) -> [String] {
    guard case .object(let properties) = schema else { return [] }
    return properties.flatMap { property -> [String] in
      let name = prefix + property.name + (property.isRequired ? "" : "?")
      let row = "| `\(name)` | \(property.schema.summary) | \(property.note ?? "") |"
      switch property.schema {
      case .object: return [row] + rows(of: property.schema, prefix: "\(prefix)\(property.name).")
      case .array(let element):
        return [row] + rows(of: element, prefix: "\(prefix)\(property.name)[].")
      default: return [row]
      }
    }
  }

  private static var errorTable: String {
    let rows = ErrorName.allCases.map { name in
      "| \(name.code) | `\(name.rawValue)` | \(name.isRetryable ? "yes" : "") | \(name.meaning) |"
    }
    return """
      ## Errors

      `{code, message, data: {name, retryable, rule?, detail?, nextChangeAt?}}`. Names are stable;
      messages are for people.

      | Code | Name | Retryable | Meaning |
      |---|---|---|---|

      """ + rows.joined(separator: "\n") + "\n"
  }
}

extension WireSchema {
  fileprivate var summary: String {
    switch self {
    case .any: "any"
    case .boolean: "boolean"
    case .integer: "whole number"
    case .number: "number"
    case .string(let format, _): format ?? "string"
    case .words(let words): words.map { "`\($0)`" }.joined(separator: " ")
    case .array(let element): "array of \(element.summary)"
    case .object: "object"
    case .map(let value): "object of \(value.summary)s"
    }
  }
}
