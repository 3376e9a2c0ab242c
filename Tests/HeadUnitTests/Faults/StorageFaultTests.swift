import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
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
    try await Bench.run { bench in
      try await bench.add(FaultsAdd(kind: .storageError, after: after))
      for _ in 0..<after { try await bench.advance(.days(1)) }
      let before = try await bench.services()
      let error = try await refusal { try await bench.advance(.days(1)) }
      #expect(error.known == .storageFailed)
      #expect(error.retryable)
      #expect(try await bench.services() == before)
      let kept = try await Bench.run(in: try bench.folder.afterPowerCut()) {
        try await $0.services()
      }
      #expect(kept == before)
      try await bench.advance(.days(1))
      #expect(try await bench.services().worldTime == Bench.start.adding(.days(after + 1)))
      #expect(try await bench.faults().isEmpty)
    }
  }

  @Test func `a push that meets a full disk is refused, and the next one taken`() async throws {
    let store = try await TestStore()
    let document = try await store.document([.sample()])
    try await Bench.run { bench in
      try await bench.pairedPhone(store: store) { phone in
        try await bench.add(FaultsAdd(kind: .storageError, count: 2))
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
    try await Bench.run(Bench.Setup(vehicles: [Bench.vin, Self.other])) { bench in
      func turnOff(_ vin: String) async throws {
        _ = try await bench.operate { try await $0.call(VehiclesSet(vehicle: vin, power: .off)) }
      }
      try await bench.add(FaultsAdd(kind: .storageError, vehicle: Self.other))
      try await turnOff(Bench.vin)
      try await bench.advance(.days(1))
      #expect(try await refusal { try await turnOff(Self.other) }.known == .storageFailed)
      try await turnOff(Self.other)
    }
  }

  @Test func `what fell due and met a full disk is written later`() async throws {
    let store = try await TestStore()
    let host = ManualHost()
    try await Bench.run(host: host) { bench in
      try await bench.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      _ = try await bench.operate { try await $0.call(ClockRun()) }
      try await bench.add(FaultsAdd(kind: .storageError))
      host.pass(milliseconds: 300_000)
      try await bench.untilStruck()
      // The journal's note of the fault is the next thing to be written, and what is due with it.
      try await bench.until { await $0.world.due.first?.due == Bench.start.adding(.days(21)) }
      #expect(try await bench.status(of: "smart-alerts").state == .active)
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
    var setup = Bench.Setup()
    setup.power = cut.power
    let bond = try await Bench.run(setup, in: folder) { bench in
      let bond = try await bench.phone { try await $0.pair(root: store.root.publicKey) }
      try await bench.phone { phone in
        try await phone.openSession(bond)
        try await bench.add(FaultsAdd(kind: kind))
        #expect(try cut.left() == nil)
        _ = try? await phone.push(document)
        #expect(try cut.left() != nil)
      }
      return bond
    }
    let left: TemporaryFolder = try #require(try cut.left())
    try await Bench.run(in: left) { bench in
      #expect(try await bench.faults(spent: true).isEmpty, "a power cut takes its fault along")
      let state = try await bench.status(of: "smart-alerts").state
      #expect(state == (version == nil ? .available : .activating))
      try await bench.phone { phone in
        try await phone.openSession(bond)
        #expect(try await phone.client.call(EntitlementsVersion()).version == version)
        #expect(try await phone.push(document).version == 1)
      }
      try await bench.advance(.minutes(5))
      #expect(try await bench.status(of: "smart-alerts").state == .active)
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
      var setup = Bench.Setup()
      setup.power = cut.power
      var states: [ServicesList.Response] = []
      try await Bench.run(setup, in: folder) { bench in
        try await bench.pairedPhone(store: store) { phone in
          try await bench.add(FaultsAdd(kind: kind, after: number))
          states.append(try await bench.services())
          _ = try? await phone.push(try await store.document([.sample()]))
          states.append(try await bench.services())
          for days in [1, 30, 60] {
            _ = try? await bench.advance(.days(days))
            states.append(try await bench.services())
          }
        }
      }
      let left: TemporaryFolder = try #require(try cut.left())
      let kept = try await Bench.run(in: left) { try await $0.services() }
      #expect(kept == states[kind == .powerCutBeforeCommit ? number : number + 1])
    }
  }
}
