import Entitlements
import Testing
import VehicleCatalog
import WorldTime

/// A customer may have several rights to one service: bought twice, in a pack, after a refund.
struct SeveralRightsTests {
  private func answer(_ rights: [Entitlement], now: Int64 = 15) -> ServiceAnswer {
    let forwards = ServiceCircumstances.short(rights, now: now).decide()
    let backwards = ServiceCircumstances.short(rights.reversed(), now: now).decide()
    #expect(forwards == backwards, "the order of the document must not matter")
    return forwards
  }

  @Test func `an unpaid second right never spoils a paid first one`() {
    let paid = Entitlement.short()
    for other in [
      Entitlement.short(.onHold, .onHold, grant: "g-2", grace: 30, hold: 40),
      .short(.revoked, .refund, grant: "g-2"), .short(.ended, .billing, grant: "g-2"),
      .short(.grace, .billingGrace, grant: "g-2", paidThrough: 12, grace: 30),
      .short(grant: "g-2", from: 18, paidThrough: 40),
    ] {
      #expect(answer([paid, other]).state == .active)
      #expect(answer([paid, other]).grant == "g-1")
    }
  }

  @Test func `the next right takes over without a gap`() {
    let rights = [Entitlement.short(), .short(grant: "g-2", from: 20, paidThrough: 30)]
    #expect(answer(rights).nextChangeAt == at(30))
    #expect(answer(rights, now: 19).grant == "g-1")
    #expect(answer(rights, now: 20).grant == "g-2")
    #expect(answer(rights, now: 30).state == .expired)
  }

  @Test func `a gap between two rights is told to the millisecond`() {
    let rights = [Entitlement.short(), .short(grant: "g-2", from: 25, paidThrough: 30)]
    #expect(answer(rights).nextChangeAt == at(20))
    #expect(answer(rights, now: 20).state == .scheduled)
    #expect(answer(rights, now: 20).nextChangeAt == at(25))
  }

  @Test func `of two rights in force the longer one speaks`() {
    let rights = [
      Entitlement.short(.active, .trial), .short(.active, .paid, grant: "g-2", paidThrough: 30),
    ]
    #expect(answer(rights).reason == .paid)
    #expect(answer(rights).nextChangeAt == at(30))
  }

  @Test func `of a lapsed and a revoked right the later one speaks`() {
    let lapsed = Entitlement.short(from: 1, paidThrough: 5)
    let revoked = Entitlement.short(.revoked, .refund, grant: "g-2")
    #expect(answer([lapsed, revoked]).reason == .refund)
    let renewed = Entitlement.short(grant: "g-3", from: 11, paidThrough: 30)
    #expect(answer([revoked, renewed], now: 35).reason == .periodEnd)
  }

  @Test func `of two allowances the one that ends first is used first`() {
    let allowance = Entitlement.Allowance(unit: .megabytes, limit: 10)
    let rights = [
      Entitlement.short(paidThrough: 30, allowance: allowance),
      .short(grant: "g-2", paidThrough: 20, allowance: allowance),
    ]
    for (usage, grant) in [([:], "g-2"), (["g-2": 9], "g-2"), (["g-2": 10], "g-1")]
      as [([GrantID: Int], GrantID)]
    {
      let answer = ServiceCircumstances.short(rights, usage: usage).decide()
      #expect(answer.state == .active)
      #expect(answer.grant == grant)
    }
    let spent = ServiceCircumstances.short(rights, usage: ["g-1": 10, "g-2": 10]).decide()
    #expect(spent.state == .expired)
    #expect(spent.reason == .allowanceUsed)
  }

  @Test func `a right without an allowance is used before one with`() {
    let metered = Entitlement.short(
      paidThrough: 30, allowance: Entitlement.Allowance(unit: .megabytes, limit: 10))
    let rights = [metered, Entitlement.short(grant: "g-2", paidThrough: 20)]
    #expect(ServiceCircumstances.short(rights).decide().grant == "g-2")
    #expect(ServiceCircumstances.short(rights.reversed()).decide().grant == "g-2")
  }

  @Test func `an allowance counts for its own right only`() {
    let allowance = Entitlement.Allowance(unit: .megabytes, limit: 10)
    let rights = [
      Entitlement.short(allowance: allowance), .short(grant: "g-2", allowance: allowance),
    ]
    let used = ServiceCircumstances.short(rights, usage: ["g-1": 10, "g-2": 9]).decide()
    #expect(used.state == .active)
    #expect(used.grant == "g-2")
  }
}
