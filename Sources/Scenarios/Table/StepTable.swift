/// Every step of the language, in the order of the reference.
package enum StepTable {
  package static let steps: [any DescribedStep.Type] = [
    PairStep.self, UnpairStep.self, VisitStep.self, PushStep.self, ReplayStep.self,
    ForgeStep.self, DocumentStep.self, SetOwnerStep.self,
    BuyStep.self, SubscriptionStep.self, PayWithStep.self, PriceStep.self, PriceAnswerStep.self,
    ReleaseStep.self, SignInStep.self,
    AdvanceStep.self,
    VehicleStep.self, DriveStep.self, WallClockStep.self, WipeStep.self,
    UseStep.self, PinStep.self,
    FaultStep.self, ClearFaultsStep.self, DaemonStep.self,
    ExpectStep.self, BoundaryStep.self,
  ]

  static let entries: [StepEntry] = steps.flatMap { $0.entries } + Structure.entries

  private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })

  static func entry(_ name: String) -> StepEntry? { byName[name] }
}

extension DescribedStep {
  static var entries: [StepEntry] { forms.map { StepEntry($0) { .step($0) } } }
}
