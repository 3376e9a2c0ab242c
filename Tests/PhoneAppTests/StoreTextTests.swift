import CarModel
import Entitlements
import FoundationEssentials
import LinkProtocol
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// The files of texts: whole, in both languages, well typeset, and nothing in them that is never
/// said.
@Suite struct StoreTextTests {
  private static let fr = Phrasebook.of(.fr).wordings
  private static let en = Phrasebook.of(.en).wordings

  /// The values that have a text of their own.
  private static let types: [any (TextKey & CaseIterable).Type] = [
    ServiceState.self, DecisionRule.self, ServiceCommand.State.self,
    ExplainLink.Name.self, PowerMode.self, NetworkQuality.self, SleepState.self,
    LowVoltageBattery.State.self, TrustedTime.State.self, WallFlag.self, Bond.Role.self,
    ProductKind.self, Language.self,
    ServiceCategory.self, ActivationCondition.self, VehicleRole.self, DeclineCode.self,
    AddressForm.Field.self, SubscriptionMachine.RevocationReason.self, PhoneAttempt.self,
    CompatibilityRule.self, PhoneHomeError.Attempt.self, InputRefusal.Subject.self,
    StoreEvent.Kind.self,
  ]

  /// What the product can say, by the names of the files; of months, engines and the actions of
  /// services there is no type.
  private static let names: Set<String> = {
    var names = Set(StoreText.allCases.map(\.rawValue))
    for type in types { names.formUnion(allNames(of: type)) }
    names.formUnion(CarTextTests.notifiedPhones.map(name))
    names.formUnion(ServiceReason.known.map(name))
    names.formUnion(
      CompatibilityRule.allCases.map { name(ServiceReason.unsupported($0)) })
    names.formUnion(OrderMachine.states.map(name))
    names.formUnion(SubscriptionMachine.states.map(name))
    names.formUnion((1...12).map { "month.\($0)" })
    names.formUnion(["Petrol", "Hybrid", "from"].map { "powertrainWord.\($0)" })
    names.formUnion(UseTextTests.actions.map { "serviceAction.\($0)" })
    return names
  }()

  private static func name<Key: TextKey>(_ key: Key) -> String { "\(Key.section).\(key.textName)" }

  private static func allNames<Key: TextKey & CaseIterable>(of type: Key.Type) -> [String] {
    type.allCases.map(name)
  }

  @Test(arguments: [
    (["a"], "« a »"), (["a", "b"], "« a » ou « b »"), (["a", "b", "c"], "« a », « b » ou « c »"),
  ])
  func `several guesses are listed as people list them`(near: [String], listed: String) {
    let text = StoreTexts(.fr, in: nil).suggesting(near, after: "inconnu")
    let plain = text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    #expect(plain == "inconnu ; s’agit-il de \(listed) ?")
  }

  @Test(arguments: Language.allCases)
  func `what can be said has a text, and nothing else has one`(language: Language) {
    let texts = Set(Phrasebook.of(language).wordings.keys)
    #expect(Self.names.subtracting(texts).sorted() == [], "no text")
    #expect(texts.subtracting(Self.names).sorted() == [], "never said")
  }

