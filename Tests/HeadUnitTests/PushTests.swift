import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// From the signed document to the acknowledgement.
@Suite(.timeLimit(.minutes(2)))
struct PushTests {
  @Test(arguments: Transport.allCases)
  func `a pushed document is acknowledged with what became of each service`(
    transport: Transport
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        #expect(try await phone.client.call(EntitlementsVersion()).version == nil)
        let document = try await store.document([
          .sample("time-travel", grant: "g-0"), .sample("tyre-pressure", grant: "g-1"),
          .sample("smart-alerts", grant: "g-2"), .sample("ecall", grant: "g-3"),
        ])
        let answer = try await phone.push(document)
        #expect(answer.version == 1)
        #expect(answer.hash == SignedDocument.hash(of: document))
        #expect(
          answer.outcomes.map { "\($0.service) \($0.state.rawValue) \($0.reason)" } == [
            "time-travel unsupported service_unknown", "tyre-pressure unsupported model",
            "smart-alerts activating in_progress", "ecall active free",
          ])
        #expect(answer.outcomes[2].nextChangeAt == HeadUnitFixture.start.adding(.minutes(5)))
        let kept = try await phone.client.call(EntitlementsVersion())
        #expect(kept.version == 1 && kept.hash == answer.hash)
      }
    }
  }

  @Test func `the main job: activate, renew, grace, hold, expire`() async throws {
    let store = try await TestStore()
    func at(_ days: Int) -> Instant { HeadUnitFixture.start.adding(.days(days)) }
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(
          store.document(
            [.sample("smart-alerts", .grace, .billingGrace, grace: at(44), hold: at(88))],
            lease: .days(400)))
      }
      let changes = try await fixture.advance(.days(365)).changes
      #expect(
        changes.map { "\($0.at) \($0.from.rawValue)→\($0.to.rawValue) \($0.reason)" } == [
          "\(HeadUnitFixture.start.adding(.minutes(5))) activating→active paid",
          "\(at(28)) active→grace billing_grace", "\(at(44)) grace→suspended on_hold",
          "\(at(88)) suspended→expired billing",
        ])
    }
  }

  @Test func `a phone that is not in a session pushes nothing`() async throws {
    let store = try await TestStore()
    let document = try await store.document([.sample()])
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal { try await fixture.phone { try await $0.push(document) } }
      #expect(error.known == .sessionRequired)
      #expect(try await fixture.status(of: "smart-alerts").state == .available)
    }
  }

  /// A document that must be refused after version 2 was taken, and its reject code.
  struct Bad: Sendable, CustomTestStringConvertible {
    let name: ErrorName
    let document: @Sendable (TestStore) async throws -> String

    var testDescription: String { name.rawValue }
  }

  static let bad: [Bad] = [
    Bad(name: .malformed) { _ in "no.document" },
    Bad(name: .badSignature) { store in
      let signed = try await store.document([.sample(revision: 3)], version: 3)
      var parts = signed.split(separator: ".").map(String.init)
      var claims = try #require(Base64URL.decode(parts[1]))
      let place = try #require(claims.firstRange(of: Array("g-1".utf8)))
      claims.replaceSubrange(place, with: Array("g-2".utf8))
      parts[1] = Base64URL.encode(claims)
      return parts.joined(separator: ".")
    },
    Bad(name: .unknownKey) { _ in
      try await TestStore(seed: 9).document([.sample(revision: 3)], version: 3)
    },
    Bad(name: .wrongVehicle) { store in
      try await store.document([.sample(revision: 3)], version: 3, vin: "SJNTAAJ12U0000002")
    },
    Bad(name: .rollback) { try await $0.document([.sample()], version: 1) },
    Bad(name: .rollback) { try await $0.document([.sample(revision: 1)], version: 3) },
    Bad(name: .equivocation) { store in
      try await store.document([.sample(revision: 2, .revoked, .refund)], version: 2)
    },
    Bad(name: .notYetValid) { store in
      try await store.document(
        [.sample(revision: 3)], version: 3, issuedAt: HeadUnitFixture.start.adding(.minutes(11)))
    },
    Bad(name: .expired) { store in
      try await store.document(
        [.sample(revision: 3)], version: 3, issuedAt: HeadUnitFixture.start.subtracting(.days(2)),
        lease: .days(1))
    },
    Bad(name: .tooLarge) { _ in
      String(repeating: "x", count: EntitlementDocument.documentBytesMax + 1)
    },
  ]

  @Test(arguments: bad)
  func `a bad document is refused by name and changes nothing`(bad: Bad) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        let good = try await store.document([.sample(revision: 2)], version: 2)
        let kept = try await phone.push(good)
        try await fixture.advance(.minutes(5))
        let before = try await fixture.services()

        let error = try await refusal { try await phone.push(try await bad.document(store)) }
        #expect(error.known == bad.name, "\(error.message)")

        #expect(try await fixture.services() == before)
        #expect(try await phone.client.call(EntitlementsVersion()).hash == kept.hash)
        let again = try await phone.push(good)
        #expect(again.version == 2 && again.hash == kept.hash)
        #expect(again.outcomes.first?.state == .active)
      }
    }
  }

  @Test func `the same document again is acknowledged and writes nothing`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        let document = try await store.document([.sample()])
        let first = try await phone.push(document)
        let writes = try await fixture.database.totalChanges
        #expect(try await phone.push(document) == first)
        #expect(try await fixture.database.totalChanges == writes)
      }
    }
  }

  @Test func `a refund takes the service away at once`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
        try await fixture.advance(.minutes(5))
        let refunded = try await phone.push(
          try await store.document([.sample(revision: 2, .revoked, .refund)], version: 2))
        #expect(refunded.outcomes.map(\.state) == [.revoked])
      }
      let status = try await fixture.status(of: "smart-alerts")
      #expect(status.reason == "refund")
      #expect(status.carCan && !status.customerHas && !status.activeNow)
    }
  }

  @Test func `what the car can, what the customer has and what is active are three answers`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(
          try await store.document([
            .sample("smart-alerts", grant: "g-1"), .sample("tyre-pressure", grant: "g-2"),
          ]))
      }
      try await fixture.advance(.minutes(5))
      func three(_ service: String) async throws -> [Bool] {
        let status = try await fixture.status(of: service)
        return [status.carCan, status.customerHas, status.activeNow]
      }
      #expect(try await three("smart-alerts") == [true, true, true])
      #expect(try await three("tyre-pressure") == [false, true, false])
      #expect(try await three("journey-history") == [true, false, false])
      try await fixture.advance(.days(35))
      #expect(try await three("smart-alerts") == [true, false, false])
    }
  }
}
