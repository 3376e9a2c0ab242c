import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// Writes that fail and power that is cut, at the n-th write.
@Suite(.timeLimit(.minutes(2)))
struct StorageFaultTests {
  private static let other = "SJNTAAJ12U0000002"

  @Test(arguments: [0, 1, 2])
  func `I7: the write that fails changes nothing, neither in memory nor on the disk`(
    after: Int
  ) async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.add(FaultsAdd(kind: .storageError, after: after))
      for _ in 0..<after { try await fixture.advance(.days(1)) }
      let before = try await fixture.services()
      let error = try await refusal { try await fixture.advance(.days(1)) }
      #expect(error.known == .storageFailed)
      #expect(error.retryable)
      #expect(try await fixture.services() == before)
      let kept = try await HeadUnitFixture.run(in: try fixture.folder.afterPowerCut()) {
        try await $0.services()
      }
      #expect(kept == before)
      try await fixture.advance(.days(1))
      #expect(
        try await fixture.services().worldTime == HeadUnitFixture.start.adding(.days(after + 1)))
      #expect(try await fixture.faults().isEmpty)
    }
  }

  @Test func `a push that meets a full disk is refused, and the next one taken`() async throws {
    let store = try await TestStore()
    let document = try await store.document([.sample()])
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        try await fixture.add(FaultsAdd(kind: .storageError, count: 2))
        for _ in 0..<2 {
          let error = try await refusal { try await phone.push(document) }
          #expect(error.known == .storageFailed)
          #expect(try await phone.client.call(EntitlementsVersion()).version == nil)
        }
        #expect(try await phone.push(document).version == 1)
      }
    }
  }

  @Test func `a fault of one vehicle meets only writes that change it`() async throws {
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, Self.other])
    ) { fixture in
      func turnOff(_ vin: String) async throws {
        _ = try await fixture.operate { try await $0.call(VehiclesSet(vehicle: vin, power: .off)) }
      }
      try await fixture.add(FaultsAdd(kind: .storageError, vehicle: Self.other))
      try await turnOff(HeadUnitFixture.vin)
      try await fixture.advance(.days(1))
      #expect(try await refusal { try await turnOff(Self.other) }.known == .storageFailed)
      try await turnOff(Self.other)
    }
  }

  @Test func `what fell due and met a full disk is written later`() async throws {
    let store = try await TestStore()
    let host = ManualHost()
    try await HeadUnitFixture.run(host: host) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      _ = try await fixture.operate { try await $0.call(ClockRun()) }
      try await fixture.add(FaultsAdd(kind: .storageError))
      host.pass(milliseconds: 300_000)
      try await fixture.untilTriggered()
      // The journal's note of the fault is the next thing to be written, and what is due with it.
      try await fixture.until {
        await $0.world.due.first?.due == HeadUnitFixture.start.adding(.days(21))
      }
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
    }
  }

  /// A moment at which the power is cut, and the version of the record that is on the disk then.
  static let cuts: [(FaultKind, Int?)] = [(.powerCutBeforeCommit, nil), (.powerCutAfterCommit, 1)]

  @Test(arguments: cuts)
  func `S5: a power cut around the commit leaves the old or the new record, and pushes work`(
    kind: FaultKind, version: Int?
  ) async throws {
    let store = try await TestStore()
    let document = try await store.document([.sample()])
    let folder = try TemporaryFolder()
    let cut = PowerCut(in: folder)
    var setup = HeadUnitFixture.Setup()
    setup.power = cut.power
    let bond = try await HeadUnitFixture.run(setup, in: folder) { fixture in
      let bond = try await fixture.phone { try await $0.pair(root: store.root.publicKey) }
      try await fixture.phone { phone in
        try await phone.openSession(bond)
        try await fixture.add(FaultsAdd(kind: kind))
        #expect(try cut.left() == nil)
        _ = try? await phone.push(document)
        #expect(try cut.left() != nil)
      }
      return bond
    }
    let left: TemporaryFolder = try #require(try cut.left())
    try await HeadUnitFixture.run(in: left) { fixture in
      #expect(
        try await fixture.faults(exhausted: true).isEmpty, "a power cut takes its fault along")
      let state = try await fixture.status(of: "smart-alerts").state
      #expect(state == (version == nil ? .available : .activating))
      try await fixture.phone { phone in
        try await phone.openSession(bond)
        #expect(try await phone.client.call(EntitlementsVersion()).version == version)
        #expect(try await phone.push(document).version == 1)
      }
      try await fixture.advance(.minutes(5))
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
    }
  }

  @Test(arguments: cuts)
  func `I7: a power cut at any write of a purchase's life leaves a state before or after it`(
    kind: FaultKind, version: Int?
  ) async throws {
    let store = try await TestStore()
    for number in 0..<4 {
      let folder = try TemporaryFolder()
      let cut = PowerCut(in: folder)
      var setup = HeadUnitFixture.Setup()
      setup.power = cut.power
      var states: [ServicesList.Response] = []
      try await HeadUnitFixture.run(setup, in: folder) { fixture in
        try await fixture.pairedPhone(store: store) { phone in
          try await fixture.add(FaultsAdd(kind: kind, after: number))
          states.append(try await fixture.services())
          _ = try? await phone.push(try await store.document([.sample()]))
          states.append(try await fixture.services())
          for days in [1, 30, 60] {
            _ = try? await fixture.advance(.days(days))
            states.append(try await fixture.services())
          }
        }
      }
      let left: TemporaryFolder = try #require(try cut.left())
      let kept = try await HeadUnitFixture.run(in: left) { try await $0.services() }
      #expect(kept == states[kind == .powerCutBeforeCommit ? number : number + 1])
    }
  }
}
