import LinkProtocol
import LinkTransport
import Testing

@testable import HeadUnit

/// Refusals of the error table that no other test meets on its way.
@Suite(.timeLimit(.minutes(2)))
struct RefusalNameTests {
  @Test func `a root that nobody trusts and a month that is none are refused by name`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        let root = try await refusal {
          try await client.call(TrustRemove(fingerprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxH"))
        }
        #expect(root.known == .rootUnknown)
        let month = try await refusal {
          try await client.call(
            ProfilesDescribe(profile: "leaf-ze1/2019/n-connecta", market: "FR", built: "spring"))
        }
        #expect(month.known == .buildDateInvalid)
      }
    }
  }

  @Test func `a peer that is too slow is told so`() {
    let refusal = LinkRefusal.idleUnauthenticated(limitSeconds: 30)
    #expect(WireError(refusal).known == .connectionTooSlow)
  }
}
