import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Attempts to activate that fail: `journey-history` takes two minutes for each.
struct RetryTests {
  private let service: ServiceID = "journey-history"

  private func fault(
    _ kind: CarFault.Kind, on service: ServiceID? = nil, triggers: Int? = nil,
    until: Instant? = nil
  ) -> CarEvent {
    .faultAdded(
      CarFault(id: "f-1", kind: kind, service: service, triggersLeft: triggers, until: until))
  }

  private func car(_ fault: CarEvent) throws -> Vehicle {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, fault)
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample(service)])))
    return car
  }

  /// When the attempts end: the first after two minutes, each further one two minutes after a
  /// pause that the ladder says.
  private var ends: [Instant] {
    var ends = [after(minutes: 2)]
    for seconds in [1, 5, 25, 125, 625] {
      ends.append((ends.last ?? CarFixture.start).adding(.seconds(seconds)).adding(.minutes(2)))
    }
    return ends
  }

  @Test func `five attempts after the first, 1, 5, 25, 125 and 625 s apart, then it gives up`()
    throws
  {
    var car = try car(fault(.activationRetryable))
    for (attempt, end) in ends.enumerated() {
      let last = end.advanced(milliseconds: -1)
      #expect(try car.says(of: service, at: last).state == .activating)
      #expect(try car.says(of: service, at: last).nextChangeAt == end)
      let reported = try car.liveFully(until: end)
      let answer = try car.says(of: service, at: end)
      if attempt < 5 {
        let retry = end.adding(.seconds(ActivationProgress.retrySeconds[attempt]))
        #expect(
          reported.contains(
            .activationFailed(service: service, attempt: attempt + 1, retryAt: retry)))
        #expect(answer.state == .pending)
        #expect(answer.reason == .waitsRetry)
        #expect(answer.nextChangeAt == retry)
        #expect(try car.state(of: service, at: retry.advanced(milliseconds: -1)) == .pending)
        #expect(try car.state(of: service, at: retry) == .activating)
        #expect(try car.says(of: service, at: retry).progress == 0)
      } else {
        #expect(
          reported.contains(.activationFailed(service: service, attempt: 5, retryAt: nil)))
        #expect(answer.reason == .ecuUnreachable)
        #expect(answer.nextChangeAt == after(days: 28))
      }
    }
  }

  @Test(arguments: 1...5)
  func `after so many failures the next attempt serves`(failures: Int) throws {
    var car = try car(fault(.activationRetryable, triggers: failures))
    let end = ends[failures]
    #expect(try car.state(of: service, at: end.advanced(milliseconds: -1)) != .active)
    #expect(try car.state(of: service, at: end) == .active)
    let reported = try car.liveFully(until: end)
    #expect(reported.filter { $0 == .faultTriggered("f-1") }.count == failures)
    #expect(reported.filter { $0 == .faultOver("f-1") }.count == 1)
    #expect(car.faults.isEmpty)
  }

  @Test func `a fault that triggered for the last time is over in the same moment`() throws {
    var car = try car(fault(.activationRetryable, triggers: 1))
    try car.live(until: after(minutes: 2, milliseconds: -1))
    #expect(
      try car.liveFully(until: after(minutes: 2)).suffix(3) == [
        .activationFailed(
          service: service, attempt: 1, retryAt: after(minutes: 2, milliseconds: 1_000)),
        .faultTriggered("f-1"), .faultOver("f-1"),
      ])
  }

  @Test func `a fault with an end is over at its millisecond`() throws {
    for (end, failed) in [(after(minutes: 2), false), (after(minutes: 2, milliseconds: 1), true)] {
      var car = try car(fault(.activationRetryable, until: end))
      try car.live(until: after(minutes: 2))
      #expect(try car.state(of: service, at: after(minutes: 2)) == (failed ? .pending : .active))
    }
  }

  @Test func `a fault of one service leaves the others alone`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, fault(.activationTerminal, on: "zone-alert"))
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample(service), .sample("zone-alert", grant: "g-2")])))
    #expect(try car.says(of: service, at: after(minutes: 2)).state == .active)
    #expect(try car.says(of: "zone-alert", at: after(minutes: 2)).reason == .notRetryable)
  }

  @Test func `a fault that triggers once meets whoever comes first`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, fault(.activationRetryable, triggers: 1))
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample(service), .sample("zone-alert", grant: "g-2")])))
    #expect(try car.says(of: service, at: CarFixture.start).nextChangeAt == after(minutes: 2))
    #expect(try car.says(of: service, at: after(minutes: 2)).state == .active)
    #expect(try car.says(of: "zone-alert", at: after(minutes: 1)).reason == .waitsRetry)
  }

  @Test func `an unreachable unit is tried again at the next start of the ignition`() throws {
    var car = try car(fault(.activationRetryable, triggers: 6))
    let later = after(days: 1)
    try car.live(until: later, .powerSet(.off))
    #expect(try car.says(of: service, at: later).reason == .ecuUnreachable)
    try car.live(until: later, .powerSet(.on))
    #expect(try car.says(of: service, at: later).state == .activating)
    #expect(try car.says(of: service, at: later).nextChangeAt == later.adding(.minutes(2)))
  }

  @Test func `going on driving is no start`() throws {
    var car = try car(fault(.activationRetryable, triggers: 6))
    try car.live(until: after(days: 1), .powerSet(.driving))
    #expect(try car.says(of: service, at: after(days: 1)).reason == .ecuUnreachable)
  }

  @Test(arguments: [CarFault.Kind.activationRetryable, .activationTerminal])
  func `a new revision lets the car try again what it gave up`(kind: CarFault.Kind) throws {
    var car = try car(fault(kind, triggers: 6))
    try car.live(
      until: after(days: 1),
      .faultAdded(
        CarFault(id: "f-1", kind: .activationRetryable, service: nil, triggersLeft: 0, until: nil)))
    #expect(try car.says(of: service, at: after(days: 1)).state == .failed)
    try car.live(
      until: after(days: 1), .recordReplaced(.sample([.sample(service)], version: 2)))
    #expect(
      try car.says(of: service, at: after(days: 1)).state == .failed, "the store said nothing new")
    let renewed = Entitlement.sample(service, revision: 2, paidThrough: after(days: 60))
    try car.live(until: after(days: 1), .recordReplaced(.sample([renewed], version: 3)))
    #expect(try car.says(of: service, at: after(days: 1)).state == .activating)
    #expect(try car.state(of: service, at: after(minutes: 2, days: 1)) == .active)
  }

  @Test func `what is not retryable is not tried again by an ignition start`() throws {
    var car = try car(fault(.activationTerminal, triggers: 1))
    try car.live(until: after(days: 1), .powerSet(.off))
    try car.live(until: after(days: 1), .powerSet(.on))
    #expect(try car.says(of: service, at: after(days: 1)).reason == .notRetryable)
  }

  @Test func `an attempt that waits for its turn begins when the conditions allow`() throws {
    var car = try car(fault(.activationRetryable, triggers: 1))
    try car.live(until: after(minutes: 2), .powerSet(.off))
    let retry = after(minutes: 2, milliseconds: 1_000)
    #expect(try car.says(of: service, at: after(minutes: 2)).nextChangeAt == retry)
    #expect(try car.says(of: service, at: retry).reason == .waitsIgnition)
    try car.live(until: after(minutes: 30), .powerSet(.on))
    #expect(try car.says(of: service, at: after(minutes: 30)).nextChangeAt == after(minutes: 32))
  }

  @Test func `an attempt that ends as the lease does fails like any other`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, fault(.activationRetryable, triggers: 1))
    try car.live(
      until: CarFixture.start,
      .recordReplaced(.sample([.sample(service)], leaseUntil: after(minutes: 2))))
    let reported = try car.liveFully(until: after(minutes: 2))
    #expect(reported.contains(.faultTriggered("f-1")))
    #expect(try car.says(of: service, at: after(minutes: 2)).reason == .leaseOver)
    try car.live(until: after(days: 1), .recordReplaced(.sample([.sample(service)], version: 2)))
    #expect(
      try car.says(of: service, at: after(days: 1)).nextChangeAt == after(minutes: 2, days: 1))
  }

  @Test func `a cleared fault triggers no more`() throws {
    var car = try car(fault(.activationRetryable))
    try car.live(until: after(minutes: 1), .faultCleared(id: "f-1"))
    #expect(try car.says(of: service, at: after(minutes: 1)).nextChangeAt == after(minutes: 2))
    #expect(try car.state(of: service, at: after(minutes: 2)) == .active)
    #expect(throws: CarRefusal.faultUnknown("f-1")) {
      try car.live(until: after(minutes: 3), .faultCleared(id: "f-1"))
    }
  }

  @Test func `a car has a limited number of faults`() throws {
    var car = try CarFixture.car()
    func silence(_ number: Int) -> CarEvent {
      .faultAdded(
        CarFault(
          id: "f-\(number)", kind: .radioSilence, service: nil, triggersLeft: nil, until: nil))
    }
    for number in 1...CarFault.keptMax { try car.live(until: CarFixture.start, silence(number)) }
    #expect(throws: CarRefusal.self) { try car.live(until: CarFixture.start, silence(99)) }
    try car.live(until: CarFixture.start, silence(1))
    #expect(car.faults.count == CarFault.keptMax)
  }
}
