package import VehicleCatalog

extension StoreRefusal: CustomStringConvertible {
  package var description: String { message.en }

  /// What was attempted, the value that offends, and what would do.
  package var message: LocalizedText {
    switch self {
    case .accountUnknown(let id):
      LocalizedText(fr: "Compte inconnu : ‘\(id)’.", en: "There is no account ‘\(id)’.")
    case .orderUnknown(let id): .missing(fr: "de commande", en: "order", id)
    case .subscriptionUnknown(let id): .missing(fr: "d’abonnement", en: "subscription", id)
    case .paymentMethodUnknown(let id):
      .missing(fr: "de moyen de paiement", en: "payment method", id)
    case .paymentMethodNeeded(let id, let subscriptions): Self.needed(id, by: subscriptions)
    case .paymentMethodReplacesItself(let id):
      LocalizedText(
        fr: "Le moyen de paiement ‘\(id)’ ne peut pas se remplacer lui-même.",
        en: "Payment method ‘\(id)’ cannot take its own place.")
    case .receiptUnknown(let number): .missing(fr: "de reçu", en: "receipt", number)
    case .productUnknown(let id):
      LocalizedText(fr: "Le magasin ne vend pas de ‘\(id)’.", en: "The store sells no ‘\(id)’.")
    case .profileUnknown(let refusal):
      LocalizedText(
        fr: "Le magasin ne connaît pas ce véhicule (\(refusal)).",
        en: "The store knows no such vehicle (\(refusal)).")
    case .vehicleNotLinked(let vin):
      LocalizedText(
        fr: "Le véhicule \(vin) n’est pas connecté à ce compte.",
        en: "Vehicle \(vin) is not connected to this account.")
    case .accountInvalid(let faults): .joined(faults.map(\.message))
    case .addressInvalid(let faults): .joined(faults.map(\.message))
    case .cardInvalid(let faults): .joined(faults.map(\.message))
    case .emailTaken(let email):
      LocalizedText(
        fr: "Un compte existe déjà pour \(email).", en: "There is already an account for \(email).")
    case .notSoldHere(let product, let country):
      LocalizedText(
        fr: "‘\(product)’ n’est pas vendu dans ce pays : \(country).",
        en: "‘\(product)’ is not sold in \(country).")
    case .offerUnknown(let product, let months, let offered):
      Self.offerUnknown(product, months, offered)
    case .incompatible(let product, let unmet):
      Self.incompatible(product, unmet)
    case .alreadyOwned(let product):
      LocalizedText(
        fr: "Ce véhicule dispose déjà de ‘\(product)’.",
        en: "This vehicle already has ‘\(product)’.")
    case .trialUsed(let product):
      LocalizedText(
        fr: "Ce véhicule a déjà profité de l’essai de ‘\(product)’ ; choisissez une durée.",
        en: "This vehicle already had the free term of ‘\(product)’; choose a period.")
    case .termsOutdated(let given, let inForce):
      LocalizedText(
        fr: "Les conditions ‘\(given)’ ne sont pas en vigueur ; acceptez ‘\(inForce)’.",
        en: "The terms ‘\(given)’ are not in force; accept ‘\(inForce)’.")
    case .quoteExpired(let instant):
      LocalizedText(
        fr: "Le prix affiché n’était garanti que jusqu’au \(instant) ; demandez-le à nouveau.",
        en: "The price shown was good until \(instant); ask for it again.")
    case .priceChanged(let from, let to):
      LocalizedText(
        fr: "Le prix est passé de \(from) à \(to) ; confirmez le nouveau prix.",
        en: "The price changed from \(from) to \(to); confirm the new price.")
    case .quoteMismatch:
      LocalizedText(
        fr: "Le prix confirmé n’est pas celui de la commande ; affichez-la à nouveau.",
        en: "The price confirmed is not the order’s; look at it again.")
    case .declined(let code): code.message
    case .authenticationNeeded:
      LocalizedText(
        fr: "La banque demande une authentification 3-D Secure ; rien n’a encore été débité.",
        en: "The bank asks for 3-D Secure; nothing was charged yet.")
    case .paymentPending(let until):
      LocalizedText(
        fr:
          "Le paiement est en cours ; rien n’est actif avant qu’il n’arrive, jusqu’au \(until) au "
          + "plus tard ; la liste des commandes le dira.",
        en:
          "The payment is under way; nothing is active before it comes, by \(until) at the latest; "
          + "the list of orders will tell.")
    case .nothingToRefund(let id):
      LocalizedText(
        fr: "Rien n’a été payé pour ‘\(id)’ qui puisse être remboursé.",
        en: "Nothing was paid for ‘\(id)’ that could be given back.")
    case .withdrawalOver(let order, let since):
      LocalizedText(
        fr: "Le délai de rétractation de ‘\(order)’ est écoulé depuis le \(since).",
        en: "The time to withdraw from ‘\(order)’ has been over since \(since).")
    case .withdrawalUnconfirmed(let order):
      LocalizedText(
        fr: "La rétractation de ‘\(order)’ doit être confirmée telle qu’elle est affichée.",
        en: "The withdrawal from ‘\(order)’ must be confirmed as it is shown.")
    case .notPossibleNow(let step, let state):
      LocalizedText(
        fr: "‘\(step)’ est impossible dans l’état ‘\(state)’.",
        en: "‘\(step)’ is not possible in state ‘\(state)’.")
    case .timeRanBackwards(let now, let seen):
      LocalizedText(
        fr: "Il est \(now), mais le magasin a déjà vu \(seen) ; son temps ne recule pas.",
        en: "It is \(now), but the store has already seen \(seen); its time never goes back.")
    }
  }

  private static func needed(
    _ id: PaymentMethodID, by subscriptions: [SubscriptionID]
  ) -> LocalizedText {
    let list = subscriptions.map(\.description).joined(separator: ", ")
    return LocalizedText(
      fr: "Le moyen de paiement ‘\(id)’ sert au renouvellement de \(list) ; remplacez-le par un "
        + "autre.",
      en: "Payment method ‘\(id)’ pays the renewal of \(list); put another in its place.")
  }

  private static func offerUnknown(
    _ product: ProductID, _ months: Int?, _ offered: [Int]
  ) -> LocalizedText {
    let asked = months.map(String.init) ?? "–"
    let list = offered.map(String.init).joined(separator: ", ")
    return LocalizedText(
      fr: "‘\(product)’ n’est pas proposé pour \(asked) mois ; durées proposées : "
        + "\(offered.isEmpty ? "aucune" : list).",
      en: "‘\(product)’ is not offered for \(asked) months; periods offered: "
        + "\(offered.isEmpty ? "none" : list).")
  }

  private static func incompatible(_ product: ProductID, _ unmet: [UnmetRule]) -> LocalizedText {
    let reasons = LocalizedText.joined(
      unmet.map { LocalizedText(fr: $0.sentence(in: .fr), en: $0.sentence(in: .en)) })
    return LocalizedText(
      fr: "‘\(product)’ n’est pas compatible : \(reasons.fr)",
      en: "‘\(product)’ is not compatible: \(reasons.en)")
  }
}

extension LocalizedText {
  fileprivate static func missing(
    fr: String, en: String, _ id: some CustomStringConvertible
  ) -> LocalizedText {
    LocalizedText(
      fr: "Ce compte n’a pas \(fr) ‘\(id)’.", en: "This account has no \(en) ‘\(id)’.")
  }

  fileprivate static func joined(_ parts: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      fr: parts.map(\.fr).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
  }
}
