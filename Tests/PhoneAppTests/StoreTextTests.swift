import FoundationEssentials
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// The table of the store's texts: whole, in both languages, and used.
@Suite struct StoreTextTests {
  @Test(arguments: StoreText.allCases)
  func `every key has a text in both languages, with the same placeholders`(
    key: StoreText
  ) throws {
    let phrase = try #require(StorePhrase.table[key])
    let wordings = [phrase.fr.one, phrase.fr.other, phrase.en.one, phrase.en.other]
    let expected = try placeholders(in: phrase.en.other)
    for wording in wordings {
      #expect(wording.contains { !$0.isWhitespace })
      #expect(try placeholders(in: wording) == expected, "\(wording)")
    }
  }

  @Test func `a key stands in one area, once`() {
    let keys = StorePhrase.areas.flatMap { $0.map(\.key) }
    let twice = Dictionary(grouping: keys, by: \.rawValue).filter { $0.value.count > 1 }
    #expect(twice.keys.sorted() == [])
  }

  /// Keys are asked for as `texts[.key]`, or as `texts[.key, values]` when there is something to
  /// fill in; nowhere else and in no other way.
  @Test(arguments: StoreText.allCases)
  func `every key is used, with values when it has placeholders`(key: StoreText) throws {
    let phrase = try #require(StorePhrase.table[key])
    let sources = try Self.sources.get().values
    let isPlain = sources.contains { $0.contains("[.\(key.rawValue)]") }
    let isFilled = sources.contains { $0.contains("[.\(key.rawValue),") }
    let needsValues = !StorePhrase.placeholders(in: phrase.en.other).isEmpty
    #expect(isPlain == !needsValues, "‘\(key.rawValue)’ is used without values")
    #expect(isFilled == needsValues, "‘\(key.rawValue)’ is used with values")
  }

  /// Words that are spelt alike in both languages, and pure forms.
  private static let alike: Set<StoreText> = [
    .storeName, .compatible, .date, .total, .services, .service, .linkActivation,
    .email, .paysFor, .kilometres,
    .documentVersion, .document,
    .ok, .keyQuit, .keyHistory, .keyRenewal, .keyStore, .marked, .priceEach, .productLabel,
    .edition, .cardBrands, .action, .factLatitude, .factLongitude, .pressure, .batteryIs, .saidOf,
    .volts,
  ]

  @Test(arguments: StoreText.allCases)
  func `R47: a text differs in the two languages, unless it is spelt alike`(
    key: StoreText
  ) throws {
    let phrase = try #require(StorePhrase.table[key])
    let isAlike = phrase.fr.other == phrase.en.other
    #expect(isAlike == Self.alike.contains(key), "\(phrase.fr.other)")
  }

