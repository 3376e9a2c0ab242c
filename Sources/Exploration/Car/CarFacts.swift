import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

/// What a car says at one tick, and what of it an exploration looks at again and again.
struct CarFacts: Hashable, Sendable {
  /// At the very instant, and when the car's work on what just came is done.
  let answers: [Answer]
  let flags: Flags

  struct Answer: Hashable, Sendable {
    let state: ServiceState
    let reason: ServiceReason
    /// The row of the decision table.
    let rule: DecisionRule
    var nextChangeAt: Instant?

    var isUsable: Bool { state.isUsable }

    func looksLike(_ other: Answer) -> Bool { state == other.state && reason == other.reason }
  }

  struct Flags: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// At the instant or soon after.
    static let usable = Flags(rawValue: 1 << 0)
    static let usableWhenSettled = Flags(rawValue: 1 << 1)
    static let hasSupply = Flags(rawValue: 1 << 2)
    static let cold = Flags(rawValue: 1 << 3)
    static let hasReceived = Flags(rawValue: 1 << 4)
    static let owesAcknowledgement = Flags(rawValue: 1 << 5)
    static let wallAhead = Flags(rawValue: 1 << 6)
    static let wallBehind = Flags(rawValue: 1 << 7)
    static let revoked = Flags(rawValue: 1 << 8)
    static let renewalPending = Flags(rawValue: 1 << 9)
    static let leaseOver = Flags(rawValue: 1 << 10)
    static let billingGrace = Flags(rawValue: 1 << 11)
    static let onHold = Flags(rawValue: 1 << 12)
    static let expired = Flags(rawValue: 1 << 13)
    /// The car's time is behind the world's.
    static let behind = Flags(rawValue: 1 << 14)
    /// The car keeps a right that is not in force at the time it may trust.
    static let outOfForce = Flags(rawValue: 1 << 15)
    /// Time alone brings an end or a beginning of what the car keeps.
    static let changeAhead = Flags(rawValue: 1 << 16)
    /// The allowance is said to be used up, and was used as often as that takes.
    static let usedUp = Flags(rawValue: 1 << 17)
  }
}

extension CarFacts {
  /// `document` is the one that the car keeps.
  init(_ node: CarNode, keeping document: EntitlementDocument?, _ world: ExploredWorld) {
    let at = node.now
    let settled = at.adding(ExploredWorld.settling)
    var later = node.vehicle
    later.advance(to: settled, in: world.catalog)
    answers = [(node.vehicle, at), (later, settled)].map { car, instant in
      Answer(of: car, at: instant, world)
    }
    flags = Flags(node, answers, keeping: document, world)
  }
}

extension CarFacts.Answer {
  /// What the car says, but for the rule that is broken.
  init(of car: Vehicle, at instant: Instant, _ world: ExploredWorld) {
    let answer = car.answer(for: world.service, at: instant, in: world.catalog)
    (state, reason, rule) = (answer.state, answer.reason, answer.rule)
    switch world.breakage {
    case .noNextChange: nextChangeAt = nil
    case .nextChangeWithoutLease:
      let other = car.with(record: car.record?.withoutLease)
      nextChangeAt =
        other.answer(for: world.service, at: instant, in: world.catalog).nextChangeAt
    default: nextChangeAt = answer.nextChangeAt
    }
  }
}

extension CarFacts.Flags {
  fileprivate init(
    _ node: CarNode, _ answers: [CarFacts.Answer], keeping document: EntitlementDocument?,
    _ world: ExploredWorld
  ) {
    var flags: Self = []
    func set(_ flag: Self, _ isSet: Bool) { if isSet { flags.insert(flag) } }
    let clock = node.vehicle.clock
    set(.usable, answers.contains(where: \.isUsable))
    set(.usableWhenSettled, answers.last?.isUsable ?? false)
    set(.hasSupply, node.hasSupply)
    set(.cold, clock.reading(at: node.now).state == .cold)
    set(.hasReceived, node.received != 0)
    set(.owesAcknowledgement, node.owesAcknowledgement)
    set(.wallAhead, clock.wallFlag(at: node.now) == .wallAhead)
    set(.wallBehind, clock.wallFlag(at: node.now) == .wallBehind)
    set(.behind, node.reference.behindMilliseconds > 0)
    if let document {
      set(.outOfForce, !node.isInForce(document, at: node.now, world))
      set(.changeAhead, !node.boundaries(of: document, world).isEmpty)
    }
    if let answer = answers.last {
      set(.revoked, answer.state == .revoked)
      set(.renewalPending, answer.state == .grace && answer.reason == .renewalPending)
      set(.leaseOver, answer.reason == .leaseOver)
      set(.billingGrace, answer.reason == .billingGrace)
      set(.onHold, answer.reason == .onHold)
      set(.expired, answer.state == .expired)
      let limit = world.allowance.map { Int($0.limit) } ?? .max
      set(.usedUp, answer.rule == .allowanceUsed && node.starts >= limit)
    }
    self = flags
  }
}
