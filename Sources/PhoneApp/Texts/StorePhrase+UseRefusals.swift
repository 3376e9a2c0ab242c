extension StorePhrase {
  /// Why a car does not do what somebody uses a service for, by the name it gives.
  static let useRefusals: KeyValuePairs<StoreText, StorePhrase> = [
    .carNotSubscribed: StorePhrase(
      fr: "rien ne donne droit à ce service en ce moment",
      en: "nothing entitles to the service now"),
    .carNotActive: StorePhrase(
      fr: "le service n’est pas encore utilisable", en: "the service cannot be used yet"),
    .carCannot: StorePhrase(
      fr: "cette voiture ne peut pas le faire à distance",
      en: "this car cannot do that from afar"),
    .carActionUnknown: StorePhrase(
      fr: "le service n’a pas d’action de ce nom", en: "the service has no such action"),
    .carInputInvalid: StorePhrase(
      fr: "une indication manque, est de trop ou hors de ses limites",
      en: "an input is missing, one too many or out of its range"),
    .carPrivacyModeOn: StorePhrase(
      fr: "le mode privé est activé dans la voiture", en: "privacy mode is on in the car"),
    .carAlreadyAtWork: StorePhrase(
      fr: "une commande de ce service est encore en cours : phone-client commands",
      en: "a command of this service is still at work: phone-client commands"),
    .carQuotaExceeded: StorePhrase(
      fr: "le forfait est épuisé, ou la voiture n’en garde pas plus",
      en: "the allowance is used up, or the car keeps no more of them"),
    .carCommandUnknown: StorePhrase(
      fr: "la voiture ne connaît pas cette commande", en: "the car knows no such command"),
    .carCommandOver: StorePhrase(
      fr: "la commande est terminée et ne peut plus être annulée",
      en: "the command is over and cannot be taken back"),
    .carOwnerOnly: StorePhrase(
      fr: "seul le téléphone du propriétaire peut le faire",
      en: "only the owner’s phone may do this"),
    .carPinNotSet: StorePhrase(
      fr: "aucun code PIN n’est défini : phone-client pin request",
      en: "no PIN is set up: phone-client pin request"),
    .carPinRequired: StorePhrase(
      fr: "le code PIN est demandé : au terminal, ou sur l’entrée standard avec --pin-stdin",
      en: "the PIN is needed: at a terminal, or on standard input with --pin-stdin"),
    .carPinWrong: StorePhrase(
      fr: "le code PIN est faux ; trois codes faux le bloquent",
      en: "the PIN is wrong; three wrong ones lock it"),
    .carPinLocked: StorePhrase(
      fr: "trop de codes PIN faux, bloqué pour un moment",
      en: "too many wrong PINs, locked for a while"),
    .carPinCode: StorePhrase(
      fr: "le code n’est pas celui de l’e-mail, ou ne l’est plus : phone-client pin request",
      en: "the code is not the one in the e-mail, or no longer: phone-client pin request"),
    .carProfileLacks: StorePhrase(
      fr: "la voiture n’a pas ce qui est à régler", en: "the car does not have what is to be set"),
    .carOutOfRange: StorePhrase(
      fr: "la valeur est hors de ses limites", en: "the value is outside its range"),
    .carLowBattery: StorePhrase(
      fr: "la batterie 12 V est faible, vide ou débranchée",
      en: "the 12 V battery is low, dead or disconnected"),
    .carTractionLow: StorePhrase(
      fr: "la batterie de traction est sous sa réserve",
      en: "the traction battery is below its reserve"),
    .carAsleep: StorePhrase(
      fr: "la voiture est en veille profonde ; quelqu’un doit la réveiller sur place",
      en: "the car is in deep sleep; somebody must wake it there"),
    .carNoNetwork: StorePhrase(
      fr: "la voiture n’a pas de réseau mobile", en: "the car has no mobile network"),
    .carInUse: StorePhrase(
      fr: "le contact est mis ; quelqu’un se sert de la voiture",
      en: "the ignition is on; somebody uses the car"),
    .carCableOut: StorePhrase(
      fr: "le câble de recharge n’est pas branché", en: "the charging cable is not plugged in"),
    .carIgnitionOff: StorePhrase(fr: "le contact est coupé", en: "the ignition is off"),
    .carNonceUnknown: StorePhrase(
      fr: "l’heure signée répond à une autre question que celle de la voiture",
      en: "the signed time answers another question than the car’s"),
    .timeRefused: StorePhrase(
      fr: "la voiture n’a pas pris l’heure que le magasin a signée",
      en: "the car did not take the time that the store signed"),
    .timeRefusedBecause: StorePhrase(
      fr: "l’heure signée est refusée : {reason}", en: "the signed time is refused: {reason}"),
    .carSays: StorePhrase(fr: "{reason} : {detail}", en: "{reason}: {detail}"),
  ]
}
