import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreDatabase

/// Every line of the subscription table is gone through by a store over a real file.
struct TransitionCoverageTests {
  /// Lines that no scenario reaches yet; their own suites do. A scenario that does must take its
  /// line out of here.
  static let notYetReached = Set(
    SubscriptionMachine.transitions.filter { line in
      switch (line.event, line.to) {
      // Payments that are on their way, and what they lead to.
      case (.paymentPending, _), (.paymentSettled, _), (.paymentLapsed, _): true
      case (.productWithdrawn, .pending): true
      // A pack that takes the place of what it contains.
      case (.upgraded, _), (_, .expired(.upgraded)): true
      // Refunds, withdrawals, charge-backs and transfers.
      case (_, .revoked): true
      default: false
      }
    }.map(\.line))

  @Test func `every line of the table is reached, but those that are named`() async throws {
    var reached: Set<String> = []
    for scenario in TransitionScenario.all {
      let bench = try await StoreBench()
      let log = try TransitionLog(of: bench)
      try await scenario.play(bench)
      let lines = try log.lines()
      #expect(!lines.isEmpty, "‘\(scenario.name)’ does nothing")
      reached.formUnion(lines)
    }
    let table = Set(SubscriptionMachine.transitions.map(\.line))
    #expect(reached.subtracting(table).sorted() == [], "not in the table")
    #expect(
      table.subtracting(reached).subtracting(Self.notYetReached).sorted() == [], "never reached")
    #expect(reached.intersection(Self.notYetReached).sorted() == [], "reached now")
    #expect(Self.notYetReached.subtracting(table).sorted() == [], "no line any more")
  }
}

extension SubscriptionMachine.Transition {
  fileprivate var line: String {
    "\(from?.description ?? "none") \(event.rawValue) \(to)"
  }
}
