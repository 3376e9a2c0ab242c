import Entitlements
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// The links that the record and the clock decide: entitlement, clock, lease.
struct RightLinkTests {
  /// The three links of a car's answer on `journey-history`, its circumstances changed.
  private func links(
    of id: ServiceID = "journey-history",
    owning rights: [Entitlement] = [.sample("journey-history")],
    _ change: (inout ServiceCircumstances) -> Void = { _ in }
  ) throws -> [ExplainLink] {
    let (car, service) = (try CarFixture.car(owning: rights), try CarFixture.service(id))
    var facts = car.circumstances(of: service, at: CarFixture.ready, in: try ShippedCatalog.load())
    change(&facts)
    let view = ServiceView(
      vehicle: car, service: service, unmet: [], facts: facts, answer: facts.decide())
    return view.chain.filter { [.entitlement, .clock, .lease].contains($0.link) }
  }

  @Test func `all three pass for a right in force, whatever the activation`() throws {
    let links = try links { $0.activation = .waiting(.network) }
    #expect(links.map(\.passed) == [true, true, true])
    #expect(links[0].found?.until == after(days: 28))
    #expect(links[0].found?.grant == "g-1")
  }

  @Test func `each fails by itself and says with which value`() throws {
    let lapsed = try links { $0.clock = TrustedTime(now: after(days: 29), state: .trusted) }
    #expect(lapsed.map(\.passed) == [false, true, true])
    #expect(lapsed[0].found?.reason == "period_end")
    let cold = try links { $0.clock = TrustedTime(now: CarFixture.ready, state: .cold) }
    #expect(cold.map(\.passed) == [true, false, true])
    #expect(cold[1].found?.trust == .cold)
    let alone = try links { $0.leaseUntil = CarFixture.start }
    #expect(alone.map(\.passed) == [true, true, false])
    #expect(alone[2].found?.until == CarFixture.start)
  }

  @Test func `a service never bought has neither right nor lease`() throws {
    let links = try links(owning: []) { $0.leaseUntil = nil }
    #expect(links.map(\.passed) == [false, true, false])
    #expect(links[0].found?.reason == "never_bought")
    #expect(links[2].found == nil)
  }

  @Test func `what is built in needs none of the three`() throws {
    let links = try links(of: "ecall", owning: []) {
      ($0.leaseUntil, $0.clock) = (nil, TrustedTime(now: CarFixture.ready, state: .cold))
    }
    #expect(links.map(\.passed) == [true, true, true])
    #expect(links[0].found == ExplainFacts { $0.provision = .factory })
  }

  @Test func `an allowance is told with what is used of it`() throws {
    let right = Entitlement.sample(
      "journey-history", allowance: Entitlement.Allowance(unit: .megabytes, limit: 500))
    let found = try links(owning: [right]) { $0.usage = ["g-1": 120] }[0].found
    #expect(found?.used == 120)
    #expect(found?.limit == 500)
    #expect(found?.unit == .megabytes)
  }
}
