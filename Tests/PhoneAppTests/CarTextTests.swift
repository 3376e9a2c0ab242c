import CarModel
import Entitlements
import LinkProtocol
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// What a car sends by name has words in both languages.
@Suite struct CarTextTests {
  private static let both = Language.allCases.map { StoreTexts($0, in: nil) }

  /// Those of the calls of the phone's socket, and those of every call there.
  static let notifiedPhones: Set<ErrorName> = {
    let calls = RequestCatalog.all.filter { $0.access.contains { $0.socket == .phone } }
    return Set(calls.flatMap { $0.errors }).union([
      .parseError, .invalidRequest, .methodNotFound, .invalidParams, .lineTooLong, .helloFirst,
      .tooManyConnections, .connectionTooSlow, .batchTooLarge, .sessionRequired, .storageFailed,
      .internalError,
    ])
  }()

  @Test func `every reason, rule and link that a car may name has words`() {
    for texts in Self.both {
      let reasons = ServiceReason.known.map(\.name) + CompatibilityRule.allCases.map(\.rawValue)
      #expect(reasons.filter { texts.reason($0).contains("_") } == [])
      #expect(Set(reasons.map(texts.reason)).count == reasons.count, "each has its own")
      let rules = DecisionRule.allCases.map(\.rawValue)
      #expect(Set(rules.map(texts.rule)).count == rules.count)
      #expect(rules.filter { texts.rule($0) == $0 && texts.language == .fr } == [])
      let links = ExplainLink.Name.allCases
      #expect(Set(links.map { texts[$0] }).count == links.count)
      #expect(Set(ServiceState.allCases.map { texts[$0] }).count == 12)
    }
  }

