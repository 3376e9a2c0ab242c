import TestSupport
import Testing
import VehicleCatalog

@testable import PhoneApp

/// The guide is written by hand, in two files of Markdown; the product is what they are checked
/// against. That every command works and answers as shown is a test with the built programs.
@Suite struct GuideTests {
  @Test func `the guide is whole, in both languages`() {
    #expect(GuideCheck.faults(fr: GuideCheck.markdown(.fr), en: GuideCheck.markdown(.en)) == [])
  }

  /// Every rule of the check finds what breaks it.
  @Test(arguments: [
    (Language.fr, "### 2. ", "### 3. ", "numbered"),
    (.fr, "**Retour**", "**Revenir**", "Revenir"),
    (.en, "**Back**", "**Previous**", "Previous"),
    (.en, "**Back**", "**Quit**", "step 6"),
    (.en, "phone qr", "phone code", "step 3"),
    (.fr, "--locale fr", "--locale en", "step 1"),
    (.en, "### 3. Or scan a code", "Or scan a code", "steps"),
    (.fr, "guide d’utilisation", "guide d'utilisation", "'"),
    (.fr, "\u{A0}: touchez", " : touchez", " :"),
    (.en, "Services, prices and pictures are illustrations.\n", "", "illustration"),
    (.fr, "# NissanConnect Services – ", "# ", "title"),
    (.en, "```sh\nphone qr\n```", "```sh\nphone qr\n", "fence"),
  ])
  func `a guide that departs from the product is found`(
    language: Language, written: String, instead: String, reported: String
  ) {
    func markdown(_ other: Language) -> String {
      let text = GuideCheck.markdown(other)
      return other == language ? text.replacing(written, with: instead, maxReplacements: 1) : text
    }
    #expect(markdown(language) != GuideCheck.markdown(language))
    let faults = GuideCheck.faults(fr: markdown(.fr), en: markdown(.en))
    #expect(faults.contains { $0.contains(reported) }, "\(faults)")
  }

  @Test(arguments: Language.allCases)
  func `R02: the guide that the phone shows is the one in docs`(language: Language) throws {
    let text = try Repository.text(of: "docs/guide/\(language.rawValue).md")
    #expect(GuideCheck.markdown(language) == text)
    #expect(Guide.of(language) == Guide(markdown: text))
  }

  @Test func `R15: the steps are numbered from 1 through all sections`() {
    for language in Language.allCases {
      let pages = Guide.of(language).pages
      #expect(pages.map(\.number) == Array(1...pages.count))
      #expect(pages.count > 15)
    }
  }

  @Test func `R13, R20: the sections are titled as in the seed, on every step`() {
    let sections = Guide.of(.fr).pages.map(\.section)
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
    let pages = Guide.of(language).pages.prefix(beginnings.count)
    for (page, beginning) in zip(pages, beginnings) {
      #expect(page.title.hasPrefix(beginning), "\(page.title)")
    }
    #expect(pages[0].title.contains("NissanConnect Services"))
    #expect(pages[2].examples.map(\.commands) == ["phone qr"])
    #expect(pages[4].examples.map(\.commands) == ["phone pair --yes"])
  }

  @Test func `a step is read with its text, its labels, its commands and what is said of them`() {
    let guide = Guide(
      markdown: """
        # The guide

        Left out.

        ## Part

        ### 1. First

        Choose **Next**, then **OK**.

        In the car:

        ```sh
        one
        two
        ```

        ```text
        answer
        ```

        ```sh
        three
        ```
        """)
    #expect(guide.title == "The guide")
    #expect(guide.pages.count == 1)
    #expect(guide.pages[0].section == "Part" && guide.pages[0].title == "First")
    #expect(guide.pages[0].text == "Choose [Next], then [OK].")
    #expect(guide.pages[0].labels == ["Next", "OK"])
    #expect(
      guide.pages[0].examples == [
        .init(commands: "one\ntwo", note: "In the car:"), .init(commands: "three", note: nil),
      ])
  }
}
