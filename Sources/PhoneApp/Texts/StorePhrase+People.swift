extension StorePhrase {
  /// Who owns a vehicle, and what moves from one to another.
  static let people: KeyValuePairs<StoreText, StorePhrase> = [
    .role: StorePhrase(fr: "votre rôle", en: "your role"),
    .roleOwner: StorePhrase(
      fr: "propriétaire : achète et modifie", en: "owner: buys and changes"),
    .roleGuest: StorePhrase(fr: "invité : regarde", en: "guest: looks"),
    .released: StorePhrase(
      fr: "{vehicle} n’est plus à vous ; le prochain compte qui le jumelle en devient propriétaire",
      en: "{vehicle} is yours no more; the next account that pairs with it becomes its owner"),
    .releasedEnds: StorePhrase(
      fr: "{product} s’arrête, payé jusqu’au {moment}",
      en: "{product} ends now, paid through {moment}"),
    .guestLeft: StorePhrase(
      fr: "{vehicle} n’est plus connecté à votre compte",
      en: "{vehicle} is not connected to your account any more"),
    .releasedNext: StorePhrase(
      fr: "unpair fait oublier la voiture à ce téléphone",
      en: "unpair makes this phone forget the car"),
    .carHearsLater: StorePhrase(
      fr: "c’est fait, et la voiture l’apprendra au prochain contact",
      en: "it is done, and the car will hear of it at the next contact"),
    .transferred: StorePhrase(
      fr: "transféré de {from} à {to}", en: "transferred from {from} to {to}"),
    .hearsLater: StorePhrase(
      fr: "le transfert est fait, et {vehicle} l’apprendra au prochain contact",
      en: "the transfer is done, and {vehicle} will hear of it at the next contact"),
  ]

  /// Why somebody may not do something with a vehicle.
  static let peopleRefusals: KeyValuePairs<StoreText, StorePhrase> = [
    .emailUnknown: StorePhrase(
      fr: """
        aucun compte pour {email} dans ce magasin ; --store nomme celui que les téléphones \
        partagent
        """,
      en: """
        there is no account for {email} in this store; --store names the one that phones share
        """),
    .notOwner: StorePhrase(
      fr: """
        le véhicule {vehicle} appartient à un autre compte, qui seul achète pour lui et modifie \
        ses abonnements ; son propriétaire peut le céder avec vehicle release
        """,
      en: """
        vehicle {vehicle} belongs to another account, which alone buys for it and changes its \
        subscriptions; its owner can give it up with vehicle release
        """),
    .nobodyOwns: StorePhrase(
      fr: """
        le véhicule {vehicle} n’appartient plus à personne ; jumelez-le à nouveau pour en devenir \
        le propriétaire
        """,
      en: "vehicle {vehicle} belongs to nobody any more; pair with it again to become its owner"),
    .subscriptionsRunning: StorePhrase(
      fr: """
        des abonnements continuent pour le véhicule {vehicle} : {subscriptions} ; résiliez-les \
        (subscription cancel) ou transférez-les vers un autre véhicule (subscription transfer) \
        d’abord ; ce qui reste payé s’arrête quand le véhicule est cédé
        """,
      en: """
        subscriptions of vehicle {vehicle} go on: {subscriptions}; cancel them (subscription \
        cancel) or transfer them to another car (subscription transfer) first; what is still paid \
        ends when the car is given up
        """),
    .allowanceStays: StorePhrase(
      fr: """
        « {id} » se mesure à l’usage, et seule la voiture sait ce qu’il en reste ; il reste avec \
        elle
        """,
      en: """
        ‘{id}’ is metered by use, and only the car knows what is left of it; it stays with that car
        """),
    .creditedElsewhere: StorePhrase(
      fr: """
        ce qui a été payé a été déduit du prix de la commande {order} ; rétractez-vous d’abord de \
        celle-ci, ou faites-la rembourser
        """,
      en: """
        what was paid was taken off the price of order {order}; withdraw from that one first, or \
        have it refunded
        """),
    .ownedThrough: StorePhrase(
      fr: "ce véhicule dispose déjà de « {product} », avec {products}",
      en: "this vehicle already has ‘{product}’, through {products}"),
    .cannotSignIn: StorePhrase(
      fr: "impossible de rejoindre le compte", en: "cannot sign in"),
    .cannotRelease: StorePhrase(
      fr: "impossible de céder le véhicule", en: "cannot give the vehicle up"),
    .cannotTransfer: StorePhrase(
      fr: "impossible de transférer « {id} »", en: "cannot transfer ‘{id}’"),
  ]
}
