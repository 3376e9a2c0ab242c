import VehicleCatalog

/// A text of the store in both languages. `{name}` stands for what is filled in.
struct StorePhrase: Sendable {
  let fr: Wording
  let en: Wording

  /// The French may be typed with plain spaces before `: ; ? ! %`: they become spaces at which no
  /// line breaks.
  init(fr: Wording, en: Wording) {
    self.fr = fr.withFrenchSpaces
    self.en = en
  }

  /// One language's text, or two where it depends on a number.
  struct Wording: Sendable, ExpressibleByStringLiteral {
    let one: String
    let other: String

    init(one: String, other: String) {
      self.one = one
      self.other = other
    }

    init(stringLiteral text: String) { self.init(one: text, other: text) }

    fileprivate var withFrenchSpaces: Wording {
      Wording(one: one.withFrenchSpaces, other: other.withFrenchSpaces)
    }
  }

  /// The text for `count` of something, where it is counted.
  ///
  /// - Source: CLDR's plural rules: French takes the singular for 0 too.
  func text(_ language: Language, count: Int?) -> String {
    switch language {
    case .fr: count == 0 || count == 1 ? fr.one : fr.other
    case .en: count == 1 ? en.one : en.other
    }
  }
}

extension StorePhrase {
  /// Every text, by area. A key stands in one area, once; each area has a file.
  ///
  /// The French of the seed and the English of its screenshots are used as they stand there.
  static let areas: [KeyValuePairs<StoreText, StorePhrase>] = [
    products, purchase, subscriptions, changes, reversals, people, peopleRefusals, time, help,
    refusals, declines, profiles, faults, cardFaults, app, input, failures, link, carRefusals,
    useRefusals, use, facts, bonds, pin, carState,
    serviceStates, serviceReasons, compatibilityRules, decisionRules, explainLinks, needs,
    messages, attempts, account, car,
    screens, shelf, checkout, cards, inCar,
  ]

  static let table = Dictionary(
    areas.flatMap { area in area.map { ($0.key, $0.value) } },
    uniquingKeysWith: { first, _ in first })
}
