extension StorePhrase {
  /// The phones of a car and what each may do.
  static let bonds: KeyValuePairs<StoreText, StorePhrase> = [
    .bondRole: StorePhrase(fr: "rôle dans la voiture", en: "role in the car"),
    .bondOwner: StorePhrase(fr: "propriétaire", en: "owner"),
    .bondDriver: StorePhrase(fr: "conducteur", en: "driver"),
    .thisPhone: StorePhrase(fr: "ce téléphone", en: "this phone"),
    .bondRemoved: StorePhrase(
      fr: "la voiture a oublié le lien {bond}", en: "the car forgot bond {bond}"),
    .ownerIsNow: StorePhrase(
      fr: "le lien {bond} est celui du propriétaire, ce téléphone est à un conducteur",
      en: "bond {bond} is the owner’s now, and this phone a driver’s"),
  ]

  /// The PIN with which doors are unlocked from afar.
  static let pin: KeyValuePairs<StoreText, StorePhrase> = [
    .pin: StorePhrase(fr: "code PIN", en: "PIN"),
    .pinAgain: StorePhrase(fr: "code PIN, encore une fois", en: "PIN, once more"),
    .mailCode: StorePhrase(fr: "code reçu par e-mail", en: "code from the e-mail"),
    .mailSent: StorePhrase(
      fr: "un code à six chiffres part par e-mail ; il sert une fois, jusqu’au {moment}",
      en: "a code of six digits goes out by e-mail; it is good once, until {moment}"),
    .mailIsAtBench: StorePhrase(
      fr: "dans ce simulateur, le banc d’essai lit l’e-mail : headunitctl rpc pin.mail",
      en: "in this simulator, the bench reads the e-mail: headunitctl rpc pin.mail"),
    .pinIsSet: StorePhrase(fr: "le code PIN est défini", en: "the PIN is set up"),
    .pinUnreadable: StorePhrase(
      fr: "un code PIN a quatre chiffres", en: "a PIN has four digits"),
    .mailCodeUnreadable: StorePhrase(
      fr: "le code de l’e-mail a six chiffres", en: "the code from the e-mail has six digits"),
    .pinsDiffer: StorePhrase(
      fr: "les deux codes PIN sont différents", en: "the two PINs differ"),
    .pinNeedsTerminal: StorePhrase(
      fr: """
        l’entrée standard n’est pas un terminal ; avec --stdin, sa première ligne est le code, la \
        seconde le code PIN
        """,
      en: """
        standard input is no terminal; with --stdin its first line is the code and its second \
        the PIN
        """),
  ]
}
