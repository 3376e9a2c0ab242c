package import LinkProtocol
package import LinkTransport
import Logging

extension HeadUnit {
  /// Serves one connection until it ends: every request gets exactly one reply, in turn unless
  /// its method says otherwise.
  package func serve(_ link: LinkConnection, on role: SocketRole) async {
    admit(link, on: role)
    let (lateLines, late) = AsyncStream<[UInt8]>.makeStream()
    connections[link.id]?.late = late
    await withDiscardingTaskGroup { group in
      if role == .phone { group.addTask { await self.serve(lateLines, of: link) } }
      for await line in link.inbound {
        switch line {
        case .tooLong(let limitBytes):
          send(
            ReplyCoding.line(
              id: .null,
              WireError(.lineTooLong, "the line is longer than \(limitBytes) bytes; it was skipped")
            ),
            over: link)
        case .line(let bytes):
          for line in arriving(bytes, from: link) {
            let (waiting, watches) = await receive(line, from: link)
            if let waiting { group.addTask { await self.answerAndNotify(waiting, over: link) } }
            for watch in watches { group.addTask { await self.notify(watch, over: link) } }
          }
        }
      }
      await drainLines(of: link)
      await connectionEnded(link.id)
      late.finish()
      // Watches do not wait for a peer that takes nothing more.
      group.cancelAll()
    }
    connections[link.id] = nil
    arrivals.forget(link.id)
    held.forget(link.id)
    settleFaults()
  }

  /// Knows a connection from now on, until it was served.
  package func admit(_ link: LinkConnection, on role: SocketRole) {
    guard connections[link.id] == nil else { return }
    connections[link.id] = ConnectionState(
      link: link, role: role, mayOperate: role == .control && link.isOperator)
    if role == .control, link.isOperator { link.markAuthenticated() }
  }

  /// Serves the lines of a connection that a fault held, once they are let go.
  private func serve(_ lines: AsyncStream<[UInt8]>, of link: LinkConnection) async {
    await withDiscardingTaskGroup { group in
      for await line in lines {
        let (waiting, watches) = await receive(line, from: link)
        if let waiting { group.addTask { await self.answerAndNotify(waiting, over: link) } }
        for watch in watches { group.addTask { await self.notify(watch, over: link) } }
        arrivals.end(on: link.id)
      }
    }
  }

  /// What of an incoming line gets through; faults meet those of the phone socket.
  private func arriving(_ line: [UInt8], from link: LinkConnection) -> [[UInt8]] {
    guard connections[link.id]?.role == .phone else { return [line] }
    return passing(
      line, on: LinkPath(connection: link.id, direction: .toCar),
      of: (try? IncomingLine(parsing: line))?.methods ?? [])
  }

  /// No line will come any more: those that waited to be overtaken arrive.
  private func drainLines(of link: LinkConnection) async {
    for line in held.releaseOvertaken(on: LinkPath(connection: link.id, direction: .toCar)) {
      if let waiting = await receive(line.bytes, from: link).late {
        _ = await answer(waiting, over: link)
      }
    }
    for line in held.releaseOvertaken(on: LinkPath(connection: link.id, direction: .toPhone)) {
      transmit(line.bytes, over: link)
    }
  }

  /// Answers a line, unless a call of it is answered when ready: that line is given back, so that
  /// the connection goes on meanwhile.
  ///
  /// - Returns: such a line; and the watches that begin with the answer.
  private func receive(
    _ bytes: [UInt8], from link: LinkConnection
  ) async -> (late: IncomingLine?, watches: [Watch.Key]) {
    do throws(WireError) {
      let line = try IncomingLine(parsing: bytes)
      if line.waitsUntilReady { return (line, []) }
      return (nil, await answer(line, over: link))
    } catch {
      send(ReplyCoding.line(id: .null, error), over: link)
      return (nil, [])
    }
  }

  /// Answers a line that was given back, and serves the watches that begin with its answer.
  private func answerAndNotify(_ line: IncomingLine, over link: LinkConnection) async {
    let watches = await answer(line, over: link)
    await withDiscardingTaskGroup { group in
      for watch in watches { group.addTask { await self.notify(watch, over: link) } }
    }
  }

