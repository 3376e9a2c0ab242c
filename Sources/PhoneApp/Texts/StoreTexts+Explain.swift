package import CarModel
import Entitlements
package import LinkProtocol

extension StoreTexts {
  /// The rule of the car that decided, by its name; one that only a newer car knows is shown as
  /// it is.
  package func rule(_ name: String) -> String {
    DecisionRule(rawValue: name).map(rule) ?? name
  }

  private func rule(_ rule: DecisionRule) -> String {
    switch rule {
    case .notSupported: self[.decisionNotSupported]
    case .factoryProvided: self[.decisionFactory]
    case .rightRevoked: self[.decisionRevoked]
    case .noRight: self[.decisionNoRight]
    case .beforeStart: self[.decisionBeforeStart]
    case .clockCold: self[.decisionClockCold]
    case .rightEnded: self[.decisionRightEnded]
    case .pastEnd: self[.decisionPastEnd]
    case .allowanceUsed: self[.decisionAllowance]
    case .onHold: self[.decisionOnHold]
    case .paused: self[.decisionPaused]
    case .leaseOver: self[.decisionLeaseOver]
    case .graceOver: self[.decisionGraceOver]
    case .activationFailed: self[.decisionFailed]
    case .activationWaiting: self[.decisionWaiting]
    case .activationRunning: self[.decisionRunning]
    case .inGrace: self[.decisionGrace]
    case .withinPaidPeriod: self[.decisionPaid]
    }
  }

  /// A link of the chain.
  package func link(_ name: ExplainLink.Name) -> String {
    switch name {
    case .profile: self[.linkProfile]
    case .hardware: self[.linkHardware]
    case .market: self[.linkMarket]
    case .phone: self[.linkPhone]
    case .entitlement: self[.linkEntitlement]
    case .clock: self[.linkClock]
    case .lease: self[.linkLease]
    case .power: self[.linkPower]
    case .network: self[.linkNetwork]
    case .battery: self[.linkBattery]
    case .privacy: self[.linkPrivacy]
    case .consent: self[.linkConsent]
    case .tcu: self[.linkTCU]
    case .activation: self[.linkActivation]
    }
  }

  /// A service, where it stands, why and by which rule.
  package func summary(of status: ServiceStatus, called name: String) -> String {
    self[
      .serviceIs,
      [
        "service": status.service, "name": name, "state": state(status.state),
        "reason": reason(status.reason), "rule": rule(status.rule),
      ]]
  }

  /// "Car can", "customer has", "active now", as three answers.
  package func threeAnswers(_ status: ServiceStatus) -> String {
    self[
      .threeAnswers,
      [
        "can": yesOrNo(status.carCan), "has": yesOrNo(status.customerHas),
        "active": yesOrNo(status.activeNow),
      ]]
  }

  package func yesOrNo(_ flag: Bool) -> String { flag ? self[.yes] : self[.no] }
}
