package import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

extension StoreTexts {
  /// What a link of the chain found and, where it fails, what it needs: `none (needed: available)`.
  package func shown(_ link: ExplainLink) -> String {
    if let unmet = link.unmet { return list(unmet.map(why)) }
    let found = found(link)
    guard !link.passed, let needed = link.needed.flatMap({ needed($0, by: link.link) }) else {
      return found
    }
    return self[.foundAndNeeded, ["found": found, "needed": needed]]
  }

  private func found(_ link: ExplainLink) -> String {
    guard let found = link.found else { return link.link == .lease ? self[.noDocumentYet] : "" }
    if found.provision == .factory { return self[.builtIn] }
    switch link.link {
    case .profile: return found.name ?? ""
    case .market:
      return found.name.map { catalog?.country($0)?.name[language] ?? $0 } ?? ""
    case .hardware: return names(ofCapabilities: found.capabilities ?? [])
    case .phone: return ""
    case .entitlement: return right(found)
    case .clock: return trusted(found)
    case .lease:
      let until = found.until.map(moment) ?? ""
      return link.passed
        ? self[.goodUntil, ["moment": until]] : self[.overSince, ["moment": until]]
    case .power: return found.power.map { self[$0] } ?? ""
    case .network: return found.network.map { self[$0] } ?? ""
    case .battery: return found.batteryVolts.map { self[.volts, ["volts": tenths($0)]] } ?? ""
    case .privacy: return found.privacyMode.map(privacy) ?? ""
    case .consent: return found.consent.map(consent) ?? ""
    case .tcu: return found.telematicsActive.map(unit) ?? ""
    case .activation: return activation(found)
    }
  }

  /// `nil` where a link needs nothing that could be named.
  private func needed(_ facts: ExplainNeeds, by link: ExplainLink.Name) -> String? {
    switch link {
    case .power: facts.power.map { self[$0] }
    case .network: self[.networkAvailable]
    case .battery: facts.batteryVolts.map { self[.voltsAtLeast, ["volts": tenths($0)]] }
    case .privacy: facts.privacyMode.map(privacy)
    case .consent: facts.consent.map(consent)
    case .tcu: facts.telematicsActive.map(unit)
    case .profile, .hardware, .market, .phone, .entitlement, .clock, .lease, .activation: nil
    }
  }

  private func right(_ found: ExplainFacts) -> String {
    let used = found.used.flatMap { used in
      found.limit.map { self[.used, ["used": number("\(used)"), "limit": number("\($0)")]] }
    }
    return list(
      [
        found.state.map { self[$0] }, found.reason.map { reason($0) }, used,
        found.until.map { self[.goodUntil, ["moment": moment($0)]] },
      ].compactMap { $0 })
  }

  private func trusted(_ found: ExplainFacts) -> String {
    guard let time = found.trustedTime, let said = found.trust.map({ self[$0] }) else { return "" }
    return self[.saidOf, ["what": moment(time), "said": said]]
  }

  private func activation(_ found: ExplainFacts) -> String {
    switch found.activation {
    case nil: ""
    case .notBegun: self[.activationNotBegun]
    case .done: self[.activationDone]
    case .running: self[.activationRunning, ["percent": String(found.progressPercent ?? 0)]]
    case .retrying: self[.activationRetries, ["moment": found.until.map(moment) ?? ""]]
    case .waiting: found.waitsFor.map { self[$0.reason] } ?? ""
    case .failed: found.failure.map { self[$0.reason] } ?? self[.activationFailed]
    }
  }

  private func privacy(_ isOn: Bool) -> String {
    isOn ? self[.privacyModeOn] : self[.privacyModeOff]
  }
  private func consent(_ isGiven: Bool) -> String {
    isGiven ? self[.consentGiven] : self[.consentMissing]
  }
  private func unit(_ isActive: Bool) -> String {
    isActive ? self[.unitActivated] : self[.unitNotActivated]
  }
}
