import Entitlements
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// Hundreds of random circumstances on a time line short enough to look at every instant of it.
struct DecisionPropertyTests {
  private static let horizon: Int64 = 50

  @Test(arguments: 1...8)
  func `I11: nextChangeAt is the first instant at which the answer differs`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let facts = circumstances(&generator)
      let answers = (0...Self.horizon).map { facts.moved(to: at($0)).decide() }
      for (now, answer) in answers.enumerated() {
        let change = answers.indices.first { later in
          later > now
            && (answers[later].state != answer.state || answers[later].reason != answer.reason)
        }
        // What a slow counter brings only later is not looked at.
        let next = answer.nextChangeAt.flatMap { $0 <= at(Self.horizon) ? $0 : nil }
        #expect(next == change.map { at(Int64($0)) }, "at \(now): \(facts)")
      }
    }
  }

  @Test(arguments: 1...8)
  func `I1: a service is usable exactly when some right, the lease and the car allow it`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed &+ 100)
    for _ in 0..<100 {
      let facts = circumstances(&generator)
      for now in 0...Self.horizon {
        let moved = facts.moved(to: at(now))
        #expect(moved.decide().isUsable == mayBeUsed(moved), "at \(now): \(facts)")
      }
    }
  }

  @Test(arguments: 1...4)
  func `no answer depends on the order of the rights`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &+ 200)
    for _ in 0..<100 {
      let facts = circumstances(&generator)
      var shuffled = facts
      shuffled.entitlements.shuffle(using: &generator)
      #expect(facts.decide() == shuffled.decide())
    }
  }

  /// The invariants I1, I2 and I4, said in another way than the table.
  private func mayBeUsed(_ facts: ServiceCircumstances) -> Bool {
    guard facts.support == .supported else { return false }
    if facts.provision == .factory { return true }
    let now = facts.clock.now
    let isActivated =
      switch facts.activation {
      case .done: true
      case .running(_, let endsAt?): endsAt <= facts.clock.world
      default: false
      }
    let isTolerated = facts.toleratedUntil.map { facts.clock.world < $0 } ?? true
    let trustsClock =
      facts.clock.state != .cold || facts.policy == .failOpen && isTolerated
    guard isActivated, trustsClock, let lease = facts.leaseUntil, now < lease else { return false }
    return facts.entitlements.contains { right in
      let inUse = [.active, .cancelled, .grace, .paused].contains(right.status)
      let isLeft = right.allowance.map { facts.usage[right.grant, default: 0] < $0.limit } ?? true
      let grace = right.status == .paused ? nil : right.graceUntil
      let end = grace ?? right.paidThrough ?? .distantFuture
      return inUse && isLeft && right.notBefore <= now && now < end
    }
  }

  private func circumstances(_ generator: inout SeededGenerator) -> ServiceCircumstances {
    let count = Int.random(in: 0...3, using: &generator)
    let rights = (0..<count).map { right(GrantID(rawValue: "g-\($0)"), &generator) }
    let phases: [ActivationPhase] = [
      .done, .done, .done, .waiting(.network), .failed(.notRetryable),
      .running(progress: 5, endsAt: nil), .running(progress: 5, endsAt: instant(&generator)),
      .retrying(at: instant(&generator)),
    ]
    return ServiceCircumstances(
      support: Int.random(in: 0..<20, using: &generator) == 0
        ? .unsupported(.trim) : .supported,
      provision: Int.random(in: 0..<20, using: &generator) == 0 ? .factory : .store,
      entitlements: rights, leaseUntil: instant(&generator),
      usage: ["g-0": Int.random(in: 0...3, using: &generator)],
      activation: phases[Int.random(in: phases.indices, using: &generator)],
      clock: clock(&generator), policy: Bool.random(using: &generator) ? .failClosed : .failOpen,
      toleratedUntil: Bool.random(using: &generator) ? instant(&generator) : nil)
  }

  /// Mostly right; or off, and faster or slower than the world.
  private func clock(_ generator: inout SeededGenerator) -> TrustedTime {
    let state = TrustedTime.State.allCases[Int.random(in: 0...2, using: &generator)]
    let paces = [0, 0, 0, -1_000_000, -500_000, -300_000, 400_000, 1_000_000]
    let pace = paces[Int.random(in: paces.indices, using: &generator)]
    return TrustedTime(
      now: at(pace == 0 ? 0 : Int64.random(in: -5...5, using: &generator)), state: state,
      world: at(0), pace: ClockPace(partsPerMillion: pace))
  }

  private func right(_ grant: GrantID, _ generator: inout SeededGenerator) -> Entitlement {
    while true {
      var points = (0..<4).map { _ in Int64.random(in: 0..<Self.horizon, using: &generator) }
      points.sort()
      let isEndless = Int.random(in: 0..<8, using: &generator) == 0
      let right = Entitlement.short(
        EntitlementStatus.allCases[Int.random(in: 0..<7, using: &generator)],
        EntitlementReason.allCases[
          Int.random(in: EntitlementReason.allCases.indices, using: &generator)],
        grant: grant, from: points[0], paidThrough: isEndless ? nil : points[1],
        grace: isEndless || Bool.random(using: &generator) ? nil : points[2],
        hold: isEndless || Bool.random(using: &generator) ? nil : points[3],
        allowance: Bool.random(using: &generator)
          ? Entitlement.Allowance(unit: .ignitionCycles, limit: 2) : nil)
      if right.violation == nil { return right }
    }
  }

  private func instant(_ generator: inout SeededGenerator) -> Instant {
    at(Int64.random(in: 0..<Self.horizon, using: &generator))
  }
}
