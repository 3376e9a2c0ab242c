package import WireText

/// The protocol as an OpenRPC document, written from the request types.
///
/// - Source: OpenRPC 1.3.2, spec.open-rpc.org.
package struct OpenRPCDocument: Codable, Hashable, Sendable, WireDocumented, WireScalar {
  package static let notes: [String: String] = [:]
  package static var schema: WireSchema { .any }
  package static var sample: OpenRPCDocument { OpenRPCDocument(content: [:]) }

  package let content: JSONValue

  package init(content: JSONValue) { self.content = content }

  package init(from decoder: any Decoder) throws { content = try JSONValue(from: decoder) }

  package func encode(to encoder: any Encoder) throws { try content.encode(to: encoder) }
}

extension OpenRPCDocument {
  /// The document of both sockets for a daemon of this version.
  package init(daemonVersion: String) {
    self.init(content: [
      "openrpc": "1.3.2",
      "info": [
        "title": "headunitd",
        "description": .string(Self.introduction),
        "version": .string(daemonVersion),
        "license": ["name": "MIT"],
      ],
      "methods": .array(RequestCatalog.all.map { Self.method($0) }),
      // Not in `methods`: those are for calling.
      "x-notifications": .array(NotificationCatalog.all.map { Self.notification($0) }),
      "components": ["errors": .object(ErrorName.allCases.map { .init($0.rawValue, $0.openRPC) })],
    ])
  }

  private static let introduction = """
    A connected car's head unit for tests. Methods marked `phone` are answered on the phone \
    socket, those marked `control` on the control socket. Times are RFC 3339 UTC.
    """

  private static func method<R: LinkRequest>(_ request: R.Type) -> JSONValue {
    let sockets = Set(R.access.map(\.socket.rawValue)).sorted()
    return [
      "name": .string(R.method),
      "summary": .string(R.summary),
      "tags": .array(sockets.map { ["name": .string($0)] }),
      "paramStructure": "by-name",
      "params": .array(parameters(of: R.self, isClosed: true)),
      "result": [
        "name": "result", "schema": WireSchema(of: R.Response.self).json(isClosed: false),
      ],
      "errors": .array(
        R.errors.map { ["$ref": .string("#/components/errors/\($0.rawValue)")] }),
      "examples": [example(of: R.self)],
    ]
  }

  private static func notification<N: LinkNotification>(_ notification: N.Type) -> JSONValue {
    [
      "name": .string(N.method),
      "summary": .string(N.summary),
      "tags": .array(N.sockets.map { ["name": .string($0.rawValue)] }),
      "paramStructure": "by-name",
      "params": .array(parameters(of: N.self, isClosed: false)),
      "examples": [["name": .string(N.method), "params": .array(values(of: N.example))]],
    ]
  }

  private static func parameters(of type: any Decodable.Type, isClosed: Bool) -> [JSONValue] {
    guard case .object(let properties) = WireSchema(of: type) else { return [] }
    return properties.sorted { $0.isRequired && !$1.isRequired }.map { property in
      [
        "name": .string(property.name),
        "description": .string(property.note ?? ""),
        "required": .bool(property.isRequired),
        "schema": property.schema.json(isClosed: isClosed),
      ]
    }
  }

  private static func values(of params: some Encodable) -> [JSONValue] {
    WireExample.members(of: params).map { ["name": .string($0.key), "value": $0.value] }
  }

  private static func example<R: LinkRequest>(of request: R.Type) -> JSONValue {
    [
      "name": .string(R.method),
      "params": .array(values(of: R.example.params)),
      "result": ["name": "result", "value": WireExample.value(of: R.example.result)],
    ]
  }
}

extension ErrorName {
  fileprivate var openRPC: JSONValue {
    [
      "code": .integer(Int64(code)),
      "message": .string(meaning),
      "data": ["name": .string(rawValue), "retryable": .bool(isRetryable)],
    ]
  }
}
