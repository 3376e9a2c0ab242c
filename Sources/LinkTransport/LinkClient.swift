import NIOCore
import NIOPosix

/// Connects to a served Unix socket.
package enum LinkClient {
  /// Connects to `path` and reads and writes on `loop`, the process's own by default.
  /// - Throws: ``LinkConnectError``.
  package static func connect(
    path: String,
    limits: LinkLimits = .client,
    on loop: LinkLoop = .ofThisProcess
  ) async throws(LinkConnectError) -> LinkConnection {
    guard path.utf8.count <= UnixAddress.pathBytesMax else {
      throw .pathTooLong(
        path: path,
        bytes: path.utf8.count,
        bytesMax: UnixAddress.pathBytesMax
      )
    }
    do {
      return try await ClientBootstrap(group: loop.eventLoop)
        .channelOption(.allowRemoteHalfClosure, value: true)
        .channelOption(.maxMessagesPerRead, value: 1)
        .channelOption(
          .recvAllocator,
          value: FixedSizeRecvByteBufferAllocator(capacity: LinkChannel.readBytes)
        )
        .connect(unixDomainSocketPath: path) { channel in
          channel.eventLoop.makeCompletedFuture {
            try LinkChannel.connection(
              over: channel,
              limits: limits,
              peer: nil,
              refusalLine: { Array("\($0)".utf8) }
            )
          }
        }
    } catch let error as IOError {
      throw LinkConnectError(errno: error.errnoCode, path: path)
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
  }
}
