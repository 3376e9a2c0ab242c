import CarModel
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// A change that fails costs what it touched, and takes back that and nothing else.
struct StageTests {
  private struct Refused: Error {}

  private static let host = HostReading(utc: HeadUnitFixture.start, monotonicMilliseconds: 0)

  private func stage(_ world: inout World) throws -> Stage {
    Stage(of: &world, at: Self.host, in: try ShippedCatalog.load(), pausingAt: nil)
  }

  private func world() -> World {
    World(clock: .virtual(at: HeadUnitFixture.start))
  }

  private func vehicle(_ number: Int) throws -> Vehicle {
    let profile = try ShippedCatalog.load().profile(
      ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
    return Vehicle(vin: try VINSeries()[number], profile: profile, at: HeadUnitFixture.start)
  }

  @Test func `a change that fails leaves what others of its batch did`() throws {
    var world = world()
    var stage = try stage(&world)
    let (first, second) = (try vehicle(1), try vehicle(2))
    stage.attempt(by: .daemon) { stage in
      stage.add(first)
      stage.apply(.powerSet(.off), to: first.vin)
      stage.promisePlaces(7)
    }
    #expect(throws: Refused.self) {
      try stage.attempt(by: .daemon) { stage throws(any Error) in
        stage.apply(.powerSet(.driving), to: first.vin)
        stage.apply(.networkSet(.none), to: first.vin)
        stage.add(second)
        stage.remove(first.vin)
        stage.promisePlaces(-3)
        try stage.moveClock(to: HeadUnitFixture.start.adding(.days(1)))
        throw Refused()
      }
    }
    #expect(stage.vehicle(first.vin)?.power == .off)
    #expect(stage.vehicle(first.vin)?.network == .good)
    #expect(stage.vehicle(second.vin) == nil)
    #expect(stage.touched.count == 1)
    #expect(stage.promisedPlaces == 7)
    #expect(stage.now == HeadUnitFixture.start)
    #expect(stage.hasRoom(for: World.vehiclesMax - 8))
    #expect(!stage.hasRoom(for: World.vehiclesMax - 7))
  }

  @Test func `a change that fails first leaves nothing to write`() throws {
    var world = world()
    var stage = try stage(&world)
    let first = try vehicle(1)
    #expect(throws: Refused.self) {
      try stage.attempt(by: .daemon) { stage throws(any Error) in
        stage.add(first)
        try stage.moveClock(to: HeadUnitFixture.start.adding(.days(1)))
        throw Refused()
      }
    }
    #expect(!stage.hasChanges)
    #expect(stage.nextDue == nil)
    _ = stage.finish(into: &world)
    #expect(world.due.first == nil)
  }

  @Test func `the world's own counts follow what is put in`() throws {
    var world = world()
    for number in [3, 1, 2] { world.put(try vehicle(number), for: try VINSeries()[number]) }
    func numbers(after number: Int?) throws -> [Int] {
      let vin = try number.map { try VINSeries()[$0] }
      return world.vehicles(after: vin).compactMap { Int($0.vin.rawValue.suffix(3)) }
    }
    #expect(try numbers(after: nil) == [1, 2, 3])
    #expect(try numbers(after: 1) == [2, 3])
    world.put(nil, for: try VINSeries()[2])
    #expect(try numbers(after: 0) == [1, 3])
    #expect(try numbers(after: 2) == [3])
    #expect(try numbers(after: 3) == [])
  }
}
