import WireText

/// The protocol describes itself.
package struct RpcDiscover: LinkRequest, Hashable {
  package typealias Response = OpenRPCDocument

  package static let method = "rpc.discover"
  package static let summary = "Returns the OpenRPC 1.3 description of both sockets."
  package static let access: [SocketAccess] = [.phoneUnauthenticated, .controlReader]
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(
    RpcDiscover(), returns: OpenRPCDocument(content: ["openrpc": "1.3.2"]))

  package init() {}
}
