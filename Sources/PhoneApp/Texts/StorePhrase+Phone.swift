extension StorePhrase {
  /// The account, the phone and the cards.
  static let account: KeyValuePairs<StoreText, StorePhrase> = [
    .account: StorePhrase(fr: "compte", en: "account"),
    .email: StorePhrase(fr: "e-mail", en: "e-mail"),
    .country: StorePhrase(fr: "pays", en: "country"),
    .language: StorePhrase(fr: "langue", en: "language"),
    .created: StorePhrase(fr: "créé le", en: "created"),
    .cars: StorePhrase(fr: "voitures", en: "cars"),
    .noCars: StorePhrase(fr: "aucune ; phone-client pair", en: "none; phone-client pair"),
    .phone: StorePhrase(fr: "téléphone", en: "phone"),
    .phoneName: StorePhrase(fr: "nom affiché", en: "name shown"),
    .system: StorePhrase(fr: "système", en: "system"),
    .app: StorePhrase(fr: "application", en: "app"),
    .appUpdatesItself: StorePhrase(fr: "se met à jour seule", en: "keeps itself up to date"),
    .id: StorePhrase(fr: "identifiant", en: "id"),
    .noCard: StorePhrase(fr: "aucune carte", en: "no card yet"),
    .paymentMethod: StorePhrase(fr: "moyen de paiement", en: "payment method"),
    .card: StorePhrase(fr: "carte", en: "card"),
    .expiry: StorePhrase(fr: "expiration", en: "expiry"),
    .holder: StorePhrase(fr: "titulaire", en: "holder"),
    .byDefault: StorePhrase(fr: "par défaut", en: "default"),
    .pays: StorePhrase(fr: "paie", en: "pays"),
    .paysNothing: StorePhrase(fr: "rien", en: "nothing"),
    .paysFor: StorePhrase(fr: "{product} ({state})", en: "{product} ({state})"),
    .cardForgotten: StorePhrase(fr: "{id} est oublié", en: "{id} is forgotten"),
    .cardsChanged: StorePhrase(
      fr: "les cartes sont modifiées ; la voiture l’apprendra au prochain envoi",
      en: "the cards are changed; the car hears of it at the next push"),
    .purchaseWaits: StorePhrase(
      fr: "l’achat est fait et attend la voiture dans la boîte d’envoi",
      en: "the purchase is done and waits in the outbox for the car"),
    .documentRefused: StorePhrase(
      fr: "la voiture a refusé le document le plus récent, qui reste dans la boîte d’envoi",
      en: "the car refused the newest document, which stays in the outbox"),
  ]

  /// The car: pairing, what it is and what it does.
  static let car: KeyValuePairs<StoreText, StorePhrase> = [
    .pairedWith: StorePhrase(fr: "jumelé avec {car}", en: "paired with {car}"),
    .bond: StorePhrase(fr: "lien", en: "bond"),
    .storeRoot: StorePhrase(fr: "racine du magasin", en: "store root"),
    .carTrusts: StorePhrase(fr: "la voiture se fie à", en: "car trusts"),
    .carTrustsStore: StorePhrase(
      fr: "la voiture fait confiance à ce magasin", en: "the car trusts this store"),
    .carDoesNotTrustStore: StorePhrase(
      fr: "la voiture ne fait pas confiance à ce magasin ; ses documents seront refusés",
      en: "the car does not trust this store; its documents will be refused"),
    .numberOnPhone: StorePhrase(
      fr: "nombre sur le téléphone : {number}", en: "number on the phone: {number}"),
    .sameNumber: StorePhrase(
      fr: "La voiture affiche-t-elle le même nombre ? [o/n]",
      en: "Does the car show the same number? [y/n]"),
    .unpaired: StorePhrase(
      fr: "{car}, {vehicle} n’est plus jumelé ; {outcome}",
      en: "{car}, {vehicle} is no longer paired; {outcome}"),
    .carForgot: StorePhrase(
      fr: "la voiture a oublié ce téléphone", en: "the car forgot this phone"),
    .carKeeps: StorePhrase(
      fr: "la voiture garde encore sa part du lien",
      en: "the car still keeps its side of the bond"),
    .profile: StorePhrase(fr: "profil", en: "profile"),
    .built: StorePhrase(fr: "construit en", en: "built"),
    .powertrain: StorePhrase(fr: "motorisation", en: "powertrain"),
    .headUnit: StorePhrase(fr: "système multimédia", en: "head unit"),
    .power: StorePhrase(fr: "contact", en: "ignition"),
    .powerOff: StorePhrase(fr: "coupé", en: "off"),
    .powerAccessory: StorePhrase(fr: "accessoires", en: "accessory"),
    .powerOn: StorePhrase(fr: "mis", en: "on"),
    .powerDriving: StorePhrase(fr: "en route", en: "driving"),
    .network: StorePhrase(fr: "réseau", en: "network"),
    .networkNone: StorePhrase(fr: "aucun", en: "none"),
    .networkPoor: StorePhrase(fr: "faible", en: "poor"),
    .networkGood: StorePhrase(fr: "bon", en: "good"),
    .document: StorePhrase(fr: "document", en: "document"),
    .documentVersion: StorePhrase(fr: "version {version}", en: "version {version}"),
    .documentDelivered: StorePhrase(
      fr: "version {version} livrée", en: "version {version} delivered"),
    .noDocument: StorePhrase(fr: "aucun", en: "none"),
    .nothingWaits: StorePhrase(
      fr: "rien n’attend ; la voiture a la version {version}",
      en: "nothing waits; the car has version {version}"),
    .nothingBought: StorePhrase(
      fr: "rien n’attend ; rien n’a encore été acheté pour cette voiture",
      en: "nothing waits; nothing was bought for this car yet"),
    .can: StorePhrase(fr: "équipements", en: "can"),
    .service: StorePhrase(fr: "service", en: "service"),
    .changesCarLater: StorePhrase(
      fr: "c’est fait ; la voiture l’apprendra au prochain envoi",
      en: "it is done; the car hears of it at the next push"),
    .nextChange: StorePhrase(fr: "prochain changement", en: "next change"),
    .nextChangeAt: StorePhrase(fr: "prochain changement {moment}", en: "next change {moment}"),
    .noChangeAhead: StorePhrase(
      fr: "aucun changement à venir avec le temps seul", en: "no change ahead by time alone"),
    .servicesAt: StorePhrase(fr: "{vehicle} le {moment}", en: "{vehicle} at {moment}"),
    .progress: StorePhrase(fr: "{state} {percent} %", en: "{state} {percent} %"),
    .serviceIs: StorePhrase(
      fr: "{service} ({name}) : {state} ({reason}) ; règle : {rule}",
      en: "{service} ({name}): {state} ({reason}); rule: {rule}"),
    .threeAnswers: StorePhrase(
      fr: "possible : {can}, acquis : {has}, actif maintenant : {active}",
      en: "car can: {can}, customer has: {has}, active now: {active}"),
  ]
}
