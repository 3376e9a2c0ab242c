extension StorePhrase {
  /// Why the store said no; see ``StoreTexts/why(_:)-(StoreRefusal)``.
  static let refusals: KeyValuePairs<StoreText, StorePhrase> = [
    .accountUnknown: StorePhrase(
      fr: "compte inconnu : « {id} »", en: "there is no account ‘{id}’"),
    .emailTaken: StorePhrase(
      fr: "un compte existe déjà pour {email} ; account sign-in le rejoint",
      en: "there is already an account for {email}; account sign-in joins it"),
    .vehicleNotLinked: StorePhrase(
      fr: "le véhicule {vehicle} n’est pas connecté à ce compte",
      en: "vehicle {vehicle} is not connected to this account"),
    .orderUnknown: StorePhrase(
      fr: "ce compte n’a pas de commande « {id} »", en: "this account has no order ‘{id}’"),
    .subscriptionUnknown: StorePhrase(
      fr: "ce compte n’a pas d’abonnement « {id} »",
      en: "this account has no subscription ‘{id}’"),
    .paymentMethodUnknown: StorePhrase(
      fr: "ce compte n’a pas de moyen de paiement « {id} »",
      en: "this account has no payment method ‘{id}’"),
    .receiptUnknown: StorePhrase(
      fr: "ce compte n’a pas de reçu « {id} »", en: "this account has no receipt ‘{id}’"),
    .paymentMethodNeeded: StorePhrase(
      fr: """
        le moyen de paiement « {id} » sert au renouvellement de {subscriptions} ; \
        remplacez-le par un autre
        """,
      en: "payment method ‘{id}’ pays the renewal of {subscriptions}; put another in its place"),
    .paymentMethodReplacesItself: StorePhrase(
      fr: "le moyen de paiement « {id} » ne peut pas se remplacer lui-même",
      en: "payment method ‘{id}’ cannot take its own place"),
    .productUnknown: StorePhrase(
      fr: "le magasin ne vend pas de « {product} »", en: "the store sells no ‘{product}’"),
    .notSoldHere: StorePhrase(
      fr: "« {product} » n’est pas vendu dans ce pays : {country}",
      en: "‘{product}’ is not sold in {country}"),
    .offerUnknown: StorePhrase(
      fr: "« {product} » n’est pas proposé pour {months} mois ; durées proposées : {offered}",
      en: "‘{product}’ is not offered for {months} months; periods offered: {offered}"),
    .offerNeedsMonths: StorePhrase(
      fr: "« {product} » se prend pour une durée en mois : {offered}",
      en: "‘{product}’ is had for a number of months: {offered}"),
    .noneOffered: StorePhrase(fr: "aucune", en: "none"),
    .incompatible: StorePhrase(
      fr: "« {product} » n’est pas compatible : {reasons}",
      en: "‘{product}’ is not compatible: {reasons}"),
    .alreadyOwned: StorePhrase(
      fr: "ce véhicule dispose déjà de « {product} »",
      en: "this vehicle already has ‘{product}’"),
    .trialUsed: StorePhrase(
      fr: "ce véhicule a déjà profité de l’essai de « {product} » ; choisissez une durée",
      en: "this vehicle already had the free term of ‘{product}’; choose a period"),
    .termsOutdated: StorePhrase(
      fr: "les conditions « {given} » ne sont pas en vigueur ; acceptez « {inForce} »",
      en: "the terms ‘{given}’ are not in force; accept ‘{inForce}’"),
    .quoteExpired: StorePhrase(
      fr: "le prix affiché n’était garanti que jusqu’au {moment} ; demandez-le à nouveau",
      en: "the price shown was good until {moment}; ask for it again"),
    .priceChanged: StorePhrase(
      fr: "le prix est passé de {from} à {to} ; confirmez le nouveau prix",
      en: "the price changed from {from} to {to}; confirm the new price"),
    .quoteMismatch: StorePhrase(
      fr: "le prix confirmé n’est pas celui de la commande ; affichez-la à nouveau",
      en: "the price confirmed is not the order’s; look at it again"),
    .authenticationNeeded: StorePhrase(
      fr: "la banque demande une authentification 3-D Secure ; rien n’a encore été débité",
      en: "the bank asks for 3-D Secure; nothing was charged yet"),
    .paymentPending: StorePhrase(
      fr: """
        le paiement est en cours ; rien n’est actif avant qu’il n’arrive, jusqu’au {moment} au \
        plus tard ; la liste des commandes le dira
        """,
      en: """
        the payment is under way; nothing is active before it comes, by {moment} at the latest; \
        the list of orders will tell
        """),
    .nothingToRefund: StorePhrase(
      fr: "rien n’a été payé pour « {id} » qui puisse être remboursé",
      en: "nothing was paid for ‘{id}’ that could be given back"),
    .withdrawalOver: StorePhrase(
      fr: "le délai de rétractation de « {id} » est écoulé depuis le {moment}",
      en: "the time to withdraw from ‘{id}’ has been over since {moment}"),
    .withdrawalUnconfirmed: StorePhrase(
      fr: "la rétractation de « {id} » doit être confirmée telle qu’elle est affichée",
      en: "the withdrawal from ‘{id}’ must be confirmed as it is shown"),
    .outOfTurn: StorePhrase(
      fr: "ce n’est pas possible maintenant ; état actuel : {state}",
      en: "that is not possible now; where it stands: {state}"),
    .outOfTurnAtStart: StorePhrase(
      fr: "rien n’est encore commencé", en: "nothing has begun yet"),
    .timeRanBackwards: StorePhrase(
      fr: "nous sommes le {now}, mais le magasin a déjà vu le {seen} ; son temps ne recule pas",
      en: "it is {now}, but the store has already seen {seen}; its time never goes back"),
  ]

  /// Why a payment was declined, and what became of the money.
  static let declines: KeyValuePairs<StoreText, StorePhrase> = [
    .declined: StorePhrase(
      fr: "{reason} ; rien n’a été débité", en: "{reason}; nothing was charged"),
    .declineGeneric: StorePhrase(
      fr: "la banque a refusé le paiement", en: "the bank declined the payment"),
    .declineFunds: StorePhrase(
      fr: "la provision de la carte est insuffisante", en: "the card has insufficient funds"),
    .declineLost: StorePhrase(
      fr: "la carte a été déclarée perdue", en: "the card was reported lost"),
    .declineStolen: StorePhrase(
      fr: "la carte a été déclarée volée", en: "the card was reported stolen"),
    .declineExpired: StorePhrase(
      fr: "la carte a expiré", en: "the card has expired"),
    .declineCode: StorePhrase(
      fr: "le code de sécurité est faux", en: "the security code is wrong"),
    .declineProcessing: StorePhrase(
      fr: "le paiement n’a pas pu être traité, réessayez",
      en: "the payment could not be processed, try again"),
    .declineNumber: StorePhrase(
      fr: "le numéro de carte est incorrect", en: "the card number is incorrect"),
    .declineAuthentication: StorePhrase(
      fr: "la banque exige une authentification 3-D Secure, qui n’a pas été accordée",
      en: "the bank requires 3-D Secure, which was not passed"),
  ]

  /// Why there is no such vehicle.
  static let profiles: KeyValuePairs<StoreText, StorePhrase> = [
    .profileUnknown: StorePhrase(
      fr: "le magasin ne connaît pas ce véhicule : {reason}",
      en: "the store knows no such vehicle: {reason}"),
    .noGeneration: StorePhrase(
      fr: "aucun véhicule « {generation} »", en: "no vehicle ‘{generation}’"),
    .noMarket: StorePhrase(
      fr: "aucun marché « {market} » ; marchés : {known}",
      en: "no market ‘{market}’; markets are {known}"),
    .noModelYear: StorePhrase(
      fr: "{generation} n’a pas été vendu comme modèle {year} ; années : {sold}",
      en: "{generation} was not sold in model year {year}; years are {sold}"),
    .noTrim: StorePhrase(
      fr: "{generation} de {year} n’a pas de finition « {trim} » ; finitions : {sold}",
      en: "{generation} of {year} has no trim ‘{trim}’; trims are {sold}"),
    .notSoldInMarket: StorePhrase(
      fr: "{profile} n’a pas été vendu dans ce pays : {market} ; vendu dans : {sold}",
      en: "{profile} was not sold in {market}; it was in {sold}"),
    .builtOutsideYear: StorePhrase(
      fr: """
        construit en {built}, ce qui contredit l’année-modèle {year} : un véhicule est construit \
        dans son année-modèle ou l’année précédente
        """,
      en: """
        built {built} contradicts model year {year}: a car is built in its model year or the \
        year before
        """),
    .notBuiltThen: StorePhrase(
      fr: "{profile} ({market}) n’a pas été construit en {built}",
      en: "{profile} in {market} was not built in {built}"),
  ]
}
