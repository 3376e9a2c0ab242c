import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// Every line of the subscription table is gone through by a store over a real file.
struct TransitionCoverageTests {
  @Test func `every line of the table is reached, and no other is taken`() async throws {
    var reached: Set<String> = []
    for scenario in TransitionScenario.all {
      let fixture = try await scenario.fixture()
      let log = try TransitionLog(of: fixture)
      do { try await scenario.play(fixture) } catch {
        Issue.record("‘\(scenario.name)’ ends with \(error)")
      }
      let lines = try log.lines()
      #expect(!lines.isEmpty, "‘\(scenario.name)’ does nothing")
      reached.formUnion(lines)
    }
    let table = Set(SubscriptionMachine.transitions.map(\.line))
    #expect(reached.subtracting(table).sorted() == [], "not in the table")
    #expect(table.subtracting(reached).sorted() == [], "never reached")
  }
}

extension SubscriptionMachine.Transition {
  fileprivate var line: String {
    "\(from?.description ?? "none") \(event.rawValue) \(to)"
  }
}
