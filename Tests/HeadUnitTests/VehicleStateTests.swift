import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// What a tester does to a car over the control socket.
@Suite(.timeLimit(.minutes(2)))
struct VehicleStateTests {
  @Test func `a state is set whole or not at all, and survives a restart`() async throws {
    let folder = try TemporaryFolder()
    var kept: VehicleDescription?
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.operate { client in
        var set = VehiclesSet(power: .accessory, network: .poor)
        set.privacyMode = true
        set.consent = false
        set.telematicsActive = false
        set.batteryVolts = 12.345
        set.latitude = 43.2965
        set.longitude = 5.3698
        set.region = "ES"
        set.clockPolicy = .failOpen
        set.budgetMinutes = 30
        let after = try await client.call(set)
        #expect(after.power == .accessory && after.network == .poor)
        #expect(after.state.privacyMode == true && after.state.consent == false)
        #expect(after.state.telematicsActive == false)
        #expect(after.state.batteryVolts == 12.345 && after.state.region == "ES")
        #expect(after.state.latitude == 43.2965 && after.state.longitude == 5.3698)
        #expect(after.clock.policy == .failOpen && after.clock.budgetMinutes == 30)

        var bad = VehiclesSet(power: .on)
        bad.batteryVolts = 99
        #expect(try await refusal { try await client.call(bad) }.known == .outOfRange)
        var half = VehiclesSet(power: .on)
        half.latitude = 1
        #expect(try await refusal { try await client.call(half) }.known == .outOfRange)
        var electric = VehiclesSet(power: .on)
        electric.stateOfChargePercent = 50
        #expect(try await refusal { try await client.call(electric) }.known == .profileLacks)
        kept = try await client.call(VehiclesDescribe())
        #expect(kept == after)
      }
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      let again = try await fixture.operate { try await $0.call(VehiclesDescribe()) }
      #expect(again == kept)
    }
  }

  @Test func `a dead battery takes no key, and a supply that comes back does`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        var cut = VehiclesSet()
        cut.batteryConnected = false
        #expect(try await client.call(cut).power == .off)
        let refused = try await refusal { try await client.call(VehiclesSet(power: .on)) }
        #expect(refused.known == .lowBattery)
        var back = VehiclesSet(power: .on)
        back.batteryConnected = true
        #expect(try await client.call(back).power == .on)
      }
    }
  }

  @Test func `a drive counts, with the ignition on and within its limits`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.operate { client in
        #expect(
          try await client.call(VehiclesDrive(kilometres: 12.345)).state.odometerKilometres
            == 12.345)
        for bad in [0, -1, 2_000.001, 1e12] {
          let refused = try await refusal { try await client.call(VehiclesDrive(kilometres: bad)) }
          #expect(refused.known == .outOfRange, "\(bad)")
        }
        _ = try await client.call(VehiclesSet(power: .off))
        let parked = try await refusal { try await client.call(VehiclesDrive(kilometres: 1)) }
        #expect(parked.known == .ignitionOff)
      }
    }
  }

  @Test func `a car tells its back end's numbers, and a phone nothing of where it is in private`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(store.document([.sample("remote-door-lock")]))
        let begun = try await phone.client.call(VehicleDescribe())
        #expect(begun.backend == "800-5000-series")
        #expect(begun.services.first { $0.id == 878 }?.activationState == .inProgress)
        try await fixture.advance(.minutes(5))
        let active = try await phone.client.call(VehicleDescribe())
        #expect(active.services.first { $0.id == 878 }?.activationState == .activated)
        #expect(active.state.latitude != nil)
        var set = VehiclesSet()
        set.privacyMode = true
        let tester = try await fixture.operate { try await $0.call(set) }
        #expect(tester.state.latitude != nil)
        let hidden = try await phone.client.call(VehicleDescribe())
        #expect(hidden.state.latitude == nil && hidden.state.longitude == nil)
      }
    }
  }

  @Test func `roles: the first phone owns the car, hands it on, and removes others`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(1) { owner in
        try await fixture.pairedPhone(2) { driver in
          let bonds = try await driver.client.call(BondsList()).bonds
          #expect(bonds.map(\.role) == [.owner, .driver])
          let (first, second) = (bonds[0].bond, bonds[1].bond)
          let taking = try await refusal {
            try await driver.client.call(BondsSetOwner(bond: second))
          }
          #expect(taking.known == .ownerOnly)
          let ousting = try await refusal { try await driver.client.call(BondsRemove(bond: first)) }
          #expect(ousting.known == .ownerOnly)
          _ = try await owner.client.call(BondsSetOwner(bond: second))
          #expect(try await owner.client.call(BondsList()).bonds.map(\.role) == [.driver, .owner])
          _ = try await driver.client.call(BondsRemove(bond: first))
          #expect(try await driver.client.call(BondsList()).bonds.map(\.role) == [.owner])
        }
      }
    }
  }

  @Test func `a wiped head unit forgets its phones, and takes the newest document back only`()
    async throws
  {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(store.document([.sample()], version: 3))
        try await fixture.operate { _ = try await $0.call(VehiclesReset(wipe: .headUnit)) }
        await #expect(throws: (any Error).self, "the session ends with the bond") {
          try await phone.client.call(EntitlementsVersion())
        }
      }
      #expect(try await fixture.status(of: "smart-alerts").state == .available)
      #expect(try await fixture.operate { try await $0.call(BondsList()) }.bonds.isEmpty)
      #expect(try await fixture.operate { try await $0.call(TrustList()) }.roots.isEmpty)
      try await fixture.operate { client in
        var set = VehiclesSet()
        set.consent = true
        _ = try await client.call(set)
      }
      try await fixture.pairedPhone(2, store: store) { phone in
        let old = try await refusal {
          try await phone.push(store.document([.sample()], version: 2))
        }
        #expect(old.known == .rollback)
        #expect(try await phone.push(store.document([.sample()], version: 3)).version == 3)
      }
      #expect(try await fixture.status(of: "smart-alerts").state == .activating)
    }
  }

  @Test func `S22: a man in the middle is seen in the numbers, and pairs with nobody`() async throws
  {
    let setup = HeadUnitFixture.Setup(transport: .unixSockets, pairing: .ask)
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.operate { _ = try await $0.call(PairingOpen()) }
      // The man in the middle pairs with the car by himself, and shows the victim another number.
      try await fixture.phone(1) { middle in
        let machine = try await middle.compare()
        let shown = try #require(
          try await fixture.operate { try await $0.call(PairingShow()) }.number)
        let victims = String(format6((Int(shown) ?? 0) + 1))
        let refused = try await refusal {
          try await fixture.operate { try await $0.call(PairingAccept(number: victims)) }
        }
        #expect(refused.known == .pairingNumberMismatch)
        await #expect(throws: (any Error).self) { _ = try await middle.confirm(machine) }
      }
      #expect(try await fixture.operate { try await $0.call(BondsList()) }.bonds.isEmpty)
    }
  }

  private func format6(_ number: Int) -> String {
    let digits = String(number % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