  /// Every call waits until its peer may have another one; the answers of a batch are no more than
  /// fit in ``ProtocolLimits/batchAnswerBytesMax``.
  ///
  /// - Returns: the watches that begin now that the answer is sent.
  private func answer(_ line: IncomingLine, over link: LinkConnection) async -> [Watch.Key] {
    var lines: [[UInt8]] = []
    var watches: [Watch.Key] = []
    var bytes = 0
    for entry in line.entries {
      if case .success(let call) = entry, bytes > ProtocolLimits.batchAnswerBytesMax {
        if let id = call.id { lines.append(ReplyCoding.line(id: id, .batchTooLarge)) }
        continue
      }
      guard await link.admitsCall() else { return watches }
      switch entry {
      case .success(let call):
        let (begun, jobs) = (link.isOperator ? 0 : HostClock.threadNanoseconds(), loop.jobs)
        guard let reply = await reply(to: call, on: link.id) else { continue }
        // Time in which others had their turn is not this call's.
        let isOwnTime = !link.isOperator && loop.jobs == jobs
        link.charge(
          answerBytes: reply.line.count,
          nanoseconds: isOwnTime ? HostClock.threadNanoseconds() - begun : 0,
          units: (Route.all[call.method]?.weight ?? 1) - 1)
        bytes += reply.line.count
        if let number = reply.watch {
          watches.append(Watch.Key(connection: link.id, number: number))
        }
        // A notification is carried out all the same.
        if call.id != nil { lines.append(reply.line) }
      case .failure(let error): lines.append(ReplyCoding.line(id: .null, error))
      }
    }
    if !lines.isEmpty {
      send(line.isBatch ? Self.array(lines) : lines[0], over: link, answering: line.methods)
    }
    return watches
  }

  private static func array(_ lines: [[UInt8]]) -> [UInt8] {
    var array: [UInt8] = []
    array.reserveCapacity(lines.reduce(2) { $0 + $1.count + 1 })
    array.append(UInt8(ascii: "["))
    for line in lines {
      if array.count > 1 { array.append(UInt8(ascii: ",")) }
      array.append(contentsOf: line)
    }
    array.append(UInt8(ascii: "]"))
    return array
  }

  /// `nil` when the connection is gone.
  private func reply(to call: IncomingCall, on connection: UInt64) async -> Route.Reply? {
    guard let caller = connections[connection]?.caller else { return nil }
    let begun = HostClock.monotonicNanoseconds()
    let reply: Route.Reply
    do throws(WireError) {
      reply = await (try route(of: call.method, for: caller)).reply(self, call, caller)
    } catch {
      reply = Route.Reply(line: ReplyCoding.line(id: call.id ?? .null, error), error: error)
    }
    note(reply.error, of: call, from: caller, after: HostClock.monotonicNanoseconds() - begun)
    return reply
  }

  /// Sends a line, which meets the faults of the link if it goes to a phone.
  ///
  /// `methods` are those whose calls it answers.
  func send(_ line: [UInt8], over link: LinkConnection, answering methods: Set<String> = []) {
    for line in onItsWay(line, over: link, of: methods) { transmit(line, over: link) }
  }

  /// What of a line gets through to its peer; faults meet those for phones.
  func onItsWay(
    _ line: [UInt8], over link: LinkConnection, of methods: Set<String>
  ) -> [[UInt8]] {
    guard connections[link.id]?.role == .phone else { return [line] }
    return passing(line, on: LinkPath(connection: link.id, direction: .toPhone), of: methods)
  }

  /// A peer that went away or does not read is the transport's business.
  func transmit(_ line: [UInt8], over link: LinkConnection) {
    do throws(LinkSendError) {
      try link.send(line)
    } catch {
      logger.debug("reply not sent", metadata: ["connection": "\(link.id)", "why": "\(error)"])
    }
  }

  /// Who may ask what, where.
  func route(of method: String, for caller: Caller) throws(WireError) -> Route {
    guard let route = Route.all[method],
      let access = route.access.first(where: { $0.socket == caller.role })
    else {
      throw WireError(
        .methodNotFound, "the \(caller.role.rawValue) socket has no method ‘\(method)’")
    }
    switch access {
    case .phoneUnauthenticated, .controlReader: break
    case .phoneGreeted, .phoneInSession:
      guard caller.greeting != nil else {
        throw WireError(.helloFirst, "\(route.method) needs link.hello on this connection first")
      }
      guard access == .phoneGreeted || caller.bond != nil else {
        throw WireError(
          .sessionRequired, "\(route.method) needs a session; pair, then open one")
      }
    case .controlOperator:
      guard caller.mayOperate else {
        throw WireError(
          .notPermitted,
          "\(route.method) is for root, the daemon's user and group \(OperatorPolicy.group)")
      }
    }
    return route
  }
}

extension WireError {
  fileprivate static let batchTooLarge = WireError(
    .batchTooLarge,
    "the answers before this one came to more than \(ProtocolLimits.batchAnswerBytesMax) bytes;"
      + " ask again outside the batch")
}

extension IncomingLine {
  /// The methods it calls.
  fileprivate var methods: Set<String> {
    Set(entries.compactMap { try? $0.get().method })
  }

  fileprivate var isBatch: Bool {
    if case .batch = self { true } else { false }
  }

  fileprivate var entries: [Result<IncomingCall, WireError>] {
    switch self {
    case .single(let call): [.success(call)]
    case .batch(let entries): entries
    }
  }

  /// A call of this line is answered when ready.
  fileprivate var waitsUntilReady: Bool {
    entries.contains { entry in
      if case .success(let call) = entry { call.waitsUntilReady } else { false }
    }
  }
}

extension IncomingCall {
  fileprivate var waitsUntilReady: Bool { Route.all[method]?.ordering == .whenReady }
}
