extension StorePhrase {
  /// Why the app itself said no, and what would do.
  static let app: KeyValuePairs<StoreText, StorePhrase> = [
    .accountMissing: StorePhrase(
      fr: """
        ce téléphone n’a pas encore de compte : phone-client account create --email E --name N \
        --country C
        """,
      en: """
        this phone has no account yet: phone-client account create --email E --name N \
        --country C
        """),
    .accountExists: StorePhrase(
      fr: "ce téléphone appartient déjà au compte {id}",
      en: "this phone belongs to account {id} already"),
    .phoneMissing: StorePhrase(
      fr: """
        personne n’a dit quel téléphone c’est : phone-client phone set --model M \
        --os-version V
        """,
      en: "nobody said which phone this is: phone-client phone set --model M --os-version V"),
    .phoneModelUnknown: StorePhrase(
      fr: "le catalogue n’a pas de téléphone « {model} »",
      en: "the catalogue has no phone ‘{model}’"),
    .phoneOSImpossible: StorePhrase(
      fr: "{model} est sorti avec {first} et va jusqu’à {last} ; il n’a jamais eu {version}",
      en: "{model} came with {first} and gets up to {last}; it never had {version}"),
    .versionUnreadable: StorePhrase(
      fr: """
        « {text} » n’est pas une version : un à quatre nombres séparés par des points, comme \
        17.5
        """,
      en: "‘{text}’ is no version: one to four numbers with dots between, such as 17.5"),
    .noCarPaired: StorePhrase(
      fr: "aucune voiture n’est jumelée avec ce téléphone : phone-client pair",
      en: "no car is paired with this phone: phone-client pair"),
    .vehicleNotPaired: StorePhrase(
      fr: "le véhicule {vehicle} n’est pas jumelé avec ce téléphone : phone-client pair",
      en: "vehicle {vehicle} is not paired with this phone: phone-client pair"),
    .vehicleAmbiguous: StorePhrase(
      fr: "plusieurs voitures sont jumelées ; désignez-en une par --vehicle : {vehicles}",
      en: "several cars are paired; name one with --vehicle: {vehicles}"),
    .noTerminal: StorePhrase(
      fr: """
        quelqu’un doit comparer les nombres, et l’entrée standard n’est pas un terminal ; \
        avec --yes personne n’est interrogé
        """,
      en: """
        somebody must compare the numbers, and standard input is no terminal; with --yes nobody \
        is asked
        """),
    .addressMissing: StorePhrase(
      fr: "le produit n’est pas gratuit, il faut une adresse de facturation : --address FILE",
      en: "the product is not free, so a billing address is needed: --address FILE"),
    .cardMissing: StorePhrase(
      fr: """
        le produit n’est pas gratuit, il faut une carte : son JSON sur l’entrée standard, \
        --card-stdin, ou une carte conservée, --payment-method ID
        """,
      en: """
        the product is not free, so a card is needed: its JSON on standard input, --card-stdin, \
        or a kept one, --payment-method ID
        """),
    .totalNotAgreed: StorePhrase(
      fr: """
        avec cette adresse, le total à payer est de {total} (prix par période : {price}) ; \
        acceptez-le avec {flag}
        """,
      en: """
        with this address the total to pay is {total} (price per period: {price}); agree to it \
        with {flag}
        """),
    .termsNotAccepted: StorePhrase(
      fr: """
        les conditions {terms} doivent d’abord être lues et acceptées : {link}, puis \
        --accept-terms
        """,
      en: "the terms {terms} must be read and accepted first: {link}, then --accept-terms"),
    .authenticationMissing: StorePhrase(
      fr: """
        la banque demande une authentification 3-D Secure ; dites ce que fait le client : --sca \
        accept, refuse ou abandon
        """,
      en: """
        the bank asks for 3-D Secure; say what the customer does: --sca accept, refuse or \
        abandon
        """),
    .authenticationAbandoned: StorePhrase(
      fr: """
        la banque a demandé une authentification 3-D Secure et n’a pas eu de réponse ; rien n’a \
        été débité
        """,
      en: "the bank asked for 3-D Secure and had no answer; nothing was charged"),
    .didYouMean: StorePhrase(
      fr: "{reason} ; s’agit-il de {names} ?", en: "{reason}; did you mean {names}?"),
    .quoted: StorePhrase(fr: "« {text} »", en: "‘{text}’"),
    .or: StorePhrase(fr: " ou ", en: " or "),
  ]

  /// What is wrong with a text that was handed in.
  static let input: KeyValuePairs<StoreText, StorePhrase> = [
    .subjectCard: StorePhrase(fr: "la carte", en: "the card"),
    .subjectAddress: StorePhrase(fr: "l’adresse", en: "the address"),
    .inputUnreadable: StorePhrase(
      fr: "{subject} ne peut pas être lue dans « {path} » : {reason}",
      en: "{subject} cannot be read from ‘{path}’: {reason}"),
    .inputEmpty: StorePhrase(
      fr: "{subject} manque : le texte est vide", en: "{subject} is missing: the text is empty"),
    .inputNotJSON: StorePhrase(
      fr: "{subject} n’est pas du JSON (octet {byte})", en: "{subject} is not JSON (byte {byte})"),
    .inputRefusedJSON: StorePhrase(
      fr: """
        {subject} a deux fois le même champ, ou un caractère qui n’est pas accepté (octet \
        {byte})
        """,
      en: "{subject} has the same member twice, or a character that is not taken (byte {byte})"),
    .inputNotObject: StorePhrase(
      fr: "{subject} n’est pas un objet JSON", en: "{subject} is not a JSON object"),
    .inputUnknownMember: StorePhrase(
      fr: "{subject} a un champ inconnu ; champs connus : {known}",
      en: "{subject} has an unknown member; known are {known}"),
    .inputUnknownMemberNamed: StorePhrase(
      fr: "{subject} a un champ inconnu, « {member} » ; champs connus : {known}",
      en: "{subject} has an unknown member ‘{member}’; known are {known}"),
    .inputMissingMember: StorePhrase(
      fr: "dans {subject}, « {member} » manque", en: "{subject} lacks ‘{member}’"),
    .inputNotText: StorePhrase(
      fr: "dans {subject}, « {member} » n’est pas un texte entre guillemets",
      en: "‘{member}’ of {subject} is not a text in quotes"),
    .inputTooLong: StorePhrase(
      fr: "{subject} a plus de {bytes} octets", en: "{subject} has more than {bytes} bytes"),
  ]
}
