import LinkProtocol
import WireText

/// A request that the head unit answers. One file in `Handlers/` for each area.
protocol Answerable: LinkRequest {
  /// Says what the caller wants to know, or does what it wants done.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response
  /// Answers in one line; what is always the same may be written once and kept.
  func reply(
    to id: RequestID, _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> Route.Reply
}

extension Answerable {
  func reply(
    to id: RequestID, _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> Route.Reply {
    let result = try await answer(unit, caller)
    return Route.Reply(
      line: ReplyCoding.line(OutgoingReply(id: id, result: result)),
      watch: (result as? any WatchAnswer)?.watch)
  }
}

/// The answer that a watch begins with: what it tells comes after it.
protocol WatchAnswer {
  var watch: Int { get }
}

/// How one method is judged, decoded, answered and encoded.
struct Route: Sendable {
  let method: String
  let access: [SocketAccess]
  let ordering: ReplyOrdering
  /// See ``LinkRequest/weight``.
  let weight: Int
  /// Answers a call that may be made.
  let reply: @Sendable (isolated HeadUnit, IncomingCall, Caller) async -> Reply

  /// What a call leads to.
  struct Reply: Sendable {
    let line: [UInt8]
    /// The watch that begins once the line is sent.
    var watch: Int?
    /// What was refused; `nil` for a result.
    var error: WireError?
  }

  init<Request: Answerable>(_ request: Request.Type) {
    method = Request.method
    access = Request.access
    ordering = Request.ordering
    weight = Request.weight
    let schema = WireSchema(of: Request.self)
    reply = { unit, call, caller in
      let id = call.id ?? .null
      do throws(WireError) {
        return try await Self.decode(Request.self, call.params, schema).reply(to: id, unit, caller)
      } catch {
        return Reply(line: ReplyCoding.line(id: id, error), error: error)
      }
    }
  }

  private static func decode<Request: LinkRequest>(
    _ request: Request.Type, _ params: JSONValue, _ schema: WireSchema
  ) throws(WireError) -> Request {
    if let diagnostic = schema.diagnostic(in: params, at: "params") {
      throw WireError(.invalidParams, diagnostic)
    }
    do {
      return try params.decode(Request.self)
    } catch DecodingError.dataCorrupted(let context) {
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw WireError(.invalidParams, "params.\(path): \(context.debugDescription)")
    } catch {
      throw WireError(.invalidParams, "params cannot be read: \(error)")
    }
  }

  /// Every method of the protocol by name.
  static let all: [String: Route] = Dictionary(
    uniqueKeysWithValues: RequestCatalog.all.map { request in
      guard let answerable = request as? any Answerable.Type else {
        preconditionFailure("\(request.method) is in the catalogue and nobody answers it")
      }
      let route = answerable.route
      return (route.method, route)
    })
}

extension Answerable {
  fileprivate static var route: Route { Route(Self.self) }
}

/// Turns replies and notifications into lines.
enum ReplyCoding {
  static func line<Result>(_ reply: OutgoingReply<Result>) -> [UInt8] {
    do {
      return try JSONLineEncoder.encode(reply)
    } catch {
      preconditionFailure("a reply of \(Result.self) cannot be written: \(error)")
    }
  }

  /// A reply whose result was written before.
  static func line(id: RequestID, written result: [UInt8]) -> [UInt8] {
    var line = line(OutgoingReply(id: id, result: WrittenBefore()))
    // The result stands last, as an empty object.
    line.removeLast(3)
    line += result
    line.append(UInt8(ascii: "}"))
    return line
  }

  /// Holds the place of a result.
  private struct WrittenBefore: Encodable {}

  /// A value as it stands in a line.
  static func written(_ value: some Encodable) -> [UInt8] {
    do {
      return try JSONLineEncoder.encode(value)
    } catch {
      preconditionFailure("\(type(of: value)) cannot be written: \(error)")
    }
  }

  static func line<Notification: LinkNotification>(_ notification: Notification) -> [UInt8] {
    do {
      return try JSONLineEncoder.encode(OutgoingNotification(notification))
    } catch {
      preconditionFailure("a notification of \(Notification.self) cannot be written: \(error)")
    }
  }

  static func line(id: RequestID, _ error: WireError) -> [UInt8] {
    line(OutgoingReply<Never>(id: id, error: error))
  }
}
