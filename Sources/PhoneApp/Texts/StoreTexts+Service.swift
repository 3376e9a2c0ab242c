package import Entitlements
import VehicleCatalog

extension StoreTexts {
  /// Where a service of the car stands.
  package func state(_ state: ServiceState) -> String {
    switch state {
    case .unsupported: self[.serviceUnsupported]
    case .revoked: self[.serviceRevoked]
    case .available: self[.serviceAvailable]
    case .scheduled: self[.serviceScheduled]
    case .clockUntrusted: self[.serviceClockUntrusted]
    case .expired: self[.serviceExpired]
    case .suspended: self[.serviceSuspended]
    case .failed: self[.serviceFailed]
    case .pending: self[.servicePending]
    case .activating: self[.serviceActivating]
    case .grace: self[.serviceGrace]
    case .active: self[.serviceActive]
    }
  }

  /// Where a service stands and how far its activation is: `being activated 40 %`.
  package func state(_ state: ServiceState, percent: Int?) -> String {
    guard let percent else { return self.state(state) }
    return self[.progress, ["state": self.state(state), "percent": String(percent)]]
  }

  /// Why a service stands there, by the name the car gives; a name that only a newer car knows is
  /// shown as it is.
  package func reason(_ name: String) -> String {
    ServiceReason(name: name).map(reason) ?? name
  }

  func reason(_ reason: ServiceReason) -> String {
    switch reason {
    case .unsupported(let rule): lack(rule)
    case .refund: self[.reasonRefund]
    case .withdrawal: self[.reasonWithdrawal]
    case .chargeback: self[.reasonChargeback]
    case .transfer: self[.reasonTransfer]
    case .neverBought: self[.reasonNeverBought]
    case .startsLater: self[.reasonStartsLater]
    case .noTimeSincePowerLoss: self[.reasonNoTime]
    case .periodEnd: self[.reasonPeriodEnd]
    case .billing: self[.reasonBilling]
    case .cancelled: self[.reasonCancelled]
    case .trialEnd: self[.reasonTrialEnd]
    case .allowanceUsed: self[.reasonAllowanceUsed]
    case .onHold: self[.reasonOnHold]
    case .paused: self[.reasonPaused]
    case .leaseOver: self[.reasonLeaseOver]
    case .ecuUnreachable: self[.reasonUnitUnreachable]
    case .notRetryable: self[.reasonNotRetryable]
    case .waitsIgnition: self[.reasonWaitsIgnition]
    case .waitsNetwork: self[.reasonWaitsNetwork]
    case .lowBattery: self[.reasonLowBattery]
    case .privacyMode: self[.reasonPrivacyMode]
    case .waitsConsent: self[.reasonWaitsConsent]
    case .waitsTCU: self[.reasonWaitsTCU]
    case .waitsRetry: self[.reasonWaitsRetry]
    case .inProgress: self[.reasonInProgress]
    case .renewalPending: self[.reasonRenewalPending]
    case .billingGrace: self[.reasonBillingGrace]
    case .paid: self[.reasonPaid]
    case .free: self[.reasonFree]
    case .trial: self[.reasonTrial]
    }
  }

  private func lack(_ rule: CompatibilityRule) -> String {
    switch rule {
    case .unknownService: self[.reasonServiceUnknown]
    case .model: self[.ruleModel]
    case .year: self[.ruleYear]
    case .trim: self[.ruleTrim]
    case .buildDate: self[.ruleBuildDate]
    case .market: self[.ruleMarket]
    case .headUnitGeneration: self[.ruleHeadUnit]
    case .missingHardware: self[.ruleHardware]
    case .phoneModel: self[.rulePhoneModel]
    case .phoneOS: self[.rulePhoneOS]
    case .googleServices: self[.ruleGoogleServices]
    case .appVersion: self[.ruleAppVersion]
    }
  }
}
