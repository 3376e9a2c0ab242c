import LinkProtocol
import Scenarios
import WorldTime

/// A car as somebody would write it down on paper: the last document it got, and what of its
/// services that allows.
///
/// The other half of the plain model. It is written from the tables of `lifecycle.md` and shares no
/// code with the car.
struct PlainCar: Hashable, Sendable {
  /// The clock goes on without the 12 V battery.
  let hasBackup: Bool
  private(set) var isIgnitionOn = true
  private(set) var hasPower = true
  var hasNetwork = true
  var isClockCold = false
  /// Since when it stands there with power and without ignition.
  private(set) var parkedSince: Instant?
  private var heardAt: Instant?
  /// The rights of the last document.
  private(set) var rights: [PlainSubscription] = []
  private(set) var leaseEnd: Instant?
  /// Milliseconds of work done on each product's service.
  private(set) var work: [Int: Int64] = [:]
  /// The version of the document it keeps.
  private(set) var version = 0

  init(hasBackup: Bool) { self.hasBackup = hasBackup }

  mutating func take(_ rights: [PlainSubscription], version: Int, issuedAt: Instant) {
    self.rights = rights
    self.version = version
    leaseEnd = issuedAt.adding(.days(35))
  }

  /// A phone stood by, which brings the time.
  mutating func hear(at now: Instant) { (isClockCold, heardAt) = (false, now) }

  /// No phone would bring it the time.
  func knowsTime(at now: Instant) -> Bool {
    !isClockCold && (heardAt.map { now < $0.adding(.days(5)) } ?? false)
  }

  mutating func turnKey(_ isOn: Bool, at now: Instant) {
    (isIgnitionOn, parkedSince) = (isOn, isOn ? nil : now)
  }

  mutating func cutPower() {
    (hasPower, isIgnitionOn, parkedSince) = (false, false, nil)
    if !hasBackup { isClockCold = true }
  }

  mutating func returnPower(at now: Instant) { (hasPower, parkedSince) = (true, now) }
}

extension PlainCar {
  /// The state of a product's service, and why.
  func look(_ product: Int, _ service: PlainService, at now: Instant) -> ServiceLook {
    // Later purchases last; of what is worth the same, the later one answers.
    let looks = rights.filter { $0.product == product }.map { look($0, service, at: now) }
    let best = looks.map(Self.worth).max()
    return looks.last { Self.worth($0) == best }
      ?? ServiceLook(state: .available, reason: "never_bought")
  }

  /// What serves the customer best answers; that it is over and that it was taken back are alike.
  private static func worth(_ look: ServiceLook) -> Int {
    switch look.state {
    case .active: 7
    case .grace: 6
    case .activating: 5
    case .pending: 4
    case .suspended: 3
    case .clockUntrusted: 2
    case .expired, .revoked: 1
    default: 0
    }
  }

  private func look(
    _ right: PlainSubscription, _ service: PlainService, at now: Instant
  ) -> ServiceLook {
    if let standing = standing(of: right, at: now) { return standing }
    if work[right.product, default: 0] < service.milliseconds {
      if service.needsIgnition, !isIgnitionOn {
        return ServiceLook(state: .pending, reason: "waits_ignition")
      }
      if service.needsNetwork, !hasNetwork || !hasPower {
        return ServiceLook(state: .pending, reason: "waits_network")
      }
      return ServiceLook(state: .activating, reason: "in_progress")
    }
    guard now >= right.paidThrough else { return ServiceLook(state: .active, reason: "paid") }
    return ServiceLook(
      state: .grace, reason: right.state == .grace ? "billing_grace" : "renewal_pending")
  }

  /// What stands against use, whatever the activation has come to; `nil` when nothing does.
  private func standing(of right: PlainSubscription, at now: Instant) -> ServiceLook? {
    if right.state == .refunded { return ServiceLook(state: .revoked, reason: "refund") }
    if isClockCold {
      return ServiceLook(state: .clockUntrusted, reason: "no_time_since_power_loss")
    }
    let isLeaseOver = leaseEnd.map { $0 <= now } ?? false
    let lease = ServiceLook(state: .suspended, reason: "lease_over")
    switch right.state {
    case .ended: return ServiceLook(state: .expired, reason: "cancelled")
    case .lapsed: return ServiceLook(state: .expired, reason: "billing")
    case .cancelled:
      if now >= right.paidThrough { return ServiceLook(state: .expired, reason: "cancelled") }
    case .onHold:
      return now >= right.holdEnd
        ? ServiceLook(state: .expired, reason: "billing")
        : ServiceLook(state: .suspended, reason: "on_hold")
    case .grace:
      if now >= right.holdEnd { return ServiceLook(state: .expired, reason: "billing") }
      if now >= right.graceEnd { return ServiceLook(state: .suspended, reason: "on_hold") }
    case .active:
      if isLeaseOver { return lease }
      if now >= right.graceEnd {
        return ServiceLook(state: .suspended, reason: "renewal_pending")
      }
    case .refunded: break
    }
    return isLeaseOver ? lease : nil
  }

  /// The instants ahead at which time alone changes something.
  func turns(of product: Int) -> [Instant] {
    let rights = rights.filter { $0.product == product }
    return rights.flatMap { [$0.paidThrough, $0.graceEnd, $0.holdEnd] }
      + [leaseEnd].compactMap { $0 }
  }

  /// Lets time pass in which nothing but the work on services goes on.
  mutating func work(on services: [PlainService], from start: Instant, to end: Instant) {
    var now = start
    while now < end {
      let ahead = services.indices.flatMap(turns).filter { $0 > now && $0 < end }
      let next = ahead.min() ?? end
      for (product, service) in services.enumerated() {
        if look(product, service, at: now).state == .activating {
          work[product, default: 0] += next.milliseconds(since: now)
        }
      }
      now = next
      dropWork(services, at: now)
    }
    dropWork(services, at: end)
  }

  /// What is over or revoked is begun from nothing when it is bought again.
  mutating func dropWork(_ services: [PlainService], at now: Instant) {
    for (product, service) in services.enumerated() {
      switch look(product, service, at: now).state {
      case .available, .expired, .revoked: work[product] = nil
      default: break
      }
    }
  }
}
