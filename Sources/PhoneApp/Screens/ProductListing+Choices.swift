package import NissanStore
package import VehicleCatalog

extension ProductListing {
  /// The terms a customer chooses among, the free one and the shortest first; empty for what is
  /// free or not sold here.
  ///
  /// - Source: seed R11, R24.
  package var periodChoices: [PeriodChoice] {
    let paid = offers.filter(isStillToBeHad).map { $0.months.map(PeriodChoice.months) ?? .once }
    let hasFreeTerm = product.kind == .trial && isTrialOpen && product.trial != nil
    return (hasFreeTerm ? [.trialOnly] : []) + paid
  }

  /// The customer can go on from its detail: to buy it, or to change its period.
  package var canBeBought: Bool {
    compatibility.isCompatible
      && (product.kind == .free ? isStillToBeHad : !periodChoices.isEmpty)
  }

  /// The car does not have it, or it can be had again.
  package var isStillToBeHad: Bool { product.oneOff != nil || ownership == .none }

  private func isStillToBeHad(_ offer: Offer) -> Bool {
    isStillToBeHad || offer.months.map(periodChanges.contains) ?? false
  }

  /// The offer of a term.
  package func offer(_ choice: PeriodChoice) -> Offer? {
    switch choice {
    case .trialOnly: nil
    case .once, .months: offers.first { $0.months == choice.months }
    }
  }
}

extension Product {
  /// What marks it: a free term that nothing paid follows is simply free.
  package var shownKind: ProductKind { kind == .trial && periods.isEmpty ? .free : kind }
}
