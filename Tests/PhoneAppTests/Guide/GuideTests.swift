import TestSupport
import Testing
import VehicleCatalog

@testable import PhoneApp

@Suite struct GuideTests {
  @Test(arguments: Language.allCases)
  func `R02: the guide in docs is the one the phone shows`(language: Language) throws {
    let text = GuideDocument(language: language).text
    #expect(
      try Repository.document("docs/guide/\(language.rawValue).md", writtenFrom: text) == text,
      "run `UPDATE_DOCS=1 swift test --filter GuideTests` and commit docs/guide")
  }

  @Test(arguments: Language.allCases)
  func `every label the guide quotes is one of the store's in that language`(
    language: Language
  ) throws {
    let names = Set(
      Self.phrases.flatMap { phrase in
        StorePhrase.placeholders(in: phrase.text(language, count: nil))
      })
    #expect(names.count > 25)
    for name in names {
      let key = try #require(StoreText(rawValue: name), "the store has no text ‘\(name)’")
      let label = try #require(StorePhrase.table[key]).text(language, count: nil)
      #expect(StorePhrase.placeholders(in: label).isEmpty, "\(name)")
    }
    for page in GuidePage.all(StoreTexts(language, in: nil)) {
      #expect(!"\(page.section) \(page.title) \(page.text)".contains { "{}".contains($0) })
    }
  }

  @Test func `both languages quote the same labels and show the same commands`() {
    for phrase in Self.phrases {
      #expect(
        StorePhrase.placeholders(in: phrase.fr.other)
          == StorePhrase.placeholders(in: phrase.en.other))
    }
    let (fr, en) = (Self.pages(.fr), Self.pages(.en))
    #expect(fr.count == en.count && fr.count == GuidePage.count)
    for (french, english) in zip(fr, en) {
      #expect(
        french.examples.map { $0.commands.replacing("--locale fr", with: "--locale en") }
          == english.examples.map(\.commands))
      #expect(french.text != english.text)
    }
  }

  @Test func `the steps are numbered from 1 through all sections`() {
    #expect(Self.pages(.fr).map(\.number) == Array(1...GuidePage.count))
    #expect(GuidePage.count > 15)
  }

  @Test func `R13, R20: the sections are titled as in the seed, on every step`() {
    let sections = Self.pages(.fr).map(\.section)
    #expect(sections.prefix(5).allSatisfy { $0 == "Comment trouver le Nissan Store" })
    let buying = "Comment souscrire à un service sur le Nissan Store\u{A0}?"
    let steps = sections.dropFirst(5).prefix(8)
    #expect(steps.allSatisfy { $0.hasPrefix(buying) })
    #expect(Set(steps).count == 2, "a free service and a paid one")
    let after = Set(sections.dropFirst(13))
    #expect(after.count == 4 && after.allSatisfy { !$0.hasPrefix(buying) })
  }

  @Test(arguments: [
    (Language.fr, ["Démarrez", "Ou installez", "Ou scannez", "Créez", "Connectez", "Ouvrez"]),
    (.en, ["Start", "Or install", "Or scan", "Create", "Connect", "Open"]),
  ])
  func `R16, R17, R18: open, install or scan, then an account, a vehicle and the store`(
    language: Language, beginnings: [String]
  ) {
    let pages = Self.pages(language).prefix(beginnings.count)
    for (page, beginning) in zip(pages, beginnings) {
      #expect(page.title.hasPrefix(beginning), "\(page.title)")
    }
    #expect(pages[0].title.contains("NissanConnect Services"))
    #expect(pages[2].examples.map(\.commands) == ["phone qr"])
    #expect(pages[4].examples.map(\.commands) == ["phone pair --yes"])
  }

  private static func pages(_ language: Language) -> [GuidePage] {
    GuidePage.all(StoreTexts(language, in: nil))
  }

  private static let phrases = Guide.sections.flatMap { section in
    [section.title] + section.steps.flatMap { [$0.title, $0.text] }
  }
}
