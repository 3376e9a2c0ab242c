import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// The general terms: whole in both languages, and true to what the store does.
@Suite struct TermsTests {
  @Test(arguments: Language.allCases)
  func `R43: the terms that a customer opens are those in docs`(language: Language) throws {
    let text = try Repository.text(of: "docs/terms/\(language.rawValue).md")
    let terms = TermsDocument.of(language)
    #expect(terms == TermsDocument(markdown: text))
    #expect(terms.title.contains("Nissan Store"))
    #expect(terms.articles.count == 11)
    for (index, article) in terms.articles.enumerated() {
      #expect(article.heading.hasPrefix("\(index + 1). "))
      #expect(article.text.hasSuffix("."))
    }
  }

  @Test func `R47: their French is typeset as the French do`() {
    for article in TermsDocument.of(.fr).articles {
      #expect(FrenchTypography.faults(in: article.text) == [], "\(article.heading)")
    }
  }

  /// Each number by which the store goes, and the words for it.
  @Test func `what the terms count is what the store counts`() {
    let policy = SubscriptionPolicy()
    #expect(policy.grace == .days(16) && policy.weeklyGrace == .days(6))
    #expect(policy.recovery == .days(60) && policy.priceNotice == .days(30))
    #expect(policy.pauseMin == .days(7) && policy.pauseMax == .months(3))
    #expect(Withdrawal.days == 14)
    let words = [
      (
        Language.en,
        ["sixteen", " six ", "sixty", "thirty", "one week", "three months", "fourteen"]
      ),
      (.fr, ["seize", " six ", "soixante", "trente", "une semaine", "trois mois", "quatorze"]),
    ]
    for (language, words) in words {
      let text = TermsDocument.of(language).articles.map(\.text).joined(separator: " ")
      for word in words { #expect(text.contains(word), "\(word)") }
    }
  }

  @Test func `a text has its title, its articles and nothing before them`() {
    let terms = TermsDocument(markdown: "# Terms\n\nLeft out.\n\n## 1. One\n\nThis.\n")
    #expect(terms.title == "Terms")
    #expect(terms.articles.map(\.heading) == ["1. One"])
    #expect(terms.articles.map(\.text) == ["This."])
  }
}
