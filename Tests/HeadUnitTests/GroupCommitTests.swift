import CarModel
import Entitlements
import GRDB
import LinkProtocol
import LinkTransport
import Synchronization
import TestSupport
import Testing
import VehicleCatalog

@testable import HeadUnit

/// Changes that wait together are committed together, and each is acknowledged after it.
@Suite(.timeLimit(.minutes(2)))
struct GroupCommitTests {
  private static let cars = (1...50).map { number in
    "SJNTAAJ12U00000\(number < 10 ? "0" : "")\(number)"
  }

  @Test func `50 changes that wait are one transaction`() async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: Self.cars)) { fixture in
      let counter = CommitCounter()
      fixture.database.queue.add(transactionObserver: counter)
      let described = try await fixture.together(
        Self.cars.map { car in
          fixture.asking { try await $0.call(VehiclesSet(vehicle: car, power: .off)) }
        })
      #expect(described.map(\.vin) == Self.cars)
      #expect(described.allSatisfy { $0.power == .off })
      #expect(counter.commits == 2, "the one that was under way, and one for all that waited")
      try await expectAllOff(fixture.folder.afterPowerCut())
    }
  }

  @Test func `changes from 50 connections take fewer transactions than changes`() async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: Self.cars)) { fixture in
      let counter = CommitCounter()
      fixture.database.queue.add(transactionObserver: counter)
      try await withThrowingTaskGroup { group in
        for car in Self.cars {
          group.addTask {
            _ = try await fixture.operate {
              try await $0.call(VehiclesSet(vehicle: car, power: .off))
            }
          }
        }
        try await group.waitForAll()
      }
      #expect((1..<50).contains(counter.commits))
      try await expectAllOff(fixture.folder.afterPowerCut())
    }
  }

  private func expectAllOff(_ folder: TemporaryFolder) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) { fixture in
      let powers = await fixture.unit.world.vehicles.values.map(\.power)
      #expect(powers == [PowerMode](repeating: .off, count: 50))
    }
  }

  @Test func `one that is refused takes none of the others along`() async throws {
    try await HeadUnitFixture.run { fixture in
      let names = try await fixture.together([
        fixture.asking { try await $0.call(VehiclesSet(power: .off)).power.rawValue },
        fixture.asking { client in
          try await refusal {
            try await client.call(BondsRemove(bond: "b-0000000000000000"))
          }.name
        },
        fixture.asking { try await $0.call(VehiclesSet(network: .poor)).power.rawValue },
      ])
      #expect(names == ["off", "bond_unknown", "off"])
    }
  }

  @Test func `a car that is removed and added in one commit is a new car`() async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let other = "leaf-ze1/2022/tekna"
    let before = try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      _ = try await fixture.together([
        fixture.asking { _ = try await $0.call(VehiclesRemove(vehicle: HeadUnitFixture.vin)) },
        fixture.asking {
          _ = try await $0.call(VehiclesAdd(vin: HeadUnitFixture.vin, profile: other, market: "GB"))
        },
      ])
      return await fixture.unit.world.vehicles
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      #expect(await fixture.unit.world.vehicles == before)
      let car = try #require(before.values.first)
      #expect(car.profile.name.description == other)
      #expect(car.record == nil && car.bonds.isEmpty && car.trust.roots.isEmpty)
    }
  }
}

/// Counts the transactions of one database that wrote the head unit's world.
private final class CommitCounter: TransactionObserver, Sendable {
  private let count = Atomic(0)
  private let isWorldWritten = Atomic(false)

  var commits: Int { count.load(ordering: .acquiring) }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }
  func databaseDidChange(with event: DatabaseEvent) {
    if event.tableName == "world" { isWorldWritten.store(true, ordering: .releasing) }
  }
  func databaseDidCommit(_ db: Database) {
    if isWorldWritten.exchange(false, ordering: .acquiringAndReleasing) {
      count.add(1, ordering: .acquiringAndReleasing)
    }
  }
  func databaseDidRollback(_ db: Database) { isWorldWritten.store(false, ordering: .releasing) }
}
