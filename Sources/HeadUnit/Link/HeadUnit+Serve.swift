package import LinkProtocol
package import LinkTransport
import Logging

extension HeadUnit {
  /// Serves one connection until it ends: every request gets exactly one reply, in turn unless
  /// its method says otherwise.
  package func serve(_ link: LinkConnection, on role: SocketRole) async {
    let (lateLines, late) = AsyncStream<[UInt8]>.makeStream()
    connections[link.id] = ConnectionState(
      link: link, role: role, mayOperate: role == .control && OperatorPolicy.admits(link.peer),
      late: late)
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
            if let waiting = await receive(line, from: link) {
              group.addTask { await self.answer(waiting, over: link) }
            }
          }
        }
      }
      await takeLastLines(of: link)
      connectionEnded(link.id)
      late.finish()
    }
    connections[link.id] = nil
    arrivals.forget(link.id)
    held.forget(link.id)
    settleFaults()
  }

  /// Serves the lines of a connection that a fault held, once they are let go.
  private func serve(_ lines: AsyncStream<[UInt8]>, of link: LinkConnection) async {
    await withDiscardingTaskGroup { group in
      for await line in lines {
        if let waiting = await receive(line, from: link) {
          group.addTask { await self.answer(waiting, over: link) }
        }
        arrivals.end(on: link.id)
      }
    }
  }

  /// What of an incoming line gets through; faults meet those of the phone socket.
  private func arriving(_ line: [UInt8], from link: LinkConnection) -> [[UInt8]] {
    guard connections[link.id]?.role == .phone else { return [line] }
    return passing(
      line, on: Lane(connection: link.id, direction: .toCar),
      of: (try? IncomingLine(parsing: line))?.methods ?? [])
  }

  /// No line will come any more: those that waited to be overtaken arrive.
  private func takeLastLines(of link: LinkConnection) async {
    for line in held.takeOvertaken(on: Lane(connection: link.id, direction: .toCar)) {
      if let waiting = await receive(line.bytes, from: link) { await answer(waiting, over: link) }
    }
    for line in held.takeOvertaken(on: Lane(connection: link.id, direction: .toPhone)) {
      transmit(line.bytes, over: link)
    }
  }

  /// Answers a line, unless a call of it is answered when ready: that line is given back, so that
  /// the connection goes on meanwhile.
  private func receive(_ bytes: [UInt8], from link: LinkConnection) async -> IncomingLine? {
    do throws(WireError) {
      let line = try IncomingLine(parsing: bytes)
      if line.waitsUntilReady { return line }
      await answer(line, over: link)
    } catch {
      send(ReplyCoding.line(id: .null, error), over: link)
    }
    return nil
  }

  private func answer(_ line: IncomingLine, over link: LinkConnection) async {
    let reply =
      switch line {
      case .single(let call): await reply(to: call, on: link.id)
      case .batch(let entries): await replies(to: entries, on: link.id)
      }
    if let reply { send(reply, over: link, answering: line.methods) }
  }

  /// The reply line; `nil` for a notification, which is carried out all the same.
  private func reply(to call: IncomingCall, on connection: UInt64) async -> [UInt8]? {
    guard let caller = connections[connection]?.caller else { return nil }
    let line: [UInt8]
    do throws(WireError) {
      let route = try route(of: call, for: caller)
      line = await route.reply(self, call, caller)
    } catch {
      line = ReplyCoding.line(id: call.id ?? .null, error)
    }
    return call.id == nil ? nil : line
  }

  /// The replies to a batch as one line; `nil` when it was all notifications.
  private func replies(
    to entries: [Result<IncomingCall, WireError>], on connection: UInt64
  ) async -> [UInt8]? {
    var lines: [[UInt8]] = []
    for entry in entries {
      switch entry {
      case .success(let call):
        if let line = await reply(to: call, on: connection) { lines.append(line) }
      case .failure(let error): lines.append(ReplyCoding.line(id: .null, error))
      }
    }
    guard !lines.isEmpty else { return nil }
    return [UInt8(ascii: "[")] + lines.joined(separator: [UInt8(ascii: ",")])
      + [UInt8(ascii: "]")]
  }

  /// Sends a line, which meets the faults of the link if it goes to a phone.
  ///
  /// `methods` are those whose calls it answers.
  func send(_ line: [UInt8], over link: LinkConnection, answering methods: Set<String> = []) {
    guard connections[link.id]?.role == .phone else { return transmit(line, over: link) }
    let lane = Lane(connection: link.id, direction: .toPhone)
    for line in passing(line, on: lane, of: methods) { transmit(line, over: link) }
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
  private func route(of call: IncomingCall, for caller: Caller) throws(WireError) -> Route {
    guard let route = Route.all[call.method],
      let access = route.access.first(where: { $0.socket == caller.role })
    else {
      throw WireError(
        .methodNotFound, "the \(caller.role.rawValue) socket has no method ‘\(call.method)’")
    }
    switch access {
    case .phoneStranger, .controlReader: break
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

extension IncomingLine {
  /// The methods it calls.
  fileprivate var methods: Set<String> {
    switch self {
    case .single(let call): [call.method]
    case .batch(let entries): Set(entries.compactMap { try? $0.get().method })
    }
  }

  /// A call of this line is answered when ready.
  fileprivate var waitsUntilReady: Bool {
    switch self {
    case .single(let call): call.waitsUntilReady
    case .batch(let entries):
      entries.contains { entry in
        if case .success(let call) = entry { call.waitsUntilReady } else { false }
      }
    }
  }
}

extension IncomingCall {
  fileprivate var waitsUntilReady: Bool { Route.all[method]?.ordering == .whenReady }
}
