/// The key `writing` of a country: how each of its locales writes money and moments.
struct LocalFormatReader {
  let currency: String
  /// What stands for ``currency`` in an amount: `€`.
  let symbol: String

  /// One for each of `locales`, in their order; a locale without one is an error.
  func read(_ value: YAMLValue, locales: [String]) -> [LocalFormat] {
    var formats: [String: LocalFormat] = [:]
    var named: Set<String> = []
    for (key, locale, entry) in value.entries(of: "locales") {
      guard locales.contains(locale) else {
        key.report(
          "‘\(locale)’ is not among the country's locales (\(locales.joined(separator: ", ")))")
        continue
      }
      named.insert(locale)
      formats[locale] = read(entry, locale)
    }
    for locale in locales where !named.contains(locale) {
      value.report("nothing says how ‘\(locale)’ writes money and moments")
    }
    return locales.compactMap { formats[$0] }
  }

  private func read(_ value: YAMLValue, _ locale: String) -> LocalFormat? {
    guard
      let fields = value.fields([
        "money", "negative", "decimal", "group", "groupsFromDigits", "instant",
      ])
    else { return nil }
    let positive = fields.required("money").flatMap(pattern)
    let negative = fields.required("negative").flatMap(pattern)
    let decimal = fields.required("decimal").flatMap(separator)
    let group = fields.required("group").flatMap(separator)
    let digits = fields.required("groupsFromDigits")?.integer("groupsFromDigits", in: 4...5)
    let instant = fields.required("instant")?.value(
      "a date and time with the fields y, M, d, H, m and s, such as dd/MM/y HH:mm:ss",
      InstantFormat.init)
    guard let positive, let negative, let decimal, let group, let digits, let instant else {
      return nil
    }
    guard decimal != group else {
      value.report("‘\(decimal)’ cannot separate both decimals and thousands")
      return nil
    }
    return LocalFormat(
      locale: locale,
      money: MoneyFormat(
        positive: positive, negative: negative, decimal: decimal, group: group,
        groupsFromDigits: digits, currency: currency, symbol: symbol),
      instant: instant)
  }

  private func pattern(_ value: YAMLValue) -> MoneyFormat.Pattern? {
    value.value(
      "an amount with one # and one ¤ and no ordinary space, such as \"#\\u00A0¤\"",
      MoneyFormat.Pattern.init)
  }

  private func separator(_ value: YAMLValue) -> String? {
    value.value("a separator (a point, a comma, ’, U+00A0 or U+202F)") { text in
      [".", ",", "’", "\u{A0}", "\u{202F}"].contains(text) ? text : nil
    }
  }
}
