package import LinkProtocol
import NIOCore
import Synchronization
package import WireText

/// The calling side of a connection: sends requests and gives each its own answer.
///
/// Calls may overlap: several tasks can wait on one client, and answers may come in any order.
/// Answers that came too late are passed over, and notifications too, unless somebody asked for
/// ``notifications``.
package final class ProtocolClient: LinkPeer {
  private let connection: LinkConnection
  private let loop: LinkLoop
  private let timeoutMilliseconds: Int
  private let calls = Mutex(OpenCalls())
  private let events = LineQueue(capacity: ProtocolClient.eventsWaitingMax)
  private let hasListener = Atomic(false)

  /// Notifications that may wait for their listener before nothing more is read.
  package static let eventsWaitingMax = 256

  private init(_ connection: LinkConnection, loop: LinkLoop, timeoutMilliseconds: Int) {
    self.connection = connection
    self.loop = loop
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Makes calls over `connection` for as long as `body` runs, then closes it.
  ///
  /// ```swift
  /// let connection = try await LinkClient.connect(path: path)
  /// let clock = try await ProtocolClient.serving(connection) { client in
  ///   try await client.call(ClockGet())
  /// }
  /// ```
  /// Each call waits for `timeoutMilliseconds` of host time, kept by `loop`, unless it says
  /// otherwise.
  package static func serving<Value, Failure: Error>(
    _ connection: LinkConnection, timeoutMilliseconds: Int = 30_000,
    on loop: LinkLoop = .ofThisProcess,
    _ body: (ProtocolClient) async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let client = ProtocolClient(
      over: connection, timeoutMilliseconds: timeoutMilliseconds, on: loop)
    async let reading: Void = client.run()
    let outcome: Result<Value, Failure>
    do throws(Failure) {
      outcome = .success(try await body(client))
    } catch {
      outcome = .failure(error)
    }
    client.hangUp()
    await reading
    return try outcome.get()
  }

  /// A client for whoever holds several connections open and runs each beside the others:
  /// answers come while ``run()`` does, until ``hangUp()``.
  package convenience init(
    over connection: LinkConnection, timeoutMilliseconds: Int = 30_000,
    on loop: LinkLoop = .ofThisProcess
  ) {
    self.init(connection, loop: loop, timeoutMilliseconds: timeoutMilliseconds)
  }

  /// Hands the answers to their calls until the connection ends. Call it once.
  package func run() async { await read() }

  /// Closes the connection; calls that wait for an answer end without one.
  package func hangUp() {
    connection.close()
    events.finish(.byUs)
  }
}

extension ProtocolClient {
  package func call<Request: LinkRequest>(
    _ request: Request, timeoutMilliseconds: Int?
  ) async throws(CallFailure) -> Request.Response {
    try await exchange(as: Request.Response.self, timeoutMilliseconds) { id in
      try JSONLineEncoder.encode(OutgoingCall(id: id, request))
    }
  }

  /// Asks for a method by its name; `params` is an object.
  /// - Throws: ``CallFailure``.
  package func call(
    method: String, params: JSONValue, timeoutMilliseconds: Int? = nil
  ) async throws(CallFailure) -> JSONValue {
    try await exchange(as: JSONValue.self, timeoutMilliseconds) { id in
      try JSONLineEncoder.encode(OutgoingCall(id: id, method: method, params: params))
    }
  }

  private func exchange<Response: Decodable & Sendable>(
    as response: Response.Type, _ timeoutMilliseconds: Int?, _ encode: (RequestID) throws -> [UInt8]
  ) async throws(CallFailure) -> Response {
    let id = calls.withLock { $0.nextID() }
    let line: [UInt8]
    do { line = try encode(id) } catch { throw .unwritable(reason: "\(error)") }
    let reply = try await reply(
      to: id, line, within: timeoutMilliseconds ?? self.timeoutMilliseconds
    ).get()
    let incoming: IncomingReply<Response>
    do {
      incoming = try reply.decode(IncomingReply<Response>.self)
    } catch {
      throw .unreadable(reason: "\(error)")
    }
    do throws(WireError) {
      return try incoming.outcome.get()
    } catch {
      throw .refused(error)
    }
  }

  private func reply(
    to id: RequestID, _ line: [UInt8], within milliseconds: Int
  ) async -> Result<JSONValue, CallFailure> {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if let over = calls.withLock({ $0.open(id, continuation) }) {
          continuation.resume(returning: .failure(over))
          return
        }
        let timer = loop.eventLoop.scheduleTask(in: .milliseconds(Int64(milliseconds))) {
          self.settle(id, .failure(.timedOut(milliseconds: milliseconds)))
        }
        if !calls.withLock({ $0.time(id, timer) }) { timer.cancel() }
        do throws(LinkSendError) {
          try connection.send(line)
        } catch {
          settle(id, .failure(.notSent(error)))
        }
        if Task.isCancelled { settle(id, .failure(.cancelled)) }
      }
    } onCancel: {
      settle(id, .failure(.cancelled))
    }
  }
}

