extension StorePhrase {
  /// How a failure or a remark is said.
  static let messages: KeyValuePairs<StoreText, StorePhrase> = [
    .errorLead: StorePhrase(fr: "erreur : ", en: "error: "),
    .errorJoint: StorePhrase(fr: " ; ", en: "; "),
    .noteLead: StorePhrase(fr: "remarque : ", en: "note: "),
    .warningLead: StorePhrase(fr: "attention : ", en: "warning: "),
    .triesAgain: StorePhrase(
      fr: "nouvel essai jusqu’à ce que cela réussisse", en: "trying until it succeeds"),
    .cannotWriteAnswer: StorePhrase(
      fr: "impossible d’écrire la réponse", en: "cannot write the answer"),
    .outputClosed: StorePhrase(fr: "la sortie ne l’accepte pas", en: "the output does not take it"),
  ]

  /// What was attempted.
  static let attempts: KeyValuePairs<StoreText, StorePhrase> = [
    .cannotCreateAccount: StorePhrase(
      fr: "impossible de créer le compte", en: "cannot create the account"),
    .cannotShowAccount: StorePhrase(
      fr: "impossible d’afficher le compte", en: "cannot show the account"),
    .cannotSetPhone: StorePhrase(
      fr: "impossible de définir le téléphone", en: "cannot set the phone"),
    .cannotShowPhone: StorePhrase(
      fr: "impossible d’afficher le téléphone", en: "cannot show the phone"),
    .cannotPair: StorePhrase(fr: "impossible de jumeler", en: "cannot pair"),
    .cannotUnpair: StorePhrase(fr: "impossible de défaire le jumelage", en: "cannot unpair"),
    .cannotShowVehicle: StorePhrase(
      fr: "impossible d’afficher le véhicule", en: "cannot show the vehicle"),
    .cannotListServices: StorePhrase(
      fr: "impossible de lister les services", en: "cannot list the services"),
    .cannotExplain: StorePhrase(fr: "impossible d’expliquer « {id} »", en: "cannot explain ‘{id}’"),
    .cannotDeliver: StorePhrase(
      fr: "impossible de livrer le document", en: "cannot deliver the document"),
    .cannotOpenStore: StorePhrase(
      fr: "impossible d’ouvrir le magasin", en: "cannot open the store"),
    .cannotListStore: StorePhrase(
      fr: "impossible de lister le magasin", en: "cannot list the store"),
    .cannotShow: StorePhrase(fr: "impossible d’afficher « {id} »", en: "cannot show ‘{id}’"),
    .cannotBuy: StorePhrase(fr: "impossible d’acheter « {id} »", en: "cannot buy ‘{id}’"),
    .cannotListOrders: StorePhrase(
      fr: "impossible de lister les commandes", en: "cannot list the orders"),
    .cannotShowReceipt: StorePhrase(
      fr: "impossible d’afficher le reçu « {id} »", en: "cannot show receipt ‘{id}’"),
    .cannotListSubscriptions: StorePhrase(
      fr: "impossible de lister les abonnements", en: "cannot list the subscriptions"),
    .cannotCancel: StorePhrase(fr: "impossible de résilier « {id} »", en: "cannot cancel ‘{id}’"),
    .cannotResume: StorePhrase(fr: "impossible de reprendre « {id} »", en: "cannot resume ‘{id}’"),
    .cannotAddCard: StorePhrase(fr: "impossible d’ajouter la carte", en: "cannot add the card"),
    .cannotListCards: StorePhrase(
      fr: "impossible de lister les cartes", en: "cannot list the cards"),
    .cannotModify: StorePhrase(fr: "impossible de modifier « {id} »", en: "cannot modify ‘{id}’"),
    .cannotRemove: StorePhrase(fr: "impossible de retirer « {id} »", en: "cannot remove ‘{id}’"),
    .cannotChoose: StorePhrase(fr: "impossible de choisir « {id} »", en: "cannot choose ‘{id}’"),
    .cannotRefund: StorePhrase(
      fr: "impossible de rembourser « {id} »", en: "cannot refund ‘{id}’"),
    .cannotWithdraw: StorePhrase(
      fr: "impossible de se rétracter de « {id} »", en: "cannot withdraw from ‘{id}’"),
    .cannotShowHelp: StorePhrase(
      fr: "impossible d’afficher où trouver de l’aide", en: "cannot show where help is"),
    .cannotShowLink: StorePhrase(
      fr: "impossible d’afficher le lien", en: "cannot show the link"),
    .cannotUse: StorePhrase(fr: "impossible d’utiliser « {id} »", en: "cannot use ‘{id}’"),
    .cannotWait: StorePhrase(
      fr: "impossible d’attendre la fin de « {id} »", en: "cannot wait for the end of ‘{id}’"),
    .cannotListCommands: StorePhrase(
      fr: "impossible de lister les commandes de la voiture", en: "cannot list the car’s commands"),
    .cannotTakeBack: StorePhrase(
      fr: "impossible d’annuler « {id} »", en: "cannot take ‘{id}’ back"),
    .cannotRequestPin: StorePhrase(
      fr: "impossible de demander un code", en: "cannot ask for a code"),
    .cannotSetPin: StorePhrase(
      fr: "impossible de définir le code PIN", en: "cannot set the PIN up"),
    .cannotListBonds: StorePhrase(
      fr: "impossible de lister les liens", en: "cannot list the bonds"),
    .cannotMakeOwner: StorePhrase(
      fr: "impossible de donner le rôle de propriétaire à « {id} »",
      en: "cannot make ‘{id}’ the owner"),
    .carDidNotAnswer: StorePhrase(fr: "la voiture ne répond pas", en: "the car does not answer"),
    .carDidNotTake: StorePhrase(
      fr: "la voiture n’a pas pris le document", en: "the car did not take the document"),
  ]
}
