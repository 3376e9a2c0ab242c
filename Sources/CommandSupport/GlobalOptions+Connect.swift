package import LinkProtocol
package import LinkTransport
import WorldTime

extension GlobalOptions {
  /// Host time between two attempts, in milliseconds.
  private static let lookMilliseconds: Int64 = 50

  /// Connects to the daemon; with `--wait` also to one that is still starting.
  ///
  /// - Throws: ``LinkConnectError``; of a daemon that was waited for, what it was at the end.
  package func connect(to role: SocketRole) async throws(LinkConnectError) -> LinkConnection {
    let milliseconds = wait?.milliseconds ?? 0
    var left = milliseconds
    while true {
      do throws(LinkConnectError) {
        // Where it is usually may change when it comes.
        return try await LinkClient.connect(path: socketPath(role))
      } catch {
        guard error.mayPass, wait != nil else { throw error }
        guard left > 0 else { throw .waited(milliseconds: milliseconds, error) }
      }
      let pause = min(left, Self.lookMilliseconds)
      await LinkLoop.ofThisProcess.pause(milliseconds: pause)
      left -= pause
    }
  }
}
