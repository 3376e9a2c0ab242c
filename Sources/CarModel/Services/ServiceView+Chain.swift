import Entitlements
import VehicleCatalog
import WorldTime

extension ServiceView {
  /// The whole chain behind ``answer``, in the order of ``ExplainLink/Name``.
  package var chain: [ExplainLink] {
    carLinks + [entitlementLink, clockLink, leaseLink] + conditionLinks + [activationLink]
  }
}

// MARK: - What the car is

extension ServiceView {
  /// Profile → hardware → market → phone; the phone is judged by the store at the purchase.
  private var carLinks: [ExplainLink] {
    let profile = vehicle.profile
    let needed = service.requires.map(\.description)
    let equipment =
      needed.isEmpty ? nil : ExplainNeeds { $0.capabilities = needed }
    let equipped = service.requires.filter { $0.isMet(by: profile.capabilities) }
    return [
      link(
        .profile, [.model, .year, .trim, .buildDate],
        found: ExplainFacts { $0.name = profile.displayName }),
      link(
        .hardware, [.headUnitGeneration, .missingHardware], needed: equipment,
        found: ExplainFacts { $0.capabilities = equipped.map(\.description) }),
      link(.market, [.market], found: ExplainFacts { $0.name = profile.market }),
      ExplainLink(.phone, passed: true),
    ]
  }

  private func link(
    _ name: ExplainLink.Name, _ rules: [CompatibilityRule], needed: ExplainNeeds? = nil,
    found: ExplainFacts
  ) -> ExplainLink {
    let refusals = unmet.filter { rules.contains($0.rule) }
    return ExplainLink(
      name, passed: refusals.isEmpty, needed: needed, found: found, unmet: refusals)
  }
}

// MARK: - What the customer has, and what the clock makes of it

extension ServiceView {
  private static let builtIn = ExplainFacts { $0.provision = .factory }

  private var entitlementLink: ExplainLink {
    guard service.provision == .store else {
      return ExplainLink(.entitlement, passed: true, found: Self.builtIn)
    }
    let verdict = rightAlone.verdict()
    let found = ExplainFacts {
      ($0.state, $0.reason) = (verdict.state, verdict.reason.name)
      guard let right = verdict.right else { return }
      ($0.grant, $0.revision, $0.until) = (right.grant.rawValue, right.revision, right.usableUntil)
      guard let allowance = right.allowance else { return }
      $0.used = facts.usage[right.grant, default: 0]
      ($0.limit, $0.unit) = (allowance.limit, allowance.unit)
    }
    return ExplainLink(.entitlement, passed: verdict.isUsable, found: found)
  }

  private var clockLink: ExplainLink {
    let blocks = service.provision == .store && facts.isStoppedByClock
    return ExplainLink(
      .clock, passed: !blocks,
      found: ExplainFacts {
        ($0.trust, $0.trustedTime) = (facts.clock.state, facts.clock.now)
        $0.policy = facts.policy
      })
  }

  private var leaseLink: ExplainLink {
    guard service.provision == .store else {
      return ExplainLink(.lease, passed: true, found: Self.builtIn)
    }
    guard let until = facts.leaseUntil else { return ExplainLink(.lease, passed: false) }
    return ExplainLink(
      .lease, passed: facts.clock.now < until, found: ExplainFacts { $0.until = until })
  }
}

// MARK: - How the car stands

extension ServiceView {
  /// Power → telematics unit: what the activation needs of the car's state, until it is done.
  private var conditionLinks: [ExplainLink] {
    let isNeeded = service.provision == .store && facts.activation != .done
    let now = facts.clock.world
    return ActivationCondition.allCases.map { condition in
      let needs = isNeeded && service.activation.requires.contains(condition)
      let isMet = vehicle.meets(condition, of: service.activation, at: now)
      return ExplainLink(
        condition.link, passed: !needs || isMet,
        needed: needs ? condition.needed(by: service.activation) : nil,
        found: vehicle.found(condition, at: now))
    }
  }

  private var activationLink: ExplainLink {
    guard service.provision == .store else {
      return ExplainLink(.activation, passed: true, found: Self.builtIn)
    }
    let phase = vehicle.activations[service.id] == nil ? nil : facts.activation
    let found = ExplainFacts {
      switch phase {
      case nil: $0.activation = .notBegun
      case .done: $0.activation = .done
      case .running(let progress, let end):
        ($0.activation, $0.progressPercent, $0.until) = (.running, progress, end)
      case .waiting(let condition): ($0.activation, $0.waitsFor) = (.waiting, condition)
      case .retrying(let start): ($0.activation, $0.until) = (.retrying, start)
      case .failed(let failure): ($0.activation, $0.failure) = (.failed, failure)
      }
    }
    return ExplainLink(.activation, passed: phase == .done, found: found)
  }
}

extension Vehicle {
  /// What of the car a condition looks at.
  fileprivate func found(_ condition: ActivationCondition, at now: Instant) -> ExplainFacts {
    ExplainFacts {
      switch condition {
      case .ignition: $0.power = power
      case .network: $0.network = hasNetwork(at: now) ? network : NetworkQuality.none
      case .battery: $0.batteryVolts = Double(body.lowVoltage.millivolts(at: now)) / 1_000
      case .privacy: $0.privacyMode = body.isPrivacyModeOn
      case .consent: $0.consent = body.hasConsent
      case .tcu: $0.telematicsActive = body.isTelematicsActive
      }
    }
  }
}

extension ActivationCondition {
  fileprivate var link: ExplainLink.Name {
    switch self {
    case .ignition: .power
    case .network: .network
    case .battery: .battery
    case .privacy: .privacy
    case .consent: .consent
    case .tcu: .tcu
    }
  }

  /// The least that is enough.
  fileprivate func needed(by activation: Activation) -> ExplainNeeds {
    ExplainNeeds {
      switch self {
      case .ignition: $0.power = .on
      case .network: $0.network = .poor
      case .battery: $0.batteryVolts = Double(activation.minimumMillivolts) / 1_000
      case .privacy: $0.privacyMode = false
      case .consent: $0.consent = true
      case .tcu: $0.telematicsActive = true
      }
    }
  }
}
