import CarModel
import Entitlements
import LinkProtocol
import LinkTransport

@testable import HeadUnit
import WireText

extension HeadUnitFixture {
  @discardableResult
  func add(_ fault: FaultsAdd) async throws -> FaultReport {
    try await operate { try await $0.call(fault) }
  }

  func faults(exhausted: Bool? = nil) async throws -> [FaultReport] {
    try await operate { try await $0.call(FaultsList(exhausted: exhausted)) }.faults
  }

  @discardableResult
  func clearAllFaults() async throws -> Int {
    try await operate { try await $0.call(FaultsClear(all: true)) }.cleared
  }

  /// Does `body` while a request is under way; it can ask for the answer, or leave it.
  func during<Answer: Sendable>(
    _ request: @escaping @Sendable () async throws -> Answer,
    _ body: (PendingAnswer<Answer>) async throws -> Void
  ) async throws {
    let (answers, arriving) = AsyncThrowingStream<Answer, any Error>.makeStream()
    try await withThrowingTaskGroup { group in
      group.addTask {
        do {
          arriving.yield(try await request())
        } catch {
          arriving.finish(throwing: error)
        }
      }
      defer { group.cancelAll() }
      try await body(PendingAnswer(answers: answers))
    }
  }

  /// Waits until faults have triggered so often.
  func untilTriggered(_ count: Int = 1) async throws {
    try await until { await $0.triggers >= count }
  }

  /// Waits until the car keeps a document of this version.
  func untilKept(version: Int) async throws {
    try await until { await $0.world.vehicles.values.first?.record?.version == version }
  }

  /// Waits until faults hold so much.
  func untilHolding(_ count: Int) async throws {
    try await until { await $0.held.counts.values.reduce(0, +) == count }
  }

  /// Waits until what was sent before has been read: the head unit's sockets take turns.
  func settle() async throws {
    for _ in 0..<3 { _ = try await operate { try await $0.call(ClockGet()) } }
  }
}

/// The answer to a request that is under way.
struct PendingAnswer<Answer: Sendable> {
  let answers: AsyncThrowingStream<Answer, any Error>

  /// Waits for it. To be asked once.
  func callAsFunction() async throws -> Answer {
    for try await answer in answers { return answer }
    throw HeadUnitFixture.NeverCame()
  }
}

extension HeadUnit {
  /// How often the faults that are known have triggered.
  fileprivate var triggers: Int {
    (faults.inForce + faults.exhausted).reduce(0) { $0 + $1.triggers }
  }
}

extension RawPeer {
  /// Greets the car and gives its answer.
  @discardableResult
  func hello(id: JSONValue = "hello", vin: String = HeadUnitFixture.vin) async throws -> JSONValue {
    try await ask(Self.hello(id: id, vin: vin))
  }

  static func hello(id: JSONValue = "hello", vin: String = HeadUnitFixture.vin) -> String {
    let phone =
      #"{"id":"phone-9","name":"Nine","model":"iPhone 14","os":"iOS","osVersion":"17.5","#
      + #""appVersion":"3.16.2","locale":"fr"}"#
    return call(
      "link.hello", id: id,
      params: #"{"protocolVersions":[1],"vehicle":"\#(vin)","phone":\#(phone)}"#)
  }

  /// Sends a call that is refused for want of a session: a line that has one reply.
  func sendAny(_ id: Int64) throws { try send(call("vehicle.describe", id: .integer(id))) }

  /// The ids of the next replies.
  func nextIDs(_ count: Int) async throws -> [JSONValue] {
    var ids: [JSONValue] = []
    for _ in 0..<count { ids.append(try await next()["id"] ?? .null) }
    return ids
  }
}
