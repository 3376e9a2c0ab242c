import Testing

@testable import Exploration

struct ExplorationTests {
  @Test(arguments: [ExploredWorld.profileDefault, ExploredWorld.profileWithoutBackup])
  func `a car that keeps the rules is explored whole and nothing is broken`(
    profile: String
  ) async throws {
    let report = await SmallWorlds.explore(
      try SmallWorlds.world(profile: profile), SmallWorlds.smallest)
    #expect(report.end == .exhausted)
    #expect(report.violation == nil)
    #expect(report.states > 1_000)
    #expect(report.bytesPerState <= 64)
  }

  @Test func `an exploration that finds nothing has met what it is there for`() async throws {
    let report = await SmallWorlds.explore(
      try SmallWorlds.world(profile: ExploredWorld.profileWithoutBackup), SmallWorlds.smallest)
    let met = Set(report.coverage.filter { $0.count > 0 }.map(\.situation))
    let wanted: Set<Situation> = [
      .endWithoutPower, .endWhileCold, .refundWithOlderInFlight, .acknowledgementLost,
      .cutBeforeCommit, .cutBeforeAcknowledgement, .revokedOnCar, .renewalPendingInGrace,
    ]
    #expect(wanted.subtracting(met).map(\.sentence).isEmpty)
  }

  @Test func `what is shown on the way ends where everything found was expanded`() async throws {
    var exploration = Exploration(
      of: try SmallWorlds.world(), within: SmallWorlds.smallest, threads: 2)
    var shown: [Exploration.Progress] = []
    let report = await exploration.run { shown.append($0) }
    #expect(shown.allSatisfy { $0.expanded <= $0.states })
    #expect(zip(shown, shown.dropFirst()).allSatisfy { $0.expanded < $1.expanded })
    #expect(shown.last?.expanded == report.states)
    #expect(shown.last?.states == report.states)
  }

  @Test func `two runs are equal to the byte, on one thread and on three`() async throws {
    let world = try SmallWorlds.world()
    let first = await SmallWorlds.explore(world, SmallWorlds.smallest, threads: 1)
    let second = await SmallWorlds.explore(world, SmallWorlds.smallest, threads: 1)
    let third = await SmallWorlds.explore(world, SmallWorlds.smallest, threads: 3)
    #expect(first.digest == second.digest)
    #expect(first.digest == third.digest)
  }

  @Test func `a broken rule is found by the same steps on one thread and on three`() async throws {
    let world = try SmallWorlds.world(breaking: .noRevocation)
    let one = await SmallWorlds.explore(world, ExplorationBounds(), threads: 1)
    let three = await SmallWorlds.explore(world, ExplorationBounds(), threads: 3)
    #expect(one.violation != nil)
    #expect(one.digest == three.digest)
  }

  @Test func `a bound on states or on depth ends the exploration and says so`() async throws {
    let world = try SmallWorlds.world()
    var bounds = SmallWorlds.smallest
    bounds.statesMax = 500
    let states = await SmallWorlds.explore(world, bounds)
    #expect(states.end == .statesReached)
    bounds = SmallWorlds.smallest
    bounds.depthMax = 3
    let depth = await SmallWorlds.explore(world, bounds)
    #expect(depth.end == .depthReached)
    #expect(depth.depth == 3)
  }

  @Test func `without events there is one state`() async throws {
    let bounds = ExplorationBounds(events: [])
    let report = await SmallWorlds.explore(try SmallWorlds.world(), bounds)
    #expect(report.end == .exhausted)
    #expect(report.states == 1)
  }
}
