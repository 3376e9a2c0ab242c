import Entitlements
import Testing
import VehicleCatalog
import WorldTime

struct ExplainTests {
  private func links(_ facts: ServiceCircumstances) -> [String] {
    facts.explain().map { "\($0.name.rawValue) \($0.passed ? "passes" : "fails")" }
  }

  @Test func `all three links pass for a right in force, whatever the activation`() {
    let facts = ServiceCircumstances.short([.short()], activation: .waiting(.network))
    #expect(links(facts) == ["entitlement passes", "clock passes", "lease passes"])
    #expect(facts.explain()[0].detail.contains("usable until 1970-01-01T00:00:00.020Z"))
  }

  @Test func `each link fails by itself and says with which value`() {
    let lapsed = ServiceCircumstances.short([.short()], now: 20)
    #expect(links(lapsed) == ["entitlement fails", "clock passes", "lease passes"])
    #expect(lapsed.explain()[0].detail.contains("period_end"))
    let cold = ServiceCircumstances.short([.short()], clock: .cold)
    #expect(links(cold) == ["entitlement passes", "clock fails", "lease passes"])
    #expect(cold.explain()[1].detail.contains("cold"))
    let alone = ServiceCircumstances.short([.short()], lease: 15)
    #expect(links(alone) == ["entitlement passes", "clock passes", "lease fails"])
    #expect(alone.explain()[2].detail == "over since 1970-01-01T00:00:00.015Z")
  }

  @Test func `a service never bought has neither right nor lease`() {
    let facts = ServiceCircumstances.short([], lease: nil)
    #expect(links(facts) == ["entitlement fails", "clock passes", "lease fails"])
    #expect(facts.explain()[0].detail == "never bought")
  }

  @Test func `what is built in needs none of the three`() {
    let facts = ServiceCircumstances.short([], provision: .factory, lease: nil, clock: .cold)
    #expect(facts.explain().map(\.passed) == [true, true, true])
  }

  @Test func `an allowance is told with what is used of it`() {
    let right = Entitlement.short(
      allowance: Entitlement.Allowance(unit: .megabytes, limit: 500))
    let facts = ServiceCircumstances.short([right], usage: ["g-1": 120])
    #expect(facts.explain()[0].detail.contains("120 of 500 megabytes used"))
  }
}
