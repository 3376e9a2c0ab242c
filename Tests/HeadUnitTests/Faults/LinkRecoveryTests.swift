import Entitlements
import LinkProtocol
import LinkTransport
import Testing
import WorldTime

@testable import HeadUnit

/// Whatever becomes of a push on its way, the phone's next one brings the document home, once.
@Suite(.timeLimit(.minutes(2)))
struct LinkRecoveryTests {
  /// A fault of the link that meets a push or the answer to it.
  struct Case: Sendable, CustomTestStringConvertible {
    let plan: FaultsAdd
    let transport: Transport

    var testDescription: String {
      "\(plan.kind.rawValue) \(plan.direction?.rawValue ?? ""), \(transport)"
    }

    /// The car has the document although its answer came to grief, or came twice.
    var hasArrived: Bool { plan.direction == .toPhone || plan.kind == .linkDuplicate }
  }

  static let cases = FaultKind.allCases.filter { $0.lineEffect != nil }.flatMap { kind in
    [FaultDirection.toCar, .toPhone].flatMap { direction in
      Transport.allCases.map { transport in
        Case(
          plan: FaultsAdd(
            kind: kind, direction: direction, method: "entitlements.push",
            delay: kind == .linkDelay ? .days(1) : nil),
          transport: transport)
      }
    }
  }

  @Test(arguments: cases)
  func `I12: the next push after a fault is acknowledged, and the document is there once`(
    example: Case
  ) async throws {
    let store = try await TestStore()
    let document = try await store.document([.sample()])
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: example.transport)) { fixture in
      let bond = try await fixture.phone { try await $0.pair(root: store.root.publicKey) }
      try await fixture.phone { phone in
        try await phone.openSession(bond)
        try await fixture.add(example.plan)
        try await fixture.during({ try await phone.push(document) }) { _ in
          try await fixture.untilTriggered()
          if example.hasArrived {
            try await fixture.untilKept(version: 1)
          } else {
            try await fixture.settle()
            #expect(try await fixture.status(of: "smart-alerts").state == .available)
          }
        }
      }
      try await fixture.phone { phone in
        try await phone.openSession(bond)
        let answer = try await phone.push(document)
        #expect(answer.version == 1)
        #expect(answer.hash == SignedDocument.hash(of: document))
      }
      try await fixture.advance(.minutes(5))
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
      #expect(try await fixture.faults().isEmpty)
    }
  }

  @Test func `S6: a late copy of an old document after a refund is refused as a rollback`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        try await fixture.add(
          FaultsAdd(
            kind: .linkReorder, direction: .toCar, method: "entitlements.push"))
        let paid = try await store.document([.sample()])
        let refunded = try await store.document(
          [.sample(revision: 2, .revoked, .refund)], version: 2)
        try await fixture.during({ try await refusal { try await phone.push(paid) } }) { late in
          try await fixture.untilHolding(1)
          #expect(try await phone.push(refunded).outcomes.map(\.state) == [.revoked])
          let error = try await late()
          #expect(error.known == .rollback)
        }
      }
      let status = try await fixture.status(of: "smart-alerts")
      #expect(status.state == .revoked && status.reason == "refund")
    }
  }
}