  @Test func `R01: NissanConnect Services and Nissan Store are named and never translated`() throws
  {
    for name in ["NissanConnect Services", "Nissan Store"] {
      let named = StorePhrase.table.values.filter { $0.en.other.contains(name) }
      #expect(!named.isEmpty)
      for phrase in StorePhrase.table.values {
        #expect(
          phrase.en.other.contains(name) == phrase.fr.other.contains(name), "\(phrase.fr.other)")
      }
    }
    let wrong =
      ["Nissan Connect", "Services NissanConnect", "NissanConnect services"]
      + ["Magasin Nissan", "Boutique Nissan", "Nissan store", "Nissan Shop"]
    for text in StorePhrase.table.values.flatMap({ [$0.fr.other, $0.en.other] }) {
      #expect(!wrong.contains { text.contains($0) }, "\(text)")
    }
  }

  /// Curly apostrophes, French quotes, and spaces at which no line breaks.
  @Test(arguments: StoreText.allCases)
  func `R47: French is typeset as the French do`(key: StoreText) throws {
    let phrase = try #require(StorePhrase.table[key])
    for text in [phrase.fr.one, phrase.fr.other] {
      for wrong in ["'", "‘", "\"", "...", " :", " ;", " ?", " !", " %", "« ", " »"] {
        #expect(!text.contains(wrong), "\(text)")
      }
      for mark in [";", "?", "!", "»"] {
        let ends = text.ranges(of: mark).map(\.lowerBound)
        #expect(
          ends.allSatisfy { text[..<$0].last == "\u{A0}" }, "\(text): no space before \(mark)")
      }
      // A colon stands inside addresses and commands, too.
      for colon in text.ranges(of: ": ").map(\.lowerBound) {
        #expect(text[..<colon].last == "\u{A0}", "\(text): no space before the colon")
      }
    }
  }

  @Test func `no text of the phone stands outside the table`() throws {
    let sources = try Self.sources.get()
    #expect(sources.count > 50)
    #expect(sources.filter { $0.value.contains("LocalizedText(") }.keys.sorted() == [])
  }

  @Test(arguments: Language.allCases)
  func `nothing stays in braces once a text is filled in`(language: Language) {
    let texts = StoreTexts(language, in: nil)
    let filled = [
      texts.months(3), texts.term(.days(30)), texts.free(for: 3, then: "2"), texts.left(4),
      texts.ahead("5 h"), texts.ago("6 h"),
      texts.withdrawHere("order 1", until: .opening), texts.confirmWithdrawal("order 1"),
      texts.line("GPS", costing: Money(minorUnits: 199, currency: "EUR")),
    ]
    for text in filled {
      #expect(!text.contains { "{}".contains($0) }, "\(text)")
      #expect(text.contains { $0.isNumber }, "\(text)")
    }
  }

  @Test func `a value that looks like a placeholder stays as it is`() {
    #expect(
      StorePhrase.fill("{a} and {b}", with: ["a": "{b}", "b": "{a}"]) == "{b} and {a}")
    #expect(StorePhrase.placeholders(in: "{a} and {b} and {a} {") == ["a", "b"])
    #expect(StorePhrase.fill("{a} } {", with: ["a": "1"]) == "1 } {")
  }

  @Test(arguments: [
    (0, "0 mois", "0 months"), (1, "1 mois", "1 month"), (2, "2 mois", "2 months"),
    (36, "36 mois", "36 months"),
  ])
  func `months are counted as each language counts`(count: Int, fr: String, en: String) {
    #expect(StoreTexts(.fr, in: nil).months(count) == fr)
    #expect(StoreTexts(.en, in: nil).months(count) == en)
  }

  @Test(arguments: [
    (Period.days(0), "0 mois", "0 months"), (.days(1), "1 jour", "1 day"),
    (.days(30), "30 jours", "30 days"), (.months(12), "12 mois", "12 months"),
    (.hours(36), "P1DT12H", "P1DT12H"),
    (Period(months: 1, milliseconds: 1), "P1MT0.001S", "P1MT0.001S"),
  ])
  func `a term is told in months or days, or as it is written`(
    period: Period, fr: String, en: String
  ) {
    #expect(StoreTexts(.fr, in: nil).term(period) == fr)
    #expect(StoreTexts(.en, in: nil).term(period) == en)
  }

  @Test(arguments: Language.allCases)
  func `every state of an order and of a subscription has words of its own`(language: Language) {
    let texts = StoreTexts(language, in: nil)
    let orders = Set(OrderMachine.transitions.map(\.to).map(texts.state))
    #expect(orders.count == 20)
    let subscriptions = Set(SubscriptionMachine.transitions.map(\.to).map(texts.state))
    #expect(subscriptions.count == Set(SubscriptionMachine.transitions.map(\.to)).count)
    #expect((orders.union(subscriptions)).allSatisfy { !$0.contains { "_()".contains($0) } })
  }

  @Test func `one free month and several, one thing left out and several`() {
    let (fr, en) = (StoreTexts(.fr, in: nil), StoreTexts(.en, in: nil))
    #expect(fr.free(for: 1, then: "1,99 €") == "1 mois gratuit, puis 1,99 €")
    #expect(fr.free(for: 6, then: "1,99 €") == "6 mois gratuits, puis 1,99 €")
    #expect(en.free(for: 1, then: "£1.99") == "1 month free, then £1.99")
    #expect(en.left(1).hasPrefix("1 more does not fit"))
    #expect(en.left(2).hasPrefix("2 more do not fit"))
    #expect(fr.left(1).hasPrefix("1 de plus ne convient pas"))
  }

  private func placeholders(in text: String) throws -> [String] {
    let names = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    return try names.map { rest in
      let end = try #require(rest.firstIndex(of: "}"), "‘\(text)’ has a brace that stays open")
      return String(rest[..<end])
    }.sorted()
  }

  /// The Swift files that texts are used in, under their names and without any space; the table
  /// itself is not among them.
  private static let sources = Result {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var texts: [String: String] = [:]
    for target in ["PhoneApp", "PhoneCommands"] {
      let folder = "\(root)/Sources/\(target)"
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where path.hasSuffix(".swift") && !path.contains("/StorePhrase")
        && !path.hasSuffix("/StoreText.swift")
      {
        texts["\(target)/\(path)"] = try String(
          contentsOfFile: "\(folder)/\(path)", encoding: .utf8
        ).filter { !$0.isWhitespace }
      }
    }
    return texts
  }
}
