extension StorePhrase {
  /// What a car refuses, by the name it gives.
  static let carRefusals: KeyValuePairs<StoreText, StorePhrase> = [
    .carParseError: StorePhrase(
      fr: "la voiture ne comprend pas la demande", en: "the car cannot read the call"),
    .carInvalidRequest: StorePhrase(
      fr: "la demande n’est pas un appel JSON-RPC 2.0", en: "the call is not JSON-RPC 2.0"),
    .carMethodNotFound: StorePhrase(
      fr: "la voiture ne connaît pas cette demande", en: "the car does not know this call"),
    .carInvalidParams: StorePhrase(
      fr: "un paramètre manque, est inconnu ou d’un autre type",
      en: "a parameter is missing, unknown or of the wrong kind"),
    .carLineTooLong: StorePhrase(fr: "la demande est trop longue", en: "the call is too long"),
    .carHelloFirst: StorePhrase(
      fr: "la voiture veut d’abord être saluée", en: "the car wants a hello first"),
    .carHelloTwice: StorePhrase(
      fr: "la voiture a déjà été saluée", en: "the car has had a hello already"),
    .carProtocolVersion: StorePhrase(
      fr: "la voiture et l’application n’ont aucune version du protocole en commun",
      en: "the car and the app have no protocol version in common"),
    .carTooManyConnections: StorePhrase(
      fr: "toutes les connexions de la voiture sont prises",
      en: "the car’s connections are all taken"),
    .carNotPermitted: StorePhrase(
      fr: "la voiture ne le permet pas à cet utilisateur",
      en: "the car does not permit it to this user"),
    .carConnectionTooSlow: StorePhrase(
      fr: "l’application s’est tue trop longtemps", en: "the app was silent for too long"),
    .carBatchTooLarge: StorePhrase(
      fr: "l’application a trop demandé à la fois", en: "the app asked for too much at once"),
    .carSessionTimedOut: StorePhrase(
      fr: "l’application a mis trop de temps à prouver son jumelage",
      en: "the app took too long to prove its pairing"),
    .carTextUnshowable: StorePhrase(
      fr: "le nom du téléphone contient un saut de ligne ou un caractère invisible",
      en: "the phone’s name holds a line break or a character that does not show"),
    .carPairingClosed: StorePhrase(
      fr: "la voiture n’est pas ouverte au jumelage", en: "the car is not open for pairing"),
    .carPairingBusy: StorePhrase(
      fr: "un autre jumelage est en cours", en: "another pairing is under way"),
    .carPairingLocked: StorePhrase(
      fr: "trop d’échecs, le jumelage est bloqué pour un moment",
      en: "too many failures, pairing is locked for a while"),
    .carPairingOutOfOrder: StorePhrase(
      fr: "un message du jumelage est arrivé hors de son ordre",
      en: "a pairing message arrived out of its order"),
    .carPairingMessage: StorePhrase(
      fr: "un message du jumelage n’a pas de clé ou de nonce valable",
      en: "a pairing message holds no valid key or nonce"),
    .carPairingCheck: StorePhrase(
      fr: "la voiture et le téléphone n’obtiennent pas la même clé",
      en: "the car and the phone did not arrive at the same key"),
    .carPairingRejected: StorePhrase(
      fr: "la personne dans la voiture a dit non", en: "the person at the car said no"),
    .carPairingTimedOut: StorePhrase(
      fr: "personne n’a répondu à temps", en: "nobody answered in time"),
    .carPairingNotPending: StorePhrase(
      fr: "aucun jumelage n’attend de réponse", en: "no pairing waits for an answer"),
    .carPairingNumber: StorePhrase(
      fr: "le nombre donné n’est pas celui de l’écran",
      en: "the number given is not the one on the screen"),
    .carBondsFull: StorePhrase(
      fr: "la voiture ne garde pas plus de liens ; retirez-en un d’abord",
      en: "the car keeps no more bonds; remove one first"),
    .carStoreRootRefused: StorePhrase(
      fr: "la voiture fait confiance à un autre magasin et n’en accepte pas de nouveau",
      en: "the car trusts another store and takes no new one"),
    .carSessionRequired: StorePhrase(
      fr: "la voiture veut d’abord une preuve du lien",
      en: "the car wants a proof of the bond first"),
    .carBondUnknown: StorePhrase(
      fr: "la voiture ne connaît pas ce téléphone ; jumelez à nouveau",
      en: "the car does not know this phone; pair again"),
    .carSessionProof: StorePhrase(
      fr: "la preuve du lien est fausse", en: "the proof of the bond is wrong"),
    .documentMalformed: StorePhrase(
      fr: "la voiture ne peut pas lire le document", en: "the car cannot read the document"),
    .documentTooLarge: StorePhrase(
      fr: "le document est trop grand", en: "the document is over its limits"),
    .documentSignature: StorePhrase(
      fr: "la signature ne correspond pas au document",
      en: "the signature does not fit the document"),
    .documentUnknownKey: StorePhrase(
      fr: "la voiture ne fait pas confiance au magasin qui a signé",
      en: "the car does not trust the store that signed"),
    .documentKeyExpired: StorePhrase(
      fr: "la clé de signature n’est pas valable à cette heure",
      en: "the signing key is not valid at this time"),
    .documentAlgorithm: StorePhrase(
      fr: "le document nomme un autre algorithme que celui de la clé",
      en: "the document names another algorithm than the key’s"),
    .documentWrongVehicle: StorePhrase(
      fr: "le document est pour un autre véhicule", en: "the document is for another vehicle"),
    .documentWrongAudience: StorePhrase(
      fr: "le document n’est pas destiné à une voiture", en: "the document is not meant for a car"),
    .documentRollback: StorePhrase(
      fr: "le document est plus ancien que celui de la voiture",
      en: "the document is older than the car’s"),
    .documentEquivocation: StorePhrase(
      fr: "la voiture a cette version avec un autre contenu",
      en: "the car has this version with other content"),
    .documentNotYetValid: StorePhrase(
      fr: "le document est daté après l’heure de la voiture",
      en: "the document is dated later than the car’s time"),
    .documentExpired: StorePhrase(fr: "le document est périmé", en: "the document is out of date"),
    .carRootUnknown: StorePhrase(
      fr: "la voiture ne connaît pas cette racine", en: "the car does not trust such a root"),
    .carRootMalformed: StorePhrase(fr: "ce n’est pas une clé racine", en: "this is no root key"),
    .carRootInUse: StorePhrase(
      fr: "la racine vient du fichier de confiance et se change là",
      en: "the root comes from the trust file and is changed there"),
    .carServiceUnknown: StorePhrase(
      fr: "la voiture ne connaît pas de service de ce nom",
      en: "the car knows no service of that name"),
    .carVehicleUnknown: StorePhrase(
      fr: "aucun véhicule de ce numéro ne répond", en: "no vehicle of this number answers"),
    .carVehicleAmbiguous: StorePhrase(
      fr: "plusieurs véhicules répondent, ou aucun ; désignez-en un",
      en: "several vehicles answer, or none; name one"),
    .carVehicleExists: StorePhrase(
      fr: "un véhicule de ce numéro existe déjà", en: "a vehicle of this number exists already"),
    .carVehiclesFull: StorePhrase(
      fr: "il n’y a pas de place pour d’autres véhicules",
      en: "there is no room for more vehicles"),
    .carVINInvalid: StorePhrase(
      fr: "ce n’est pas un numéro de véhicule", en: "this is no vehicle number"),
    .carProfileUnknown: StorePhrase(
      fr: "la voiture ne connaît pas ce profil", en: "the car knows no such profile"),
    .carMarketUnknown: StorePhrase(
      fr: "ce profil n’est pas vendu dans ce pays", en: "the profile is not sold in this country"),
    .carBuildDate: StorePhrase(
      fr: "la date de construction ne va pas avec le profil",
      en: "the build date does not fit the profile"),
    .carClockNotVirtual: StorePhrase(
      fr: "l’heure suit celle de l’ordinateur et ne peut pas être déplacée",
      en: "the time follows the computer’s and cannot be moved"),
    .carClockBackwards: StorePhrase(fr: "le temps ne recule jamais", en: "time never goes back"),
    .carClockOutOfRange: StorePhrase(
      fr: "le rythme ou le pas est hors de ses limites",
      en: "the rate or the step is outside its limits"),
    .carClockNotHeld: StorePhrase(
      fr: "l’horloge de l’ordinateur n’est pas en retard",
      en: "the computer’s clock is not behind"),
    .carFaultUnknown: StorePhrase(
      fr: "il n’y a pas de telle panne", en: "there is no such fault"),
    .carFaultNotApplicable: StorePhrase(
      fr: "ce genre de panne n’a pas ce paramètre",
      en: "this kind of fault does not take that parameter"),
    .carFaultsFull: StorePhrase(
      fr: "il n’y a pas de place pour d’autres pannes", en: "there is no room for more faults"),
    .carJournalGone: StorePhrase(
      fr: "la voiture ne garde plus ce qui s’est passé depuis",
      en: "the car no longer keeps what has happened since"),
    .carWatchersFull: StorePhrase(
      fr: "trop d’autres suivent déjà la voiture", en: "too many others follow the car already"),
    .carWatchUnknown: StorePhrase(
      fr: "la voiture n’est pas suivie sous ce numéro",
      en: "the car is not followed under this number"),
    .carBackupUnknown: StorePhrase(
      fr: "la voiture n’a pas de sauvegarde de ce nom",
      en: "the car has no backup of that name"),
    .carBackupsFull: StorePhrase(
      fr: "la voiture ne garde pas d’autres sauvegardes", en: "the car keeps no more backups"),
    .carStorageFailed: StorePhrase(
      fr: "la voiture n’a rien pu enregistrer, rien n’a changé",
      en: "the car could not save anything, nothing was changed"),
    .carInternalError: StorePhrase(
      fr: "la voiture a eu une panne ; son journal en dit plus",
      en: "the car had a fault; its log says more"),
    .carOther: StorePhrase(
      fr: "la voiture refuse pour une raison que cette application ne connaît pas",
      en: "the car refuses for a reason that this app does not know"),
  ]
}