  @Test(arguments: Language.allCases)
  func `every file is compiled in, and a text stands in one, once`(language: Language) throws {
    let folder = "\(Self.root)/Sources/PhoneApp/Texts/Resources"
    let onDisk = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".\(language.rawValue).yaml") }
    let files = Phrasebook.files(language)
    #expect(onDisk.count == files.count)
    let names = files.flatMap { Phrasebook.read($0).map(\.name) }
    #expect(names.count == Set(names).count)
    for name in onDisk {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      #expect(files.contains(Array(bytes)), "\(name)")
    }
  }

  @Test func `a text has something to say, and the same placeholders in both languages`() throws {
    for (name, english) in Self.en {
      let french = try #require(Self.fr[name])
      let expected = Wording.placeholders(in: english.other)
      for wording in [french.one, french.other, english.one, english.other] {
        #expect(wording.contains { !$0.isWhitespace }, "\(name)")
        #expect(Wording.placeholders(in: wording) == expected, "\(name)")
        let braces = wording.count(where: { $0 == "{" })
        #expect(braces == wording.count(where: { $0 == "}" }), "\(name)")
      }
    }
  }

  /// Keys are asked for as `texts[.key]`, or as `texts[.key, values]` when there is something to
  /// fill in; nowhere else and in no other way.
  @Test(arguments: StoreText.allCases)
  func `every key is used, with values when it has placeholders`(key: StoreText) throws {
    let text = try #require(Self.en[key.rawValue]).other
    let sources = try Self.sources.get().values
    let isPlain = sources.contains { source in
      ["[.\(key.rawValue)]", "?.\(key.rawValue):", ":.\(key.rawValue)]"]
        .contains { source.contains($0) }
    }
    let isFilled = sources.contains { source in
      ["[.\(key.rawValue),", "?.\(key.rawValue):", ":.\(key.rawValue),"]
        .contains { source.contains($0) }
    }
    let needsValues = !Wording.placeholders(in: text).isEmpty
    #expect(needsValues ? isFilled : isPlain, "‘\(key.rawValue)’ is not used as it should be")
  }

  @Test(arguments: PhoneAttempt.allCases)
  func `an attempt names what it is about where its text does`(attempt: PhoneAttempt) throws {
    let text = try #require(Self.en["attempt.\(attempt.rawValue)"]).other
    let isNamed = try Self.sources.get().values.contains { source in
      source.contains("attempt(.\(attempt.rawValue),")
        || source.contains("cannot(.\(attempt.rawValue),")
    }
    #expect(isNamed == text.contains("{id}"))
  }

  /// Words that are spelt alike in both languages, and pure forms.
  private static let alike: Set<String> = [
    "storeName", "compatible", "date", "total", "services", "service", "explainLink.activation",
    "email", "paysFor", "documentVersion", "document", "ok", "keyQuit", "keyHistory",
    "keyRenewal", "keyStore", "keyCars", "marked", "kindLabel", "priceEach", "productLabel",
    "edition", "cardBrands", "factLatitude", "factLongitude", "saidOf", "dayOfMonth",
  ]

  @Test func `R47: a text differs in the two languages, unless it is spelt alike`() {
    let alike = Self.en.filter { Self.fr[$0.key]?.other == $0.value.other }
    #expect(Set(alike.keys) == Self.alike)
  }

  @Test func `R01: NissanConnect Services and Nissan Store are named and never translated`() {
    for name in ["NissanConnect Services", "Nissan Store"] {
      let french = Self.fr.filter { $0.value.other.contains(name) }.keys
      #expect(!french.isEmpty)
      #expect(Set(french) == Set(Self.en.filter { $0.value.other.contains(name) }.keys))
    }
    let wrong =
      ["Nissan Connect", "Services NissanConnect", "NissanConnect services"]
      + ["Magasin", "magasin", "Boutique Nissan", "Nissan store", "Nissan Shop"]
    for text in (Array(Self.fr.values) + Array(Self.en.values)).map(\.other) {
      #expect(!wrong.contains { text.contains($0) }, "\(text)")
    }
  }

  @Test func `R47: French is typeset as the French do`() {
    for (name, wording) in Self.fr {
      for text in [wording.one, wording.other] {
        #expect(FrenchTypography.faults(in: text) == [], "\(name): \(text)")
      }
    }
  }

  /// An order is « une commande »; what is done with a car from afar is « une action à distance ».
  @Test func `R47: the French uses the words of the trade`() {
    let wrong = ["(s)", "sans fin", "carte d’essai", "valable que", "se fie", "saluée"]
    let ofTheCar = ["carRefusal.", "commandState.", "serviceAction.", "serviceReason."]
    for (name, wording) in Self.fr {
      let text = wording.other.replacing("phone-client commands", with: "")
      #expect(!wrong.contains { text.contains($0) }, "\(name): \(text)")
      let isOfTheCar = ofTheCar.contains { name.hasPrefix($0) }
      #expect(!isOfTheCar || !text.contains("commande"), "\(name): \(text)")
    }
  }

  /// What a file says, which a translator may get wrong in these ways.
  @Test(arguments: [
    "l'adresse", "dit \"oui\"", "etc...", "prix: 2", "oui ; non", "oui !", "« oui »", "-9,99 €",
    "5 %", "12 V", "{count} km",
  ])
  func `R47: French that is not typeset is found`(text: String) {
    #expect(!FrenchTypography.faults(in: text).isEmpty)
  }

  @Test func `no text of the phone stands outside the files`() throws {
    let sources = try Self.sources.get()
    #expect(sources.count > 50)
    #expect(sources.filter { $0.value.contains("LocalizedText(") }.keys.sorted() == [])
  }

  @Test(arguments: Language.allCases)
  func `nothing stays in braces once a text is filled in`(language: Language) {
    let texts = StoreTexts(language, in: nil)
    let filled = [
      texts.months(3), texts.term(.days(30)), texts.free(for: 3, then: "2"),
      texts[.left, [:], count: 4],
      texts[.timeAhead, ["span": "5 h"]], texts[.timeAgo, ["span": "6 h"]],
      texts.withdrawHere("order 1", until: .opening), texts.confirmWithdrawal("order 1"),
      texts.line("GPS", texts.amount(Money(minorUnits: 199, currency: "EUR"))),
    ]
    for text in filled {
      #expect(!text.contains { "{}".contains($0) }, "\(text)")
      #expect(text.contains { $0.isNumber }, "\(text)")
    }
  }

  @Test func `a value that looks like a placeholder stays as it is`() {
    #expect(
      Wording.fill("{a} and {b}", with: ["a": "{b}", "b": "{a}"]) == "{b} and {a}")
    #expect(Wording.placeholders(in: "{a} and {b} and {a} {") == ["a", "b"])
    #expect(Wording.fill("{a} } {", with: ["a": "1"]) == "1 } {")
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
    (.hours(36), "1 jour 12\u{A0}h", "1 day 12\u{A0}h"),
    (.seconds(90), "1\u{A0}min 30\u{A0}s", "1\u{A0}min 30\u{A0}s"),
    (Period(months: 1, milliseconds: 1), "1 mois 1\u{A0}ms", "1 month 1\u{A0}ms"),
  ])
  func `a term is told in months and days, and in hours where it is neither`(
    period: Period, fr: String, en: String
  ) {
    #expect(StoreTexts(.fr, in: nil).term(period) == fr)
    #expect(StoreTexts(.en, in: nil).term(period) == en)
  }

  @Test(arguments: Language.allCases)
  func `every state of an order and of a subscription has words of its own`(language: Language) {
    let texts = StoreTexts(language, in: nil)
    let orders = Set(OrderMachine.transitions.map(\.to).map { texts[$0] })
    #expect(orders.count == 20)
    let subscriptions = Set(SubscriptionMachine.transitions.map(\.to).map { texts[$0] })
    #expect(subscriptions.count == Set(SubscriptionMachine.transitions.map(\.to)).count)
    #expect((orders.union(subscriptions)).allSatisfy { !$0.contains { "_()".contains($0) } })
  }

  @Test func `one free month and several, one thing left out and several`() {
    let (fr, en) = (StoreTexts(.fr, in: nil), StoreTexts(.en, in: nil))
    #expect(fr.free(for: 1, then: "1,99 €") == "1 mois gratuit, puis 1,99 €")
    #expect(fr.free(for: 6, then: "1,99 €") == "6 mois gratuits, puis 1,99 €")
    #expect(en.free(for: 1, then: "£1.99") == "1 month free, then £1.99")
    #expect(en[.left, [:], count: 1].hasPrefix("1 more service is not"))
    #expect(en[.left, [:], count: 2].hasPrefix("2 more services are not"))
    #expect(fr[.left, [:], count: 1].hasPrefix("1 autre service n’est pas compatible"))
  }

  private static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  /// The Swift files that texts are used in, under their names and without any space.
  private static let sources = Result {
    var texts: [String: String] = [:]
    for target in ["PhoneApp", "PhoneCommands"] {
      let folder = Repository.path("Sources/\(target)")
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where path.hasSuffix(".swift") && !path.hasSuffix("/StoreText.swift") {
        texts["\(target)/\(path)"] = try String(
          contentsOfFile: "\(folder)/\(path)", encoding: .utf8
        ).filter { !$0.isWhitespace }
      }
    }
    return texts
  }
}