  @Test func `a link that fails says what is there and what it takes`() {
    let link = ExplainLink(
      .network, passed: false, needed: ExplainNeeds { $0.network = .poor },
      found: ExplainFacts { $0.network = NetworkQuality.none })
    #expect(
      Self.both.map { $0.shown(link) } == [
        "aucun (requis\u{A0}: disponible)", "none (needed: available)",
      ])
    let battery = ExplainLink(
      .battery, passed: false, needed: ExplainNeeds { $0.batteryVolts = 11.8 },
      found: ExplainFacts { $0.batteryVolts = 11.2 })
    #expect(
      Self.both.map { $0.shown(battery) } == [
        "11,2\u{A0}V (requis\u{A0}: au moins 11,8\u{A0}V)", "11.2 V (needed: at least 11.8 V)",
      ])
    let market = ExplainLink(
      .market, passed: false, found: ExplainFacts { $0.name = "GB" },
      unmet: [UnmetRule(.market, needed: "DE, FR", found: "GB")])
    #expect(Self.both.allSatisfy { $0.shown(market).contains("DE, FR") })
  }

  @Test func `a name that only a newer car knows is shown as it is`() {
    for texts in Self.both {
      #expect(texts.reason("moon_phase") == "moon_phase")
      #expect(texts.rule("moon_phase") == "moon_phase")
    }
  }

  @Test func `every refusal that a phone can be told has words of its own, and no other has any`() {
    for texts in Self.both {
      let reported = ErrorName.allCases.filter(Self.notifiedPhones.contains)
      let words = reported.map { texts.why(WireError($0, "in English")) }
      #expect(Set(words + [texts[.carOther]]).count == reported.count + 1)
      #expect(!words.contains { $0.contains("in English") })
      for name in ErrorName.allCases where !Self.notifiedPhones.contains(name) {
        #expect(texts.why(WireError(name, "in English")) == texts[.carOther], "\(name)")
      }
    }
  }

  @Test(arguments: CompatibilityRule.allCases)
  func `every rule that is not met is told as a sentence, and behind another`(
    rule: CompatibilityRule
  ) {
    for needed in ["NEEDED", ""] {
      let unmet = UnmetRule(rule, needed: needed, found: "FOUND")
      let sentences = Self.both.map { $0.sentence(unmet) }
      #expect(Set(sentences).count == 2)
      for (texts, sentence) in zip(Self.both, sentences) {
        #expect(sentence.last == "." || sentence.last == "?", "\(sentence)")
        #expect(sentence.prefix(1) == sentence.prefix(1).uppercased())
        #expect(!texts.why(unmet).hasSuffix("."))
      }
      #expect(needed.isEmpty || sentences[1] == unmet.sentence)
    }
  }

  @Test(arguments: [
    ("2019+", "à partir de 2019\u{A0};", "from 2019;"),
    ("2021-2024", "2021–2024\u{A0};", "2021–2024;"), ("2026", "2026\u{A0};", "2026;"),
  ])
  func `model years are told as people write them`(years: String, french: String, english: String) {
    let reported = Self.both.map { $0.sentence(UnmetRule(.year, needed: years, found: "2018")) }
    #expect(reported[0].contains("années-modèles \(french)"), "\(reported)")
    #expect(reported[1].contains("model years \(english)"), "\(reported)")
  }

  @Test func `a month of building is told by its name`() {
    let unmet = UnmetRule(.buildDate, needed: "2019-09", found: "2018-05")
    #expect(
      Self.both.map { $0.sentence(unmet) } == [
        "Seuls les véhicules construits depuis septembre 2019 sont connectés\u{A0}; celui-ci l’a"
          + " été en mai 2018.",
        "Cars built from September 2019 on are connected; this one was built in May 2018.",
      ])
  }

  @Test func `every decline says that nothing was charged`() {
    for texts in Self.both {
      let all = DeclineCode.allCases.map { texts.why(.declined($0)) }
      #expect(Set(all).count == all.count)
    }
    #expect(
      Self.both[0].why(.declined(.insufficientFunds))
        == "provision insuffisante\u{A0}; rien n’a été débité")
    #expect(
      Self.both[1].why(.declined(.insufficientFunds))
        == "insufficient funds; nothing was charged")
  }

  @Test(arguments: [
    ("FR", Language.fr, "1,99\u{A0}€", "2,49\u{A0}€", "31/01/2026 11:00:00"),
    ("GB", .en, "£1.99", "£2.49", "31/01/2026, 10:00:00"),
    ("DE", .en, "1,99\u{A0}€", "2,49\u{A0}€", "31.01.2026, 11:00:00"),
    ("SE", .fr, "1,99\u{A0}kr", "2,49\u{A0}kr", "2026-01-31 11:00:00"),
  ])
  func `a refusal tells amounts and moments as the customer's country writes them`(
    code: String, language: Language, from: String, to: String, moment: String
  ) throws {
    let country = try #require(try ShippedCatalog.load().country(code))
    let texts = StoreTexts(language, in: country)
    let changed = texts.why(
      .priceChanged(
        from: .monthly(199, country.currency), to: .monthly(249, country.currency)))
    #expect(changed.contains(from) && changed.contains(to), "\(changed)")
    let expired = texts.why(.quoteExpired(at: try Instant(rfc3339: "2026-01-31T10:00:00Z")))
    #expect(expired.contains(moment), "\(expired)")
  }

  @Test func `a price that changed is told by what changed of it`() throws {
    let catalog = try ShippedCatalog.load()
    let texts = StoreTexts(.en, in: catalog.country("FR")).naming(from: catalog)
    let agreed = Quote.monthly(199)
    #expect(
      texts.why(.priceChanged(from: agreed, to: .monthly(249)))
        == "the price has changed from 1,99\u{A0}€ / month to 2,49\u{A0}€ / month"
        + " and nothing was charged; confirm the new price")
    let credited = texts.why(.priceChanged(from: .monthly(199, due: 50), to: agreed))
    #expect(credited.hasPrefix("the amount due now has changed from 0,50\u{A0}€ to 1,99\u{A0}€ "))
    let abroad = texts.why(.priceChanged(from: agreed, to: .monthly(199, in: "BE", vat: 2_100)))
    #expect(abroad.hasPrefix("the price is still 1,99\u{A0}€ / month, but now with 21"))
    #expect(abroad.contains("(Belgium)"))
  }

  @Test func `what came out of turn is told with where it stands`() {
    for state in OrderMachine.states {
      let why = Self.both[0].why(.notPossibleNow(step: "confirmed", state: state.description))
      #expect(why.hasSuffix(Self.both[0][state]))
    }
    for state in SubscriptionMachine.states {
      let why = Self.both[1].why(.notPossibleNow(step: "auto_renew_on", state: state.description))
      #expect(!why.contains("_"), "\(why)")
    }
  }
}
