package import LinkProtocol
package import LinkTransport

/// A daemon of somebody else, behind its two sockets.
package struct SocketHandle: UnitHandle {
  package let loop: LinkLoop
  private let controlSocket: String
  private let phoneSocket: String

  package init(on loop: LinkLoop, controlSocket: String, phoneSocket: String) {
    self.loop = loop
    self.controlSocket = controlSocket
    self.phoneSocket = phoneSocket
  }

  package var isShared: Bool { true }
  package var isUsedAgain: Bool { true }

  package func connect(_ role: SocketRole) async throws(HandleFailure) -> LinkConnection {
    try await Self.connect(to: role == .control ? controlSocket : phoneSocket, on: loop)
  }

  package func restart(_ mode: RestartMode) async throws(HandleFailure) {
    throw .notHere("the daemon serves others and is neither stopped nor killed here")
  }

  package func exitDescription() async -> String? { nil }

  /// It is not ours to give.
  package func leaveState(in folder: String) async {}

  static func connect(
    to path: String, on loop: LinkLoop
  ) async throws(HandleFailure) -> LinkConnection {
    do throws(LinkConnectError) {
      return try await LinkClient.connect(path: path, on: loop)
    } catch {
      throw .notConnected("\(error)")
    }
  }
}
