/// The key `writing` of a country: how each of its locales writes money, numbers and moments.
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
        "money", "negative", "decimal", "group", "groupsFromDigits", "numberDecimal", "numberGroup",
        "instant",
      ])
    else { return nil }
    let positive = fields.required("money").flatMap(pattern)
    let negative = fields.required("negative").flatMap(pattern)
    let instant = fields.required("instant")?.value(
      "a date and then a time with the fields y, M, d, H, m and s, such as dd/MM/y HH:mm:ss",
      InstantFormat.init)
    let (decimal, group) = (fields.required("decimal"), fields.required("group"))
    let digits = fields.required("groupsFromDigits")?.integer("groupsFromDigits", in: 4...5)
    let amounts = number(decimal, group, digits, in: value)
    guard let positive, let negative, let instant, let amounts,
      let numbers = number(
        fields.optional("numberDecimal") ?? decimal, fields.optional("numberGroup") ?? group,
        digits, in: value)
    else { return nil }
    return LocalFormat(
      locale: locale,
      money: MoneyFormat(
        positive: positive, negative: negative, number: amounts, currency: currency,
        symbol: symbol),
      number: numbers, instant: instant)
  }

  private func number(
    _ decimal: YAMLValue?, _ group: YAMLValue?, _ groupsFromDigits: Int?, in value: YAMLValue
  ) -> NumberFormat? {
    let (decimal, group) = (decimal.flatMap(separator), group.flatMap(separator))
    guard let decimal, let group, let groupsFromDigits else { return nil }
    guard decimal != group else {
      value.report("‘\(decimal)’ cannot separate both decimals and thousands")
      return nil
    }
    return NumberFormat(decimal: decimal, group: group, groupsFromDigits: groupsFromDigits)
  }

  private func pattern(_ value: YAMLValue) -> MoneyFormat.Pattern? {
    value.value(
      "an amount with one # and one ¤ and no ordinary space, such as \"#\\u00A0¤\"",
      MoneyFormat.Pattern.init)
  }

  private func separator(_ value: YAMLValue) -> String? {
    value.value("a separator (a point, a comma, ', U+00A0 or U+202F)") { text in
      [".", ",", "'", "\u{A0}", "\u{202F}"].contains(text) ? text : nil
    }
  }
}
