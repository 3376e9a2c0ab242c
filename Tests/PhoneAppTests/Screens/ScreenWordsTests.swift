import Entitlements
import LinkProtocol
import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// What a customer reads on the screens of the store is a customer's, not a tester's.
@Suite struct ScreenWordsTests {
  private func words(_ view: ScreenView) -> String {
    let blocks = view.blocks.map { block in
      switch block {
      case .text(let text), .note(let text), .link(let text): text
      case .facts(let facts): facts.map { "\($0.label) \($0.value)" }.joined(separator: "\n")
      case .marks(let marks): marks.map(\.text).joined(separator: "\n")
      }
    }
    return ([view.title, view.notice?.text ?? ""] + blocks).joined(separator: "\n")
  }

  @Test(arguments: Language.allCases)
  func `where the clock is stopped, the customer reads when the car will be done`(
    _ language: Language
  ) async throws {
    let visitor = Visitor(try await PhoneFixture(), language: language)
    var status = ServiceStatus.sample
    (status.state, status.activeNow) = (.activating, false)
    status.nextChangeAt = Instant(milliseconds: Instant.opening.milliseconds + 300_000)
    visitor.car = .reached([status], worldTime: .opening, isClockFrozen: true)
    await visitor.buys(until: .done)
    await visitor.does(.finish)
    let words = words(try visitor.view)
    #expect(!words.contains("headunitctl") && !words.contains("phone-client"))
    #expect(words.contains("11:05:00"), "\(words)")
  }

  @Test(arguments: Language.allCases)
  func `a refusal names a command on the command line, and none on a screen`(
    _ language: Language
  ) async throws {
    let vin = try VIN(ScriptedCar.vin)
    let price = Money(minorUnits: 299, currency: "EUR")
    for (refusal, command) in [
      (StoreRefusal.notOwner(vin, isOwned: true), "phone-client vehicle release"),
      (.emailTaken("camille@example.com"), "phone-client account sign-in"),
      (
        .priceConsentNeeded("sub-1", price: price, each: .months(1)),
        "phone-client subscription consent"
      ),
    ] {
      let visitor = Visitor(try await PhoneFixture(), language: language)
      await visitor.does(.open)
      var visit = visitor.visit
      _ = visit.handle(.answered(.refused(refusal, order: nil)))
      let catalog = try ShippedCatalog.load()
      let texts = StoreTexts(language, in: catalog.country("FR")).naming(from: catalog)
      let notice = ScreenComposer(visit, texts, catalog: catalog).view.notice?.text
      #expect(notice.map { !$0.contains("phone-client") && !$0.contains("release") } == true)
      #expect(texts.whyAndCommand(refusal).hasSuffix(command))
    }
  }

  @Test func `a product without a price is free for its term, and its mark is free`() async throws {
    for (language, term, mark, months) in [
      (Language.fr, "gratuit pendant 12 mois", "gratuit", "12 mois"),
      (.en, "free for 12 months", "free", "12 months"),
    ] {
      let visitor = Visitor(try await PhoneFixture(), language: language)
      await visitor.does(.open)
      let name = try #require(try ShippedCatalog.load().product("connect-services-base")?.name)
      let choice = try visitor.view.choices.first { $0.label == name[language] }
      #expect(choice?.detail == term)
      await visitor.does(.show("connect-services-base"))
      let detail = words(try visitor.view)
      #expect(detail.contains(" \(mark)\n") && detail.contains(" \(months)\n"))
      for word in ["essai", "trial", "gratuits", "months free"] {
        #expect(!detail.contains(word), "\(detail)")
      }
      await visitor.does(.subscribe, .acceptTerms)
      #expect(visitor.step == .review)
      #expect(words(try visitor.view).contains(" \(months)\n"))
    }
  }

  @Test func `a receipt calls the car by its name, as the review does`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .done)
    #expect(words(try visitor.view).contains("Qashqai Tekna 2025 (FR) – \(ScriptedCar.vin)"))
  }

  @Test func `where there are several cars, the store says which one it is for`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.does(.open)
    #expect(!words(try visitor.view).contains(ScriptedCar.vin))
    visitor.knows(cars: [
      ConnectedCar(vin: try VIN(ScriptedCar.vin), name: "Qashqai"),
      ConnectedCar(vin: try VIN("SJNTAAJ12U0000002"), name: "Leaf"),
    ])
    #expect(words(try visitor.view).contains("Qashqai Tekna 2025 (FR) – \(ScriptedCar.vin)"))
  }

  @Test func `the provinces of Italy are offered by code and name`() async throws {
    let visitor = Visitor(try await PhoneFixture())
    await visitor.buys(until: .address)
    await visitor.does(.type(.country, "IT"))
    let county = try visitor.view.form?.fields.first { $0.name == .address(.county) }
    #expect(county?.options.contains(.init(value: "RM", label: "Roma")) == true)
    await visitor.does(.type(.country, "ES"))
    let spanish = try visitor.view.form?.fields.first { $0.name == .address(.county) }
    #expect(spanish?.options.contains(.init(value: "Vizcaya", label: "Vizcaya")) == true)
  }
}
