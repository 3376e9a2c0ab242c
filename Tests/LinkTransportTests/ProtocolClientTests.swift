import FoundationEssentials
import LinkProtocol
import Testing

@testable import LinkTransport
import WireText

/// The other end of a client's connection, played by the test.
private struct FakeCar: Sendable {
  let connection: LinkConnection

  /// The next line that came, read as strictly as a server does.
  func nextCall() async throws -> IncomingCall {
    var lines = connection.inbound.makeAsyncIterator()
    guard case .line(let bytes)? = await lines.next(),
      case .single(let call) = try IncomingLine(parsing: bytes)
    else { throw WireError(.invalidRequest, "no call came") }
    return call
  }

  func answer(_ id: RequestID?, _ response: some Encodable & Sendable) throws {
    try connection.send(
      JSONLineEncoder.encode(OutgoingReply(id: id ?? .null, result: response)))
  }

  func notify(_ number: Int) throws {
    try connection.send(
      Array(#"{"jsonrpc":"2.0","method":"events.came","params":{"number":\#(number)}}"#.utf8))
  }

  func refuse(_ id: RequestID, _ error: WireError) throws {
    try connection.send(
      JSONLineEncoder.encode(OutgoingReply(id: id, error: error)))
  }
}

/// Runs a client against a script of the other end.
private func talk<Value: Sendable>(
  timeoutMilliseconds: Int = 60_000,
  _ script: @escaping @Sendable (FakeCar) async throws -> Void,
  _ body: (ProtocolClient) async throws -> Value
) async throws -> Value {
  let (ours, theirs) = LinkConnection.pair(limits: .client)
  async let car: Void = script(FakeCar(connection: theirs))
  let value = try await ProtocolClient.serving(
    ours, timeoutMilliseconds: timeoutMilliseconds, body)
  try await car
  return value
}

struct ProtocolClientTests {
  @Test func `a call comes back with its answer`() async throws {
    let report = try await talk { car in
      let call = try await car.nextCall()
      #expect(call.method == "clock.rate")
      #expect(call.params == ["rate": 3600])
      try car.answer(call.id, ClockReport.sample)
    } _: { client in
      try await client.call(ClockRate(rate: 3_600))
    }
    #expect(report == .sample)
  }

  @Test func `a refusal keeps its name and rule`() async throws {
    let refusal = WireError(.rollback, "version 1; the car keeps 2", rule: "ver", detail: "1 < 2")
    let failure = try await talk { car in
      try car.refuse(try #require(try await car.nextCall().id), refusal)
    } _: { client in
      await #expect(throws: CallFailure.self) {
        try await client.call(EntitlementsPush(document: "x"))
      }
    }
    #expect(failure == .refused(refusal))
  }

  @Test func `overlapping calls get their own answers in any order`() async throws {
    let answers = try await talk { car in
      var ids: [String: RequestID] = [:]
      for _ in 0..<2 {
        let call = try await car.nextCall()
        ids[call.method] = call.id
      }
      #expect(Set(ids.values).count == 2)
      try car.answer(ids["pairing.cancel"], Done())
      try car.answer(
        ids["pairing.confirm"], PairingConfirm.example.result)
    } _: { client in
      async let confirmed = client.call(PairingConfirm(check: "c", seal: "s"))
      async let cancelled = client.call(PairingCancel())
      return (try await confirmed.bond, try await cancelled)
    }
    #expect(answers.0 == PairingConfirm.example.result.bond)
    #expect(answers.1 == Done())
  }

  @Test func `notifications and unexpected answers are passed over`() async throws {
    let report = try await talk { car in
      let call = try await car.nextCall()
      try car.connection.send(Array(#"{"jsonrpc":"2.0","method":"events","params":{}}"#.utf8))
      try car.connection.send(Array(#"{"jsonrpc":"2.0","id":1,"method":"mirror"}"#.utf8))
      try car.answer(.number(99), Done())
      try car.answer(.string("1"), Done())
      try car.answer(call.id, ClockReport.sample)
    } _: { client in
      try await client.call(ClockGet())
    }
    #expect(report == .sample)
  }

  @Test func `whoever asks for notifications gets them in order, beside the answers`()
    async throws
  {
    let (methods, report) = try await talk { car in
      let call = try await car.nextCall()
      for number in 1...3 { try car.notify(number) }
      try car.answer(call.id, ClockReport.sample)
      try car.notify(4)
      car.connection.close()
    } _: { client in
      let events = client.notifications
      let report = try await client.call(ClockGet())
      var numbers: [JSONValue?] = []
      for await notification in events {
        #expect(notification.method == "events.came")
        numbers.append(notification.params["number"])
      }
      return (numbers, report)
    }
    #expect(report == .sample)
    #expect(methods == [1, 2, 3, 4])
  }

  @Test func `a listener that is slow stops the reading and loses nothing`() async throws {
    let count = 3 * ProtocolClient.eventsWaitingMax
    let (looked, looking) = AsyncStream<Never>.makeStream()
    let numbers = try await talk { car in
      let call = try await car.nextCall()
      try car.answer(call.id, Done())
      for number in 1...count { try car.notify(number) }
      while car.connection.queuedLines > count - ProtocolClient.eventsWaitingMax {
        await Task.yield()
      }
      for _ in 0..<100 { await Task.yield() }
      #expect(car.connection.queuedLines == count - ProtocolClient.eventsWaitingMax)
      looking.finish()
    } _: { client in
      let events = client.notifications
      _ = try await client.call(PairingCancel())
      for await _ in looked {}
      var numbers: [JSONValue?] = []
      for await notification in events {
        numbers.append(notification.params["number"])
        if numbers.count == count { break }
      }
      return numbers
    }
    #expect(numbers == (1...count).map { .integer(Int64($0)) })
  }

  @Test func `the end of the calls ends a listener's waiting`() async throws {
    let (ours, theirs) = LinkConnection.pair(limits: .client)
    let events = await ProtocolClient.serving(ours) { $0.notifications }
    var count = 0
    for await _ in events { count += 1 }
    #expect(count == 0)
    theirs.close()
  }

  @Test func `silence ends in a time-out, and the late answer reaches nobody`() async throws {
    let (first, second) = try await talk { car in
      let late = try await car.nextCall()
      let call = try await car.nextCall()
      try car.answer(late.id, Done())
      try car.answer(call.id, ClockReport.sample)
    } _: { client in
      let first = await #expect(throws: CallFailure.self) {
        try await client.call(ClockFreeze(), timeoutMilliseconds: 1)
      }
      return (first, try await client.call(ClockGet()))
    }
    #expect(first == .timedOut(milliseconds: 1))
    #expect(second == .sample)
  }

  @Test func `the end of the connection ends every call, then and later`() async throws {
    let failures = try await talk { car in
      _ = try await car.nextCall()
      car.connection.close()
    } _: { client in
      var failures: [CallFailure?] = []
      for _ in 0..<2 {
        failures.append(
          await #expect(throws: CallFailure.self) { try await client.call(ClockGet()) })
      }
      return failures
    }
    #expect(failures == [.closed(.byPeer), .closed(.byPeer)])
  }

  @Test(arguments: ["hello", "[]", "{\"id\":{}}", "\u{FFFD}"])
  func `a line that is no reply is shown in the failure`(line: String) async throws {
    let failure = try await talk { car in
      _ = try await car.nextCall()
      try car.connection.send(Array(line.utf8))
    } _: { client in
      await #expect(throws: CallFailure.self) { try await client.call(ClockGet()) }
    }
    guard case .unreadable(let reason)? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(reason.contains(line))
  }

  @Test func `an answer of another shape is unreadable`() async throws {
    let failure = try await talk { car in
      try car.answer(try await car.nextCall().id, Done())
    } _: { client in
      await #expect(throws: CallFailure.self) { try await client.call(ClockGet()) }
    }
    guard case .unreadable? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test func `what is said to the connection answers every call`() async throws {
    let refusal = WireError(.tooManyConnections, "all 1024 are taken")
    let failure = try await talk { car in
      _ = try await car.nextCall()
      try car.refuse(.null, refusal)
    } _: { client in
      await #expect(throws: CallFailure.self) { try await client.call(ClockGet()) }
    }
    #expect(failure == .refused(refusal))
  }

  @Test func `a cancelled task stops waiting`() async throws {
    let failure = try await talk { car in
      _ = try await car.nextCall()
    } _: { client in
      await withTaskGroup(of: CallFailure?.self) { group in
        group.addTask {
          await #expect(throws: CallFailure.self) { try await client.call(ClockGet()) }
        }
        group.cancelAll()
        return await group.next() ?? nil
      }
    }
    #expect(failure == .cancelled)
  }

  @Test func `a method without a type is called by name`() async throws {
    let answer = try await talk { car in
      let call = try await car.nextCall()
      #expect(call.method == "faults.list")
      #expect(call.params == ["vehicle": "V", "deep": [1, true]])
      try car.answer(call.id, ["faults": [String]()])
    } _: { client in
      try await client.call(
        method: "faults.list", params: ["vehicle": "V", "deep": [1, true]])
    }
    #expect(answer == ["faults": []])
  }

  @Test func `a number that is none never leaves`() async throws {
    let (ours, _) = LinkConnection.pair()
    let failure = await ProtocolClient.serving(ours) { client in
      await #expect(throws: CallFailure.self) { try await client.call(ClockRate(rate: .nan)) }
    }
    guard case .unwritable? = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }
}
