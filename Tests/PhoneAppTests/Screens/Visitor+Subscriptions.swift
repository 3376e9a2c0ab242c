import NissanStore
import Testing

@testable import PhoneApp

/// What a visitor reads on a screen, and what came of it.
extension Visitor {
  /// The facts of the screen, as `label: value`.
  var facts: [String] {
    get throws {
      try view.blocks.flatMap { block -> [String] in
        if case .facts(let facts) = block { facts.map { "\($0.label): \($0.value)" } } else { [] }
      }.map { $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
    }
  }

  var labels: [String] { get throws { try view.choices.map(\.label) } }

  func state(of id: SubscriptionID) async throws -> String {
    let all = try await store.subscriptions(of: fixture.account.id, at: now)
    return try #require(all.first { $0.id == id }).state.description
  }
}
