import Glibc
import Synchronization
import Testing

@testable import LinkTransport

/// Abuse of a served socket by peers that know only system calls.
@Suite(.timeLimit(.minutes(1)))
struct LinkServerTests {
  @Test func `a line of 1 MiB is refused once and the next line is answered`() async throws {
    try await withServer { _, path in
      let peer = try RawPeer(path: path)
      try await peer.write([UInt8](repeating: 0x78, count: 1 << 20) + Array("\ngood\n".utf8))
      #expect(try await peer.readLine() == "too long: 262144")
      #expect(try await peer.readLine() == "good")
    }
  }

  @Test func `a line that comes byte by byte is one line`() async throws {
    try await withServer { _, path in
      let peer = try RawPeer(path: path)
      for byte in "byte by byte\n".utf8 { try await peer.write([byte]) }
      #expect(try await peer.readLine() == "byte by byte")
    }
  }

  @Test func `many lines in one write are answered in order`() async throws {
    try await withServer { _, path in
      let peer = try RawPeer(path: path)
      try await peer.write((1...5000).map { "\($0)\n" }.joined())
      for number in 1...5000 { #expect(try await peer.readLine() == "\(number)") }
    }
  }

  @Test func `blank lines and carriage returns are tolerated`() async throws {
    try await withServer { _, path in
      let peer = try RawPeer(path: path)
      try await peer.write("\n\r\n  \n\none\r\n\r\ntwo\n")
      await peer.endWriting()
      #expect(try await peer.readToEnd() == "one\ntwo\n")
    }
  }

  @Test func `a peer that closes its writing side is still answered`() async throws {
    try await withServer { _, path in
      let peer = try RawPeer(path: path)
      try await peer.write("question\n")
      await peer.endWriting()
      #expect(try await peer.readToEnd() == "question\n")
    }
  }

  @Test func `a last line without its end counts at the end of the stream`() async throws {
    try await withServer { _, path in
      let peer = try RawPeer(path: path)
      try await peer.write("whole\nhalf")
      await peer.endWriting()
      #expect(try await peer.readToEnd() == "whole\nhalf\n")
    }
  }

  @Test func `a peer that never reads is dropped and no one else waits for it`() async throws {
    var limits = LinkLimits.control
    limits.outgoingLinesMax = 100
    let flood: @Sendable (LinkConnection) async -> Void = { connection in
      for await line in connection.inbound {
        guard line == text("flood") else {
          try? connection.send("calm".utf8)
          continue
        }
        // Never waits, however much the peer leaves unread.
        while (try? connection.send([UInt8](repeating: 0x78, count: 10_000))) != nil {}
      }
    }
    try await withServer(limits: limits, handler: flood) { server, path in
      let deaf = try RawPeer(path: path)
      try await deaf.write("flood\n")
      let other = try RawPeer(path: path)
      try await other.write("hello\n")
      #expect(try await other.readLine() == "calm")
      let heard = try await deaf.readToEnd()
      #expect(heard.hasPrefix("xxx"))
      try await other.write("hello\n")
      #expect(try await other.readLine() == "calm")
      #expect(server.connectionCount == 1)
    }
  }

  @Test func `a peer that asks without reading holds up only itself and loses nothing`()
    async throws
  {
    // What is tested is that nothing is lost, not how soon a slow machine gives up on a peer.
    var limits = LinkLimits.control
    limits.outgoingStallSecondsMax = 600
    limits.closingSecondsMax = 600
    try await withServer(limits: limits) { _, path in
      let asker = try RawPeer(path: path)
      let question = String(repeating: "q", count: 5000)
      let asked = try await asker.writeUntilHeldUp(question + "\n")
      #expect(asked > 32)
      let other = try RawPeer(path: path)
      try await other.write("hello\n")
      #expect(try await other.readLine() == "hello")
      await asker.endWriting()
      var answered = 0
      while let answer = try await asker.readLine() {
        #expect(answer == question)
        answered += 1
      }
      #expect(answered == asked)
    }
  }

  @Test func `of 2000 connections as many as allowed are served and the rest hear why`()
    async throws
  {
    var limits = LinkLimits.control
    limits.connectionsPerOperatorMax = nil
    try await withServer(limits: limits) { server, path in
      var peers: [RawPeer] = []
      var refused = 0
      for _ in 0..<2000 {
        let peer = try RawPeer(path: path)
        if peers.count < 1024 {
          peers.append(peer)
        } else if try await peer.readLine()?.hasPrefix("refused: connection refused: all 1024")
          == true
        {
          refused += 1
        }
      }
      #expect(refused == 976)
      #expect(server.connectionCount == 1024)
      for peer in [peers.first, peers.last] {
        try await peer?.write("still there\n")
        #expect(try await peer?.readLine() == "still there")
      }
    }
  }

  @Test func `one user cannot take every connection, and gets a place back by leaving`()
    async throws
  {
    var limits = LinkLimits.control
    limits.connectionsPerUserMax = 2
    try await withServer(limits: limits, isOperator: { _ in false }) { _, path in
      let first = try RawPeer(path: path)
      do {
        let second = try RawPeer(path: path)
        let third = try RawPeer(path: path)
        let refusal = LinkRefusal.tooManyConnectionsOfUser(uid: geteuid(), limit: 2)
        #expect(try await third.readToEnd() == "refused: \(refusal)\n")
        await second.endWriting()
        #expect(try await second.readToEnd().isEmpty)
      }
      let fourth = try RawPeer(path: path)
      for peer in [first, fourth] {
        try await peer.write("mine\n")
        #expect(try await peer.readLine() == "mine")
      }
    }
  }

  @Test func `1024 idle connections of others leave room for an operator`() async throws {
    let isOperator = Mutex(false)
    var limits = LinkLimits.control
    limits.connectionsPerUserMax = nil
    try await withServer(limits: limits, isOperator: { _ in isOperator.withLock { $0 } }) {
      _, path in
      var idle: [RawPeer] = []
      for _ in 0..<limits.connectionsMax - limits.connectionsKeptForOperators {
        idle.append(try RawPeer(path: path))
      }
      let outsider = try RawPeer(path: path)
      #expect(
        try await outsider.readLine()?.hasPrefix("refused: connection refused: all 960") == true)
      isOperator.withLock { $0 = true }
      let root = try RawPeer(path: path)
      try await root.write("still there\n")
      #expect(try await root.readLine() == "still there")
    }
  }

