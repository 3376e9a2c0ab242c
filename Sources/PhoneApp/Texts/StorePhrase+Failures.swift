extension StorePhrase {
  /// What broke in the store or in the phone's own folder.
  static let failures: KeyValuePairs<StoreText, StorePhrase> = [
    .storeCannotOpen: StorePhrase(
      fr: "le magasin « {path} » ne peut pas être ouvert",
      en: "the store ‘{path}’ cannot be opened"),
    .storeCorrupted: StorePhrase(
      fr: "« {path} » est endommagé ou n’est pas un magasin, et est resté tel quel",
      en: "‘{path}’ is damaged or no store, and was left as it is"),
    .storeTooNew: StorePhrase(
      fr: "« {path} » a été écrit par une version plus récente, et est resté tel quel",
      en: "‘{path}’ was written by a later version, and was left as it is"),
    .storeBusy: StorePhrase(
      fr: "un autre processus occupe le magasin « {path} » ; réessayez",
      en: "another process keeps the store ‘{path}’ busy; try again"),
    .storeInputOutput: StorePhrase(
      fr: "le magasin n’a pas pu être lu ou écrit", en: "the store could not be read or written"),
    .storeCannotSign: StorePhrase(
      fr: "aucun document n’a pu être signé", en: "no document could be signed"),
    .paymentUnknown: StorePhrase(
      fr: """
        la banque n’a pas répondu, et on ne sait pas si elle a débité ; recommencez ou regardez \
        les commandes : la banque est interrogée à nouveau, et ne débite qu’une fois
        """,
      en: """
        the bank did not answer, and it is unknown whether it charged; do the same again or look \
        at the orders: the bank is asked again, and charges once
        """),
    .storeInconsistent: StorePhrase(
      fr: "le magasin se contredit", en: "the store contradicts itself"),

    .homeNotNamed: StorePhrase(
      fr: """
        aucun dossier pour les données du téléphone : donnez --home DIR, ou définissez \
        XDG_DATA_HOME ou HOME
        """,
      en: "no folder for the phone’s data: give --home DIR, or set XDG_DATA_HOME or HOME"),
    .homeFolder: StorePhrase(
      fr: "le dossier « {path} » ne peut pas servir : {reason}",
      en: "cannot use the folder ‘{path}’: {reason}"),
    .homeNewFolder: StorePhrase(
      fr: "le dossier « {path} » ne peut pas être créé : {reason}",
      en: "cannot make the folder ‘{path}’: {reason}"),
    .homeRead: StorePhrase(
      fr: "« {path} » ne peut pas être lu : {reason}", en: "cannot read ‘{path}’: {reason}"),
    .homeWrite: StorePhrase(
      fr: "« {path} » ne peut pas être écrit : {reason}", en: "cannot write ‘{path}’: {reason}"),
    .homeReplace: StorePhrase(
      fr: "« {path} » ne peut pas être remplacé : {reason}",
      en: "cannot replace ‘{path}’: {reason}"),
    .homeLock: StorePhrase(
      fr: "« {path} » ne peut pas être verrouillé : {reason}",
      en: "cannot lock ‘{path}’: {reason}"),
    .homeBroken: StorePhrase(
      fr: "« {path} » est endommagé et est resté tel quel : {reason}",
      en: "‘{path}’ is damaged and was left as it is: {reason}"),
    .homeNewer: StorePhrase(
      fr: """
        « {path} » a la forme {form}, d’une version plus récente ; celle-ci lit jusqu’à {known}, \
        et l’a laissé tel quel
        """,
      en: """
        ‘{path}’ has form {form}, of a later version; this one reads up to {known}, and left it \
        as it is
        """),
    .fileTooLong: StorePhrase(
      fr: "il a plus de {bytes} octets", en: "it has more than {bytes} bytes"),
    .fileNotJSON: StorePhrase(fr: "ce n’est pas du JSON", en: "it is not JSON"),
    .fileWrongAt: StorePhrase(fr: "à l’endroit « {place} »", en: "at ‘{place}’"),
    .profilesNotFound: StorePhrase(
      fr: """
        aucun dossier Profiles : donnez --profiles DIR ou définissez HEADUNIT_PROFILES ; \
        cherché dans {searched}
        """,
      en: """
        no Profiles folder: give --profiles DIR or set HEADUNIT_PROFILES; looked for \
        {searched}
        """),
    .catalogueInvalid: StorePhrase(
      fr: "les profils ne peuvent pas être lus ; chaque faute est indiquée ci-dessus",
      en: "the profiles cannot be read; each mistake stands above"),

    .systemNoFile: StorePhrase(fr: "il n’y a rien de ce nom", en: "there is nothing of that name"),
    .systemNotPermitted: StorePhrase(fr: "accès refusé", en: "permission denied"),
    .systemNoFolder: StorePhrase(fr: "ce n’est pas un dossier", en: "it is not a folder"),
    .systemNotRegular: StorePhrase(
      fr: "ce n’est pas un fichier ordinaire", en: "it is no regular file"),
    .systemIsFolder: StorePhrase(fr: "c’est un dossier", en: "it is a folder"),
    .systemFull: StorePhrase(fr: "plus de place sur le disque", en: "the disk is full"),
    .systemReadOnly: StorePhrase(
      fr: "le disque est en lecture seule", en: "the disk is read-only"),
    .systemInputOutput: StorePhrase(
      fr: "erreur d’entrée-sortie", en: "input or output failed"),
    .systemNumber: StorePhrase(fr: "erreur système {number}", en: "system error {number}"),
  ]

  /// What went wrong on the way to a car.
  static let link: KeyValuePairs<StoreText, StorePhrase> = [
    .cannotConnect: StorePhrase(
      fr: "connexion à {path} impossible", en: "cannot connect to {path}"),
    .socketPathTooLong: StorePhrase(
      fr: "le chemin a {bytes} octets, {max} au plus sont possibles",
      en: "the path has {bytes} bytes, at most {max} are possible"),
    .socketMissing: StorePhrase(
      fr: "il n’y a pas de socket de ce nom ; headunitd est-il lancé ?",
      en: "there is no such socket; is headunitd running?"),
    .socketNotServed: StorePhrase(
      fr: "personne n’y répond ; headunitd est-il lancé ?",
      en: "nobody is serving it; is headunitd running?"),
    .socketNotPermitted: StorePhrase(
      fr: "pas le droit d’y écrire", en: "no permission to write to it"),
    .socketBusy: StorePhrase(
      fr: "trop de clients se connectent en ce moment",
      en: "too many are connecting at this moment"),
    .socketFailed: StorePhrase(
      fr: "le système refuse la connexion", en: "the system refuses the connection"),
    .answerTimedOut: StorePhrase(
      fr: "pas de réponse en {milliseconds} ms", en: "no answer came within {milliseconds} ms"),
    .linkClosed: StorePhrase(
      fr: "la connexion s’est fermée avant la réponse",
      en: "the connection was closed before the answer came"),
    .callNotSent: StorePhrase(
      fr: "la demande n’est pas partie", en: "the call did not get on its way"),
    .answerUnreadable: StorePhrase(
      fr: "la réponse de la voiture à {method} ne peut pas être lue",
      en: "the car’s answer to {method} cannot be read"),
    .callUnwritable: StorePhrase(
      fr: "la demande ne peut pas être écrite", en: "the call cannot be written"),
    .callCancelled: StorePhrase(
      fr: "la demande a été abandonnée", en: "the call was given up"),
    .otherVehicle: StorePhrase(
      fr: "le véhicule {found} répond là où {wanted} était attendu",
      en: "vehicle {found} answers where {wanted} was expected"),
    .pairingBroken: StorePhrase(
      fr: "{reason} ; rien n’a été jumelé", en: "{reason}; nothing was paired"),
    .keyNotOnCurve: StorePhrase(
      fr: "la clé publique de la voiture n’est pas un point de P-256 en 64 octets",
      en: "the car’s public key is not 64 bytes of a point on P-256"),
    .keyReflected: StorePhrase(
      fr: "la voiture a renvoyé notre propre clé publique",
      en: "the car sent our own public key back"),
    .commitmentWrong: StorePhrase(
      fr: "le nonce de la voiture n’est pas celui qu’elle avait engagé",
      en: "the car’s nonce is not the one it had committed to"),
    .checkWrong: StorePhrase(
      fr: "la voiture n’a pas la même clé", en: "the car does not hold the same key"),
    .sealWrong: StorePhrase(
      fr: "ce que la voiture a dit a été changé en route",
      en: "what the car said was changed on its way"),
    .formerBondWrong: StorePhrase(
      fr: "la preuve de l’ancien lien n’est pas la bonne",
      en: "the proof of the former bond is wrong"),
    .pairingOutOfOrder: StorePhrase(
      fr: "un message du jumelage est venu hors de son ordre",
      en: "a pairing message came out of its order"),
    .numbersDiffer: StorePhrase(
      fr: "les nombres ont été dits différents, rien n’a donc été jumelé",
      en: "the numbers were said to differ, so nothing was paired"),
    .otherBond: StorePhrase(
      fr: """
        la voiture nomme le nouveau lien {car}, le téléphone {own} ; retirez-le dans la voiture \
        et jumelez à nouveau
        """,
      en: "the car names the new bond {car}, the phone {own}; remove it at the car and pair again"),
    .carNotProven: StorePhrase(
      fr: "ce qui répond comme {vehicle} n’a pas la clé du lien ; rien ne lui a été envoyé",
      en: "whoever answers as {vehicle} does not hold the key of the bond; nothing was sent to it"),
    .otherDocument: StorePhrase(
      fr: """
        la version {pushed} a été envoyée et la voiture a confirmé la version {acknowledged} ou \
        un autre contenu ; elle reste dans la boîte d’envoi
        """,
      en: """
        version {pushed} was pushed and the car acknowledged version {acknowledged} or other \
        content; it stays in the outbox
        """),
  ]
}
