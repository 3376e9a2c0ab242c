package import LinkProtocol
import WireText

/// What the daemon says unasked over one connection, in order, for one listener.
///
/// It ends when the connection does, and when the listening task is cancelled.
package struct LinkNotifications: AsyncSequence, Sendable {
  package typealias Element = IncomingNotification
  package typealias Failure = Never

  let lines: LinkLines

  package func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(lines: lines.makeAsyncIterator())
  }

  package struct AsyncIterator: AsyncIteratorProtocol {
    var lines: LinkLines.AsyncIterator

    package mutating func next() async -> IncomingNotification? {
      await next(isolation: #isolation)
    }

    package mutating func next(
      isolation actor: isolated (any Actor)?
    ) async -> IncomingNotification? {
      while let line = await lines.next(isolation: actor) {
        if case .line(let bytes) = line, let notification = IncomingNotification(bytes) {
          return notification
        }
      }
      return nil
    }
  }
}

extension IncomingNotification {
  private struct Head: Decodable {
    let method: String
    let params: JSONValue?
  }

  fileprivate init?(_ line: [UInt8]) {
    guard let head = try? JSONParser.parse(line).decode(Head.self) else { return nil }
    self.init(method: head.method, params: head.params ?? [:])
  }
}