extension ProtocolClient {
  /// What the daemon says unasked from now on, for one listener; ask before the call that starts
  /// it. It ends with the connection.
  ///
  /// Whoever has asked must go on taking them: while ``eventsWaitingMax`` wait nothing more is read,
  /// also no answers, and the daemon sees a slow reader.
  package var notifications: LinkNotifications {
    hasListener.store(true, ordering: .releasing)
    return LinkNotifications(lines: LinkLines(queue: events))
  }

  /// Why the connection's lines ended, once they have.
  package var end: LinkEnd? { connection.end }
}

// MARK: - Reading

extension ProtocolClient {
  /// What tells an answer from a notification, and one answer from another.
  private struct Head: Decodable {
    let id: RequestID?
    let method: String?
    let error: WireError?
  }

  private func read() async {
    for await line in connection.inbound {
      switch line {
      case .line(let bytes): await receive(bytes)
      case .tooLong(let limit):
        settleAll(.unreadable(reason: "a line longer than \(limit) bytes"))
      }
    }
    events.finish(connection.end ?? .byUs)
    calls.withLock { $0.end = .closed(connection.end ?? .byUs) }
    settleAll(.closed(connection.end ?? .byUs))
  }

  private func receive(_ line: [UInt8]) async {
    guard let reply = try? JSONParser.parse(line), let head = try? reply.decode(Head.self) else {
      let beginning = String(decoding: line.prefix(80), as: UTF8.self)
      return settleAll(.unreadable(reason: "‘\(beginning)’ is no reply"))
    }
    guard head.method == nil else { return await hand(over: line) }
    if let id = head.id {
      settle(id, .success(reply))
    } else if let error = head.error {
      // Said to the connection as a whole: whatever we asked, this is the answer.
      settleAll(.refused(error))
    }
  }

  private func hand(over notification: [UInt8]) async {
    guard hasListener.load(ordering: .acquiring) else { return }
    events.push(.line(notification))
    if !events.hasRoom() { await events.waitUntilEmpty() }
  }

  private func settle(_ id: RequestID, _ outcome: Result<JSONValue, CallFailure>) {
    calls.withLock { $0.close(id) }?.settle(outcome)
  }

  private func settleAll(_ failure: CallFailure) {
    for call in calls.withLock({ $0.closeAll() }) { call.settle(.failure(failure)) }
  }
}

/// The calls that wait for an answer.
private struct OpenCalls {
  typealias Waiter = CheckedContinuation<Result<JSONValue, CallFailure>, Never>

  struct Call {
    let waiter: Waiter
    var timer: Scheduled<Void>?

    func settle(_ outcome: Result<JSONValue, CallFailure>) {
      timer?.cancel()
      waiter.resume(returning: outcome)
    }
  }

  /// Why no answer can come any more.
  var end: CallFailure?
  private var calls: [RequestID: Call] = [:]
  private var lastNumber: Int64 = 0

  mutating func nextID() -> RequestID {
    lastNumber += 1
    return .number(lastNumber)
  }

  /// Takes a call in, or says why it is too late for one.
  mutating func open(_ id: RequestID, _ waiter: Waiter) -> CallFailure? {
    guard end == nil else { return end }
    calls[id] = Call(waiter: waiter)
    return nil
  }

  /// Gives an open call its timer; `false` when it is answered already.
  mutating func time(_ id: RequestID, _ timer: Scheduled<Void>) -> Bool {
    guard calls[id] != nil else { return false }
    calls[id]?.timer = timer
    return true
  }

  mutating func close(_ id: RequestID) -> Call? { calls.removeValue(forKey: id) }

  mutating func closeAll() -> [Call] {
    defer { calls = [:] }
    return Array(calls.values)
  }
}
