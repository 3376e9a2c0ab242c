package import Entitlements
import VehicleCatalog
import WorldTime

extension ServiceView {
  /// The whole chain behind ``answer``, in the order of ``ExplainLink/Name``.
  package var chain: [ExplainLink] {
    carLinks + facts.explain() + conditionLinks + [activationLink]
  }

  /// Profile → hardware → market → phone: what the car is.
  private var carLinks: [ExplainLink] {
    let links: [(ExplainLink.Name, [CompatibilityRule], String)] = [
      (.profile, [.model, .year, .trim, .buildDate], vehicle.profile.displayName),
      (
        .hardware, [.headUnitGeneration, .missingHardware],
        service.requires.map(\.description).joined(separator: ", ")
      ),
      (.market, [.market], vehicle.profile.market),
    ]
    return links.map { name, rules, found in
      let refusals = unmet.filter { rules.contains($0.rule) }.map(\.sentence)
      return ExplainLink(
        name: name, passed: refusals.isEmpty,
        detail: refusals.isEmpty ? found : refusals.joined(separator: " "))
    } + [ExplainLink(name: .phone, passed: true, detail: "judged by the store at purchase")]
  }

  /// Power → telematics unit: what the activation needs of the car's state, until it is done.
  private var conditionLinks: [ExplainLink] {
    let isNeeded = service.provision == .store && facts.activation != .done
    return ActivationCondition.allCases.map { condition in
      let needs = isNeeded && service.activation.requires.contains(condition)
      let isMet = vehicle.meets(condition, of: service.activation, at: facts.clock.world)
      let found = vehicle.found(condition, at: facts.clock.world)
      let wanted = needs ? ", \(condition.wanted(by: service.activation))" : ""
      return ExplainLink(
        name: condition.link, passed: !needs || isMet, detail: "\(found)\(wanted)")
    }
  }

  private var activationLink: ExplainLink {
    if service.provision == .factory {
      return ExplainLink(name: .activation, passed: true, detail: "built in")
    }
    guard vehicle.activations[service.id] != nil else {
      return ExplainLink(name: .activation, passed: false, detail: "not begun")
    }
    return switch facts.activation {
    case .done: ExplainLink(name: .activation, passed: true, detail: "done")
    case .running(let progress, let end):
      ExplainLink(
        name: .activation, passed: false,
        detail: "\(progress) %\(end.map { ", at work until \($0)" } ?? "")")
    case .waiting(let condition):
      ExplainLink(name: .activation, passed: false, detail: "waits for \(condition.rawValue)")
    case .retrying(let start):
      ExplainLink(name: .activation, passed: false, detail: "tries again at \(start)")
    case .failed(let failure):
      ExplainLink(name: .activation, passed: false, detail: failure.rawValue)
    }
  }
}

extension Vehicle {
  /// What of the car a condition looks at.
  fileprivate func found(_ condition: ActivationCondition, at now: Instant) -> String {
    switch condition {
    case .ignition: power.rawValue
    case .network: hasNetwork(at: now) ? network.rawValue : Network.none.rawValue
    case .battery: "\(body.lowVoltage.millivolts(at: now)) mV"
    case .privacy: "privacy mode \(body.isPrivacyModeOn ? "on" : "off")"
    case .consent: body.hasConsent ? "given" : "not given"
    case .tcu: body.isTelematicsActive ? "activated" : "not activated"
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

  fileprivate func wanted(by activation: Activation) -> String {
    switch self {
    case .ignition: "ignition needed"
    case .network: "network needed"
    case .battery: "\(activation.minimumMillivolts) mV needed"
    case .privacy: "must be off"
    case .consent: "consent needed"
    case .tcu: "activation needed"
    }
  }
}