  @Test func `an operator cannot keep another one out`() async throws {
    let others = LinkLimits.control.connectionsPerOperatorMax ?? .max
    #expect(2 * others <= LinkLimits.control.connectionsMax)
  }

  @Test func `who connects anew owes what it owed before`() async throws {
    var limits = LinkLimits.phone
    limits.workPerSecondOfUserMax = 1
    limits.workBurstOfUserMax = 4
    let ended = AsyncStream<Int>.makeStream()
    let answering: @Sendable (LinkConnection) async -> Void = { connection in
      var done = 0
      for await _ in connection.inbound where await connection.admitsCall() { done += 1 }
      ended.continuation.yield(done)
    }
    try await withServer(limits: limits, isOperator: { _ in false }, handler: answering) {
      _, path in
      var outcomes = ended.stream.makeAsyncIterator()
      var done = 0
      // Connecting is two units and a call is one: what the first owes falls to all that follow.
      for _ in 0..<12 {
        do { try await RawPeer(path: path).write("work\n") }
        done += try #require(await outcomes.next())
      }
      #expect((1...3).contains(done))
    }
  }

  @Test func `answers that wait for one user are no more over many connections`() async throws {
    var limits = LinkLimits.phone
    limits.outgoingBytesPerUserMax = 1 << 20
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 16 << 10)
    let waiting = AsyncStream<Int>.makeStream()
    let pouring: @Sendable (LinkConnection) async -> Void = { connection in
      for await _ in connection.inbound {
        do throws(LinkSendError) {
          while true { try connection.send(line) }
        } catch {
          if case .outgoingQueueFull(_, let bytes) = error { waiting.continuation.yield(bytes) }
        }
      }
    }
    try await withServer(limits: limits, isOperator: { _ in false }, handler: pouring) {
      _, path in
      var full = waiting.stream.makeAsyncIterator()
      // Alone, each of them may let 8 MiB wait.
      for _ in 0..<3 {
        let peer = try RawPeer(path: path)
        try await peer.write("pour\n")
        #expect(try #require(await full.next()) <= limits.outgoingBytesPerUserMax + line.count)
      }
    }
  }

  @Test func `what a peer left behind that was over its limit is not done`() async throws {
    var limits = LinkLimits.phone
    limits.workPerSecondMax = 1
    limits.workBurstMax = 2
    let outcome = AsyncStream<Int>.makeStream()
    let answering: @Sendable (LinkConnection) async -> Void = { connection in
      var done = 0
      for await _ in connection.inbound where await connection.admitsCall() { done += 1 }
      outcome.continuation.yield(done)
    }
    try await withServer(limits: limits, handler: answering) { _, path in
      do {
        let peer = try RawPeer(path: path)
        try await peer.write("a\nb\nc\nd\ne\nf\n")
      }
      var outcomes = outcome.stream.makeAsyncIterator()
      #expect(try #require(await outcomes.next()) < 6)
    }
  }

  @Test func `the peer's credentials are those of its process`() async throws {
    let whoAmI: @Sendable (LinkConnection) async -> Void = { connection in
      try? connection.send("\(connection.peer == .ofThisProcess)".utf8)
    }
    try await withServer(handler: whoAmI) { _, path in
      let peer = try RawPeer(path: path)
      #expect(try await peer.readToEnd() == "true\n")
    }
  }

  @Test func `a stop lets handlers answer what they have and removes the socket`() async throws {
    try await withFolder { folder in
      let loop = LinkLoop()
      let path = "\(folder)/link.sock"
      let server = try await LinkServer.bind(path: path, on: loop, refusalLine: refusalLine)
      async let running: Void = server.run { connection in
        for await line in connection.inbound where line == text("stop") { server.stop() }
        try? connection.send("goodbye".utf8)
      }
      let peer = try RawPeer(path: path)
      try await peer.write("stop\n")
      await running
      #expect(try await peer.readToEnd() == "goodbye\n")
      #expect(contents(of: folder).isEmpty)
      #expect(server.connectionCount == 0)
      try await loop.shutDown()
    }
  }

  @Test func `a handler on the loop's executor never leaves its thread`() async throws {
    let loop = LinkLoop.ofThisProcess
    let answerer = Answerer(loop: loop)
    try await withFolder { folder in
      let server = try await LinkServer.bind(
        path: "\(folder)/s", limits: .control, on: loop, refusalLine: refusalLine)
      async let running: Void = server.run { await answerer.answer($0) }
      let client = try await LinkClient.connect(path: "\(folder)/s")
      for _ in 0..<100 { try client.send("which thread?".utf8) }
      var threads = Set<LinkLine>()
      var lines = client.inbound.makeAsyncIterator()
      for _ in 0..<100 { if let line = await lines.next() { threads.insert(line) } }
      #expect(threads.count == 1)
      server.stop()
      await running
    }
  }
}

private actor Answerer {
  let loop: LinkLoop

  init(loop: LinkLoop) { self.loop = loop }

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    loop.executor.asUnownedSerialExecutor()
  }

  func answer(_ connection: LinkConnection) async {
    for await _ in connection.inbound { try? connection.send("\(pthread_self())".utf8) }
  }
}
