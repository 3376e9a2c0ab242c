package import Entitlements
import VehicleCatalog

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

  /// Power → network: what the activation needs of the car's state, until it is done.
  private var conditionLinks: [ExplainLink] {
    let needs =
      service.provision == .factory || facts.activation == .done
      ? [] : service.activation.requires
    return [
      ExplainLink(
        name: .power, passed: !needs.contains(.ignition) || vehicle.meets(.ignition),
        detail: "\(vehicle.power.rawValue)\(needs.contains(.ignition) ? ", ignition needed" : "")"),
      ExplainLink(
        name: .network, passed: !needs.contains(.network) || vehicle.meets(.network),
        detail: "\(vehicle.network.rawValue)\(needs.contains(.network) ? ", network needed" : "")"),
    ]
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
