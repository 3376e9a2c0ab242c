package import Entitlements
package import VehicleCatalog
package import WorldTime

extension Vehicle {
  /// What the car says about a service at an instant. The factory's services need nothing more
  /// than the hardware.
  package func answer(
    for service: Service, at now: Instant, in catalog: Catalog
  ) -> ServiceAnswer {
    circumstances(of: service, activation: phase(of: service, at: now), at: now, in: catalog)
      .decide()
  }

  /// Whether the customer has the service at an instant, whatever the car makes of it: what is
  /// paid stays the customer's in a car that cannot do it, and after the lease.
  package func isEntitled(to service: Service, at now: Instant, in catalog: Catalog) -> Bool {
    var circumstances = circumstances(of: service, activation: .done, at: now, in: catalog)
    circumstances.support = .supported
    circumstances.leaseUntil = nil
    return circumstances.decide().isUsable
  }

  /// The whole chain behind ``answer(for:at:in:)``, in the order of ``ExplainLink/Name``.
  package func explain(
    _ service: Service, at now: Instant, in catalog: Catalog
  ) -> [ExplainLink] {
    let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: now).unmet
    let facts = circumstances(
      of: service, activation: phase(of: service, at: now), at: now, in: catalog)
    return carLinks(of: service, unmet: unmet) + facts.explain()
      + conditionLinks(of: service, facts) + [activationLink(of: service, facts)]
  }

  func circumstances(
    of service: Service, activation: ActivationPhase, at now: Instant, in catalog: Catalog
  ) -> ServiceCircumstances {
    let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: now).unmet
    return ServiceCircumstances(
      service: service.id, record: record,
      support: unmet.first.map { .unsupported(rule: $0.rule.rawValue) } ?? .supported,
      provision: service.provision, activation: activation,
      clock: TrustedTime(now: now, state: .trusted), policy: .failClosed)
  }

  private func phase(of service: Service, at now: Instant) -> ActivationPhase {
    let progress = activations[service.id]
    if let progress, progress.isDone(at: now) { return .done }
    if let unmet = firstUnmet(of: service.activation.requires) { return .waiting(unmet.obstacle) }
    return .running(progress: progress?.percent(at: now) ?? 0, endsAt: progress?.endsAt)
  }
}

// MARK: - The links of the chain

extension Vehicle {
  /// Profile → hardware → market → phone: what the car is.
  private func carLinks(of service: Service, unmet: [UnmetRule]) -> [ExplainLink] {
    let links: [(ExplainLink.Name, Set<CompatibilityRule>, String)] = [
      (.profile, [.model, .year, .trim, .buildDate], profile.displayName),
      (
        .hardware, [.headUnitGeneration, .missingHardware],
        service.requires.map(\.description).joined(separator: ", ")
      ),
      (.market, [.market], profile.market),
    ]
    return links.map { name, rules, found in
      let refusals = unmet.filter { rules.contains($0.rule) }.map(\.sentence)
      return ExplainLink(
        name: name, passed: refusals.isEmpty,
        detail: refusals.isEmpty ? found : refusals.joined(separator: " "))
    } + [ExplainLink(name: .phone, passed: true, detail: "judged by the store at purchase")]
  }

  /// Power → network: what the activation needs of the car's state, until it is done.
  private func conditionLinks(
    of service: Service, _ facts: ServiceCircumstances
  ) -> [ExplainLink] {
    let needs =
      service.provision == .factory || facts.activation == .done
      ? [] : service.activation.requires
    return [
      ExplainLink(
        name: .power, passed: !needs.contains(.ignition) || meets(.ignition),
        detail: "\(power.rawValue)\(needs.contains(.ignition) ? ", ignition needed" : "")"),
      ExplainLink(
        name: .network, passed: !needs.contains(.network) || meets(.network),
        detail: "\(network.rawValue)\(needs.contains(.network) ? ", network needed" : "")"),
    ]
  }

  private func activationLink(
    of service: Service, _ facts: ServiceCircumstances
  ) -> ExplainLink {
    if service.provision == .factory {
      return ExplainLink(name: .activation, passed: true, detail: "built in")
    }
    guard activations[service.id] != nil else {
      return ExplainLink(name: .activation, passed: false, detail: "not begun")
    }
    return switch facts.activation {
    case .done: ExplainLink(name: .activation, passed: true, detail: "done")
    case .running(let progress, let endsAt):
      ExplainLink(
        name: .activation, passed: false,
        detail: "\(progress) %\(endsAt.map { ", done at \($0)" } ?? "")")
    case .waiting(let condition):
      ExplainLink(name: .activation, passed: false, detail: "waits for \(condition.rawValue)")
    case .retrying(let start):
      ExplainLink(name: .activation, passed: false, detail: "tries again at \(start)")
    case .failed(let failure):
      ExplainLink(name: .activation, passed: false, detail: failure.rawValue)
    }
  }
}
