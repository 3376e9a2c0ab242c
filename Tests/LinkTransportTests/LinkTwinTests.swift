import Testing

@testable import LinkTransport

/// What carries the lines between two ends of ours.
enum Carrier: String, CaseIterable, Sendable {
  case socket
  case pair
}

/// One test body for the socket and its in-process twin.
@Suite(.timeLimit(.minutes(1)))
struct LinkTwinTests {
  @Test(arguments: Carrier.allCases)
  func `lines arrive whole and in order`(carrier: Carrier) async throws {
    try await between(carrier, near: echo) { far in
      for number in 1...1000 { try far.send("line \(number)".utf8) }
      var lines = far.inbound.makeAsyncIterator()
      for number in 1...1000 { #expect(await lines.next() == text("line \(number)")) }
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a line of 1 MiB is refused once and the next is answered`(carrier: Carrier) async throws {
    try await between(carrier, near: echo) { far in
      try far.send([UInt8](repeating: 0x78, count: 1 << 20))
      try far.send("good".utf8)
      var lines = far.inbound.makeAsyncIterator()
      #expect(await lines.next() == text("too long: 262144"))
      #expect(await lines.next() == text("good"))
    }
  }

  @Test(arguments: Carrier.allCases)
  func `a line with a line break inside is not sent`(carrier: Carrier) async throws {
    try await between(carrier, near: echo) { far in
      #expect(throws: LinkSendError.lineBreakInside) { try far.send("one\ntwo".utf8) }
      try far.send("three".utf8)
      var lines = far.inbound.makeAsyncIterator()
      #expect(await lines.next() == text("three"))
    }
  }

  @Test(arguments: Carrier.allCases)
  func `blank lines are dropped`(carrier: Carrier) async throws {
    try await between(carrier, near: echo) { far in
      for line in ["", "  ", "\t\r", "words"] { try far.send(line.utf8) }
      var lines = far.inbound.makeAsyncIterator()
      #expect(await lines.next() == text("words"))
    }
  }

  @Test(arguments: Carrier.allCases)
  func `what was sent before closing arrives, and then the end`(carrier: Carrier) async throws {
    try await between(
      carrier,
      near: { connection in
        for number in 1...100 { try? connection.send("news \(number)".utf8) }
        connection.close()
        #expect(throws: LinkSendError.closed) { try connection.send("more".utf8) }
      },
      body: { far in
        var count = 0
        for await line in far.inbound {
          count += 1
          #expect(line == text("news \(count)"))
        }
        #expect(count == 100)
        #expect(far.end == .byPeer)
      })
  }

  @Test(arguments: Carrier.allCases)
  func `a peer that never reads is dropped when its queue is full`(carrier: Carrier) async throws {
    var limits = LinkLimits.control
    limits.outgoingLinesMax = 50
    let (end, ending) = AsyncStream<Never>.makeStream()
    let deaf: @Sendable (LinkConnection) async -> Void = { _ in for await _ in end {} }
    try await between(carrier, limits: limits, near: deaf) { far in
      defer { ending.finish() }
      #expect(throws: LinkSendError.self) {
        for _ in 0..<1000 { try far.send([UInt8](repeating: 0x78, count: 100_000)) }
      }
      #expect(far.queuedLines <= 50)
      var lines = far.inbound.makeAsyncIterator()
      #expect(await lines.next() == nil)
      #expect(far.end == .peerNeverReads)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `drained returns once the peer has taken everything`(carrier: Carrier) async throws {
    try await between(carrier, near: echo) { far in
      for _ in 0..<100 { try far.send("line".utf8) }
      try await far.drained()
      #expect(far.queuedLines == 0)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `waiting for a peer that takes nothing ends when the task is cancelled`(
    carrier: Carrier
  ) async throws {
    let (end, ending) = AsyncStream<Never>.makeStream()
    let deaf: @Sendable (LinkConnection) async -> Void = { _ in for await _ in end {} }
    try await between(carrier, near: deaf) { far in
      defer { ending.finish() }
      for _ in 0..<40 { try far.send([UInt8](repeating: 0x78, count: 100_000)) }
      await withTaskGroup(of: LinkSendError?.self) { group in
        for _ in 0..<2 {
          group.addTask {
            do throws(LinkSendError) {
              try await far.drained()
              return nil
            } catch {
              return error
            }
          }
        }
        group.cancelAll()
        for await error in group { #expect(error == .closed) }
      }
      #expect(far.queuedLines > 0)
    }
  }

  @Test(arguments: Carrier.allCases)
  func `cancelling the reader ends its lines`(carrier: Carrier) async throws {
    try await between(carrier, near: echo) { far in
      await withTaskGroup(of: Int.self) { group in
        group.addTask {
          var count = 0
          for await _ in far.inbound { count += 1 }
          return count
        }
        group.cancelAll()
        #expect(await group.next() == 0)
      }
    }
  }

  /// Runs `near` at one end and `body` at the other.
  private func between(
    _ carrier: Carrier, limits: LinkLimits = .control,
    near: @escaping @Sendable (LinkConnection) async -> Void,
    body: (LinkConnection) async throws -> Void
  ) async throws {
    switch carrier {
    case .pair:
      let (nearEnd, farEnd) = LinkConnection.pair(limits: limits)
      async let handling: Void = near(nearEnd)
      try await body(farEnd)
      farEnd.close()
      await handling
    case .socket:
      try await withServer(limits: limits, handler: near) { _, path in
        var own = LinkLimits.client
        own.outgoingLinesMax = limits.outgoingLinesMax
        let farEnd = try await LinkClient.connect(path: path, limits: own)
        try await body(farEnd)
        farEnd.close()
      }
    }
  }
}
