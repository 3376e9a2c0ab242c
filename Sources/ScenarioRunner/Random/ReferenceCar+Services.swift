import Entitlements
import LinkProtocol
import Scenarios
import WorldTime

/// What the car says of its services, in the reference model.
extension ReferenceCar {
  /// The state of a service, and why: what serves the customer best answers, and of what serves
  /// alike what lasts longest. That it is over and that it was taken back are alike.
  func look(_ index: Int, _ service: ReferenceService, at now: Instant) -> ServiceLook {
    let looks = rights.filter { $0.service == index }.map { right in
      (right: right, look: look(right, service, at: now))
    }
    let best = looks.max { one, other in
      let (worth, otherWorth) = (Self.worth(one.look), Self.worth(other.look))
      return worth == otherWorth ? other.right.lasts(longerThan: one.right) : worth < otherWorth
    }
    return best?.look ?? ServiceLook(state: .available, reason: "never_bought")
  }

  private static func worth(_ look: ServiceLook) -> Int {
    switch look.state {
    case .active: 7
    case .grace: 6
    case .activating: 5
    case .pending: 4
    case .suspended: 3
    case .clockUntrusted: 2
    case .expired, .revoked: 1
    case .available, .unsupported, .scheduled, .failed, nil: 0
    }
  }

  private func look(
    _ right: ReferenceRight, _ service: ReferenceService, at now: Instant
  ) -> ServiceLook {
    if let standing = standing(of: right, at: now) { return standing }
    if work[right.service, default: 0] < service.milliseconds {
      if service.needsIgnition, key != .on {
        return ServiceLook(state: .pending, reason: "waits_ignition")
      }
      if service.needsNetwork, !reachesNetwork(at: now) {
        return ServiceLook(state: .pending, reason: "waits_network")
      }
      if let millivolts = service.millivolts, !battery.shows(millivolts, at: now) {
        return ServiceLook(state: .pending, reason: "low_battery")
      }
      return ServiceLook(state: .activating, reason: "in_progress")
    }
    guard now >= right.paidThrough else { return ServiceLook(state: .active, reason: "paid") }
    return ServiceLook(
      state: .grace, reason: right.standing == .grace ? "billing_grace" : "renewal_pending")
  }

  /// What stands against use, whatever the activation has come to; `nil` when nothing does.
  private func standing(of right: ReferenceRight, at now: Instant) -> ServiceLook? {
    if right.standing == .refunded { return ServiceLook(state: .revoked, reason: "refund") }
    if isClockCold {
      return ServiceLook(state: .clockUntrusted, reason: "no_time_since_power_loss")
    }
    if right.isOver || right.end.map({ $0 <= now }) ?? false {
      return ServiceLook(state: .expired, reason: right.reasonOfEnd)
    }
    if left(of: right) == 0 { return ServiceLook(state: .expired, reason: "allowance_used") }
    switch right.standing {
    case .onHold: return ServiceLook(state: .suspended, reason: "on_hold")
    case .paused:
      if now >= right.paidThrough { return ServiceLook(state: .suspended, reason: "paused") }
    case .grace:
      if now >= right.usableUntil { return ServiceLook(state: .suspended, reason: "on_hold") }
    case .active, .cancelled, .refunded, .over: break
    }
    if let leaseEnd, leaseEnd <= now {
      return ServiceLook(state: .suspended, reason: "lease_over")
    }
    return right.isToRenew && now >= right.usableUntil
      ? ServiceLook(state: .suspended, reason: "renewal_pending") : nil
  }

  /// The rights by which a service can be used, the first to be used first.
  func rightsInUse(_ index: Int, _ service: ReferenceService, at now: Instant) -> [ReferenceRight] {
    rights.filter { right in
      guard right.service == index else { return false }
      let state = look(right, service, at: now).state
      return state == .active || state == .grace
    }.sorted { $0.isUsed(before: $1) }
  }
}

// MARK: - Time

extension ReferenceCar {
  /// The instants at which time alone changes what the rights to a service are worth.
  func dueInstants(of service: Int) -> [Instant] {
    rights.filter { $0.service == service }.flatMap {
      [$0.paidThrough, $0.graceEnd, $0.holdEnd].compactMap { $0 }
    } + [leaseEnd].compactMap { $0 }
  }

  /// Lets time pass in which nothing but the work on services and the battery goes on.
  mutating func live(_ services: [ReferenceService], from start: Instant, to end: Instant) {
    var now = start
    while now < end {
      let ahead =
        services.indices.flatMap(dueInstants)
        + dueInstants(after: now, levels: services.compactMap(\.millivolts))
      let next = ahead.filter { $0 > now && $0 < end }.min() ?? end
      for (index, service) in services.enumerated() {
        if look(index, service, at: now).state == .activating {
          work[index, default: 0] += next.milliseconds(since: now)
        }
      }
      now = next
      settle(at: now)
      dropWork(services, at: now)
    }
    dropWork(services, at: end)
  }

  /// What is over or revoked is begun from nothing when it is bought again.
  mutating func dropWork(_ services: [ReferenceService], at now: Instant) {
    for (index, service) in services.enumerated() {
      switch look(index, service, at: now).state {
      case .available, .expired, .revoked: work[index] = nil
      case .unsupported, .scheduled, .clockUntrusted, .suspended, .failed, .pending, .activating,
        .grace, .active, nil:
        break
      }
    }
  }
}
