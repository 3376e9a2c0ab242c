extension StorePhrase {
  /// Where a service of the car stands.
  static let serviceStates: KeyValuePairs<StoreText, StorePhrase> = [
    .serviceUnsupported: StorePhrase(
      fr: "non disponible sur cette voiture", en: "not for this car"),
    .serviceRevoked: StorePhrase(fr: "retiré", en: "taken back"),
    .serviceAvailable: StorePhrase(fr: "à acheter", en: "can be bought"),
    .serviceScheduled: StorePhrase(fr: "prévu", en: "scheduled"),
    .serviceClockUntrusted: StorePhrase(
      fr: "l’heure de la voiture n’est pas sûre", en: "the car’s time is not certain"),
    .serviceExpired: StorePhrase(fr: "terminé", en: "ended"),
    .serviceSuspended: StorePhrase(fr: "suspendu", en: "suspended"),
    .serviceFailed: StorePhrase(fr: "échec de l’activation", en: "activation failed"),
    .servicePending: StorePhrase(fr: "activation en attente", en: "activation waiting"),
    .serviceActivating: StorePhrase(fr: "activation en cours", en: "being activated"),
    .serviceGrace: StorePhrase(fr: "actif, renouvellement attendu", en: "active, renewal awaited"),
    .serviceActive: StorePhrase(fr: "actif", en: "active"),
  ]

  /// Why it stands there.
  static let serviceReasons: KeyValuePairs<StoreText, StorePhrase> = [
    .reasonRefund: StorePhrase(fr: "remboursé", en: "refunded"),
    .reasonWithdrawal: StorePhrase(fr: "rétractation", en: "withdrawn from"),
    .reasonChargeback: StorePhrase(fr: "paiement contesté", en: "payment disputed"),
    .reasonTransfer: StorePhrase(
      fr: "transféré à un autre véhicule", en: "transferred to another vehicle"),
    .reasonNeverBought: StorePhrase(fr: "jamais acheté", en: "never bought"),
    .reasonStartsLater: StorePhrase(fr: "commence plus tard", en: "starts later"),
    .reasonNoTime: StorePhrase(
      fr: "pas d’heure depuis la coupure de courant", en: "no time since the power was lost"),
    .reasonPeriodEnd: StorePhrase(fr: "période terminée", en: "the period is over"),
    .reasonBilling: StorePhrase(fr: "paiement en échec", en: "the payment failed"),
    .reasonCancelled: StorePhrase(fr: "résilié", en: "cancelled"),
    .reasonTrialEnd: StorePhrase(fr: "essai terminé", en: "the trial is over"),
    .reasonAllowanceUsed: StorePhrase(fr: "forfait épuisé", en: "the allowance is used up"),
    .reasonOnHold: StorePhrase(fr: "en attente de paiement", en: "on hold until it is paid"),
    .reasonPaused: StorePhrase(fr: "en pause", en: "paused"),
    .reasonLeaseOver: StorePhrase(
      fr: "la voiture n’a plus de nouvelles du magasin",
      en: "the car has not heard from the store for too long"),
    .reasonUnitUnreachable: StorePhrase(
      fr: "le calculateur ne répond pas", en: "the control unit does not answer"),
    .reasonNotRetryable: StorePhrase(fr: "impossible à activer", en: "it cannot be activated"),
    .reasonWaitsIgnition: StorePhrase(fr: "attend le contact", en: "waits for the ignition"),
    .reasonWaitsNetwork: StorePhrase(fr: "attend le réseau", en: "waits for the network"),
    .reasonLowBattery: StorePhrase(fr: "batterie faible", en: "the battery is low"),
    .reasonPrivacyMode: StorePhrase(fr: "mode privé", en: "privacy mode is on"),
    .reasonWaitsConsent: StorePhrase(fr: "attend un accord", en: "waits for consent"),
    .reasonWaitsTCU: StorePhrase(
      fr: "attend l’activation du boîtier télématique",
      en: "waits for the telematics unit to be activated"),
    .reasonWaitsRetry: StorePhrase(fr: "nouvel essai prévu", en: "will be tried again"),
    .reasonInProgress: StorePhrase(
      fr: "la voiture y travaille", en: "the car is at work on it"),
    .reasonRenewalPending: StorePhrase(fr: "renouvellement attendu", en: "the renewal is awaited"),
    .reasonBillingGrace: StorePhrase(fr: "paiement en retard", en: "the payment is overdue"),
    .reasonPaid: StorePhrase(fr: "payé", en: "paid for"),
    .reasonFree: StorePhrase(fr: "service gratuit", en: "free of charge"),
    .reasonTrial: StorePhrase(fr: "en période d’essai", en: "in its trial"),
    .reasonServiceUnknown: StorePhrase(fr: "inconnu de cette voiture", en: "not known to this car"),
  ]

  /// What a car or phone may lack.
  static let compatibilityRules: KeyValuePairs<StoreText, StorePhrase> = [
    .ruleModel: StorePhrase(fr: "le modèle", en: "the model"),
    .ruleYear: StorePhrase(fr: "l’année-modèle", en: "the model year"),
    .ruleTrim: StorePhrase(fr: "la finition", en: "the trim"),
    .ruleBuildDate: StorePhrase(fr: "la date de construction", en: "the build date"),
    .ruleMarket: StorePhrase(fr: "le pays de vente", en: "the country it was sold in"),
    .ruleHeadUnit: StorePhrase(
      fr: "la génération du système multimédia", en: "the head unit’s generation"),
    .ruleHardware: StorePhrase(fr: "un équipement manque", en: "equipment is missing"),
    .rulePhoneModel: StorePhrase(fr: "le modèle du téléphone", en: "the phone’s model"),
    .rulePhoneOS: StorePhrase(fr: "le système du téléphone", en: "the phone’s system"),
    .ruleGoogleServices: StorePhrase(fr: "les services Google", en: "Google services"),
    .ruleAppVersion: StorePhrase(fr: "la version de l’application", en: "the app’s version"),
  ]

  /// The rule of the car that decided.
  static let decisionRules: KeyValuePairs<StoreText, StorePhrase> = [
    .decisionNotSupported: StorePhrase(
      fr: "la voiture ne peut pas le faire", en: "the car cannot do it"),
    .decisionFactory: StorePhrase(fr: "fourni avec la voiture", en: "it comes with the car"),
    .decisionRevoked: StorePhrase(fr: "le droit a été retiré", en: "the right was taken back"),
    .decisionNoRight: StorePhrase(fr: "aucun droit", en: "there is no right to it"),
    .decisionBeforeStart: StorePhrase(
      fr: "le droit commence plus tard", en: "the right begins later"),
    .decisionClockCold: StorePhrase(fr: "l’heure n’est pas sûre", en: "the time is not certain"),
    .decisionRightEnded: StorePhrase(fr: "le droit est terminé", en: "the right has ended"),
    .decisionPastEnd: StorePhrase(
      fr: "la fin du droit est passée", en: "the end of the right has passed"),
    .decisionAllowance: StorePhrase(
      fr: "tout le forfait est utilisé", en: "all of the allowance is used"),
    .decisionOnHold: StorePhrase(fr: "le droit est suspendu", en: "the right is on hold"),
    .decisionPaused: StorePhrase(fr: "le droit est en pause", en: "the right is paused"),
    .decisionLeaseOver: StorePhrase(
      fr: "le document du magasin est trop ancien", en: "the store’s document is too old"),
    .decisionGraceOver: StorePhrase(
      fr: "le magasin n’a pas encore confirmé le renouvellement",
      en: "the store has not confirmed the renewal yet"),
    .decisionFailed: StorePhrase(fr: "l’activation a échoué", en: "the activation failed"),
    .decisionWaiting: StorePhrase(
      fr: "l’activation attend une condition", en: "the activation waits for a condition"),
    .decisionRunning: StorePhrase(
      fr: "l’activation est en cours", en: "the activation is under way"),
    .decisionGrace: StorePhrase(fr: "le délai de grâce court", en: "the grace period runs"),
    .decisionPaid: StorePhrase(fr: "la période payée court", en: "the paid period runs"),
  ]

  /// The links of the chain that decides about a service.
  static let explainLinks: KeyValuePairs<StoreText, StorePhrase> = [
    .linkProfile: StorePhrase(fr: "modèle", en: "model"),
    .linkHardware: StorePhrase(fr: "équipement", en: "equipment"),
    .linkMarket: StorePhrase(fr: "pays", en: "country"),
    .linkPhone: StorePhrase(fr: "téléphone", en: "phone"),
    .linkEntitlement: StorePhrase(fr: "droit", en: "entitlement"),
    .linkClock: StorePhrase(fr: "heure", en: "clock"),
    .linkLease: StorePhrase(fr: "document récent", en: "recent document"),
    .linkPower: StorePhrase(fr: "contact", en: "ignition"),
    .linkNetwork: StorePhrase(fr: "réseau", en: "network"),
    .linkBattery: StorePhrase(fr: "batterie", en: "battery"),
    .linkPrivacy: StorePhrase(fr: "vie privée", en: "privacy"),
    .linkConsent: StorePhrase(fr: "accord", en: "consent"),
    .linkActivation: StorePhrase(fr: "activation", en: "activation"),
  ]
}
