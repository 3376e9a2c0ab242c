/// A socket that the daemon serves.
package struct SocketReport: Codable, Hashable, Sendable, WireDocumented {
  package var socket: SocketRole
  package var path: String
  package var inherited: Bool
  package var connections: Int

  package static let notes = [
    "socket": "Which of the two.",
    "path": "Where peers connect.",
    "inherited": "It was handed over by the service manager, and stays when the daemon ends.",
    "connections": "How many are connected.",
  ]

  package init(socket: SocketRole, path: String, inherited: Bool, connections: Int) {
    self.socket = socket
    self.path = path
    self.inherited = inherited
    self.connections = connections
  }
}
