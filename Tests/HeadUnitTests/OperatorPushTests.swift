import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import Testing

@testable import HeadUnit

/// `entitlements.push` on the control socket: the back office reaches the car over its own modem.
@Suite(.timeLimit(.minutes(2)))
struct OperatorPushTests {
  /// A car that trusts the store and is paired with nobody.
  private func withCar(
    _ vehicles: [String] = [HeadUnitFixture.vin],
    _ body: (HeadUnitFixture, TestStore) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    var setup = HeadUnitFixture.Setup(vehicles: vehicles)
    setup.trustFile = store.trust
    try await HeadUnitFixture.run(setup) { try await body($0, store) }
  }

  @Test func `a document is verified, committed and acknowledged as from a phone`() async throws {
    try await withCar { fixture, store in
      let document = try await store.document([.sample()])
      let answer = try await fixture.operate {
        try await $0.call(EntitlementsPush(document: document))
      }
      #expect(answer.version == 1)
      #expect(answer.outcomes.map(\.state) == [.activating])
      var again = HeadUnitFixture.Setup(vehicles: [])
      again.trustFile = store.trust
      let kept = try await HeadUnitFixture.run(again, in: try fixture.folder.afterPowerCut()) {
        try await $0.status(of: "smart-alerts")
      }
      #expect(kept.state == .activating)
      let forged = try await TestStore(seed: 9).document([.sample(revision: 2)], version: 2)
      let error = try await refusal {
        try await fixture.operate { try await $0.call(EntitlementsPush(document: forged)) }
      }
      #expect(error.known == .unknownKey)
    }
  }

  @Test func `without a network nothing reaches the car's modem, and a phone still does`()
    async throws
  {
    try await withCar { fixture, store in
      let document = try await store.document([.sample()])
      let error = try await fixture.operate { client in
        _ = try await client.call(VehiclesSet(network: NetworkQuality.none))
        return try await refusal { try await client.call(EntitlementsPush(document: document)) }
      }
      #expect(error.known == .networkUnavailable && error.retryable)
      #expect(error.message.contains("\(HeadUnitFixture.vin) has no mobile network"))
      let fromPhone = try await fixture.pairedPhone { try await $0.push(document) }
      #expect(fromPhone.outcomes.map(\.state) == [.pending])
    }
  }

  @Test func `of several cars one is named, and only it takes the document`() async throws {
    let other = "SJNTAAJ12U0000002"
    try await withCar([HeadUnitFixture.vin, other]) { fixture, store in
      let document = try await store.document([.sample()], vin: other)
      try await fixture.operate { client in
        let unnamed = try await refusal {
          try await client.call(EntitlementsPush(document: document))
        }
        #expect(unnamed.known == .vehicleAmbiguous)
        let wrong = try await refusal {
          try await client.call(EntitlementsPush(document: document, vehicle: HeadUnitFixture.vin))
        }
        #expect(wrong.known == .wrongVehicle)
        _ = try await client.call(EntitlementsPush(document: document, vehicle: other))
        let versions = try await client.call(VehiclesList()).vehicles.map(\.documentVersion)
        #expect(versions == [nil, 1])
      }
    }
  }

  @Test func `a phone names no other car than its own`() async throws {
    let other = "SJNTAAJ12U0000002"
    try await withCar([HeadUnitFixture.vin, other]) { fixture, store in
      let document = try await store.document([.sample()], vin: other)
      try await fixture.pairedPhone { phone in
        let error = try await refusal {
          try await phone.client.call(EntitlementsPush(document: document, vehicle: other))
        }
        #expect(error.known == .vehicleUnknown)
        let own = try await store.document([.sample()])
        let answer = try await phone.client.call(
          EntitlementsPush(document: own, vehicle: HeadUnitFixture.vin))
        #expect(answer.version == 1)
      }
    }
  }
}
