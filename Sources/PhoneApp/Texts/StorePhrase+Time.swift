extension StorePhrase {
  /// Lengths of time, moments, and the words every table uses.
  static let time: KeyValuePairs<StoreText, StorePhrase> = [
    .months: StorePhrase(
      fr: "{count} mois", en: Wording(one: "{count} month", other: "{count} months")),
    .days: StorePhrase(
      fr: Wording(one: "{count} jour", other: "{count} jours"),
      en: Wording(one: "{count} day", other: "{count} days")),

    .now: StorePhrase(fr: "maintenant", en: "now"),
    .timeAhead: StorePhrase(fr: "dans {span}", en: "in {span}"),
    .timeAgo: StorePhrase(fr: "il y a {span}", en: "{span} ago"),
    .dayUnit: StorePhrase(fr: "j", en: "d"),

    .yes: StorePhrase(fr: "oui", en: "yes"),
    .no: StorePhrase(fr: "non", en: "no"),
  ]
}
