import NissanStore
import PhoneApp
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// What stands on the screens, as a customer reads it.
@Suite struct ScreenLanguageTests {
  /// Every screen of a paid purchase, and those beside it.
  private func screens(_ language: Language) async throws -> [(StoreStep, ScreenView)] {
    var views: [(StoreStep, ScreenView)] = []
    let fixture = try await PhoneFixture()
    let card = try await fixture.keepCard()
    let visitor = Visitor(fixture, language: language)
    for step in Visitor.paidScreens {
      await visitor.buys(until: step)
      #expect(visitor.step == step)
      views.append((step, try visitor.view))
    }
    for ways in [
      [StoreAction.open], [.open, .openHistory], [.open, .openWallet],
      [.open, .openWallet, .openMethod(card.id)],
    ] {
      let beside = Visitor(fixture, language: language)
      for action in ways { await beside.does(action) }
      views.append((beside.step, try beside.view))
    }
    return views
  }

  @Test(arguments: Language.allCases)
  func `no screen shows a date as computers write it, or a name of the program's own`(
    language: Language
  ) async throws {
    let pattern = /[0-9]{4}-[0-9]{2}|nissan-store-terms|[a-z]_[a-z]/
    for (step, view) in try await screens(language) {
      for line in view.lines { #expect(!line.contains(pattern), "\(step): \(line)") }
    }
  }

  @Test func `R47: the screens are typeset as the French do`() async throws {
    let characters = RefusedCharacters.shown
    for (step, view) in try await screens(.fr) {
      for line in view.lines.map({ $0.replacing(characters, with: "") }) {
        #expect(FrenchTypography.faults(in: line) == [], "\(step): \(line)")
      }
    }
  }

  @Test(arguments: [(Language.fr, "janvier 2026"), (.en, "January 2026")])
  func `R43: the terms are named by the month of their edition`(
    language: Language, month: String
  ) async throws {
    let fixture = try await PhoneFixture()
    let visitor = Visitor(fixture, language: language)
    await visitor.buys(until: .terms)
    #expect(try visitor.view.lines.contains(month))
    await visitor.buys(until: .review)
    #expect(try visitor.view.lines.contains(month))
  }
}

extension ScreenView {
  /// What is read on it, piece by piece, but for links.
  fileprivate var lines: [String] {
    var lines = [title, progress ?? "", notice?.text ?? ""] + footnotes + buttons.map(\.label)
    for block in blocks {
      switch block {
      case .text(let text), .note(let text): lines.append(text)
      case .facts(let facts): for fact in facts { lines += [fact.label, fact.value] }
      case .marks(let marks): lines += marks.map(\.text)
      case .link: break
      }
    }
    for field in form?.fields ?? [] { lines += [field.label] + field.faults }
    for choice in choices { lines += [choice.group ?? "", choice.label, choice.detail] }
    for choice in choices { lines += choice.reasons }
    return lines
  }
}
