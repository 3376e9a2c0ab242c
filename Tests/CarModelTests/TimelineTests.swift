import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// What is said of the time ahead is what happens when it comes.
struct TimelineTests {
  private func timeline(
    of car: Vehicle, _ service: ServiceID = "smart-alerts", until: Instant, bandsMax: Int = 1_000
  ) throws -> Timeline {
    car.timeline(
      of: [try CarFixture.service(service)], from: car.asOf, until: until, bandsMax: bandsMax,
      in: try ShippedCatalog.load())
  }

  private func line(_ band: Timeline.Band) -> String {
    "\(band.state.rawValue) \(band.reason) \(band.from) \(band.to.map { "\($0)" } ?? "…")"
  }

  @Test func `a right is shown from its activation through renewal and lease to its end`() throws {
    var car = try CarFixture.car()
    let right = Entitlement.sample("smart-alerts", grace: after(days: 44))
    try car.live(
      until: CarFixture.start, .recordReplaced(.sample([right], leaseUntil: after(days: 50))))
    let timeline = try timeline(of: car, until: after(days: 400))
    #expect(timeline.until == after(days: 400))
    #expect(
      timeline.bands.map(line) == [
        "activating in_progress \(after()) \(after(minutes: 5))",
        "active paid \(after(minutes: 5)) \(after(days: 28))",
        "grace renewal_pending \(after(days: 28)) \(after(days: 44))",
        "suspended renewal_pending \(after(days: 44)) \(after(days: 50))",
        "suspended lease_over \(after(days: 50)) …",
      ])
  }

  @Test func `what time does not change is one band without an end`() throws {
    let car = try CarFixture.car()
    for (service, state) in [("ecall", ServiceState.active), ("smart-alerts", .available)] {
      let timeline = try timeline(
        of: car, ServiceID(rawValue: service), until: after(days: 4_000))
      #expect(timeline.bands.map(\.state) == [state])
      #expect(timeline.bands.map(\.to) == [nil])
    }
  }

  @Test func `it looks less far where there are too many bands, and leaves no change out`() throws {
    let rights = (0..<150).map { number in
      let start = CarFixture.start.adding(.hours(2 * number + 1))
      return Entitlement.sample(
        "smart-alerts", grant: GrantID(rawValue: "g-\(number)"), from: start,
        paidThrough: start.adding(.hours(1)))
    }
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample(rights)))
    let whole = try timeline(of: car, until: after(days: 30))
    #expect(whole.bands.count > 300)
    for bandsMax in [1, 2, 7, 100] {
      let cut = try timeline(of: car, until: after(days: 30), bandsMax: bandsMax)
      #expect(cut.bands.count == bandsMax)
      let next = try #require(cut.bands.last).from == cut.until ? 0 : 1
      #expect(cut.bands.last?.to == nil && next == 1)
      #expect(cut.until == whole.bands[bandsMax].from.advanced(milliseconds: -1))
      #expect(cut.bands.dropLast() == whole.bands.prefix(bandsMax - 1))
    }
  }

  @Test func `a car of which more falls due than is looked at says so`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    let catalog = try ShippedCatalog.load()
    let due = try #require(
      (1...100).first { car.ahead(to: after(days: 100), passing: $0, in: catalog) != nil })
    #expect(due > 3)
    #expect(car.ahead(to: after(minutes: 4), passing: 1, in: catalog) == car)
    #expect(car.ahead(to: after(minutes: 5), passing: 1, in: catalog) == nil)
  }

  // MARK: - Any life

  /// How many lives are looked at: `CAR_SOAK_RUNS` in the environment, as everywhere, and some
  /// hundreds without it.
  private static let lives: ClosedRange<UInt64> =
    ProcessInfo.processInfo.environment["CAR_SOAK_RUNS"] == nil ? 1...300 : RandomSoak.seeds

  /// A car in the middle of its life, somewhere in it.
  private func life(_ seed: UInt64) throws -> RandomSoak {
    var life = try RandomSoak(seed: seed &* 104_729)
    for _ in 0..<life.generator.number(1...40) { try life.step() }
    return life
  }

  @Test func `explained ahead and explained when the time has come are the same`() throws {
    for seed in Self.lives {
      var life = try life(seed)
      let (car, catalog) = (life.car, life.catalog)
      var real = car
      // The clock goes there in some steps, as a tester moves it; what is foreseen goes at once.
      let days = life.generator.pick([1, 40, 400])
      let stops = (0..<3).map { _ in
        life.now.advanced(milliseconds: life.generator.milliseconds(0...Int64(days) * 86_400_000))
      }.sorted()
      for stop in stops {
        _ = real.catchUp(to: stop, in: catalog)
        let ahead = try #require(car.ahead(to: stop, in: catalog))
        #expect(ahead == real, "seed \(seed) at \(stop)")
        for service in life.services.shuffled(using: &life.generator).prefix(6) {
          let (foreseen, come) = (
            ahead.view(of: service, at: stop, in: catalog),
            real.view(of: service, at: stop, in: catalog)
          )
          #expect(foreseen.answer == come.answer, "seed \(seed) at \(stop): \(service.id)")
          #expect(foreseen.chain == come.chain, "seed \(seed) at \(stop): \(service.id)")
        }
      }
    }
  }

  @Test func `the bands are what is explained in them, and end where it says they do`() throws {
    var (bands, states) = (0, Set<ServiceState>())
    for seed in Self.lives {
      let life = try life(seed)
      let until = life.now.adding(.months(13))
      let timeline = life.car.timeline(
        of: life.services, from: life.now, until: until, bandsMax: 1_000, in: life.catalog)
      #expect(timeline.until == until)
      for service in life.services {
        let own = timeline.bands.filter { $0.service == service.id }
        #expect(own.first?.from == life.now && own.last?.to == nil)
        #expect(zip(own, own.dropFirst()).allSatisfy { $0.to == $1.from && $0.from < $1.from })
      }
      try expectExplained(timeline, of: life, "seed \(seed)")
      bands += timeline.bands.count
      states.formUnion(timeline.bands.filter { $0.to != nil }.map(\.state))
    }
    #expect(bands > 10 * Self.lives.count)
    #expect(
      states.isSuperset(of: [.active, .activating, .pending, .grace, .scheduled, .suspended]))
  }

  /// At the edges of each band, and in its middle, the car says what the band says, and when it
  /// changes next.
  private func expectExplained(_ timeline: Timeline, of life: RandomSoak, _ place: String) throws {
    var points: [(at: Instant, band: Timeline.Band)] = []
    for band in timeline.bands {
      let last = band.to.map { $0.advanced(milliseconds: -1) } ?? timeline.until
      let middle = band.from.advanced(milliseconds: last.milliseconds(since: band.from) / 2)
      points += Set([band.from, middle, last]).map { ($0, band) }
    }
    var car = life.car
    for (at, band) in points.sorted(by: { $0.at < $1.at }) {
      _ = car.catchUp(to: at, in: life.catalog)
      let service = try #require(life.catalog.service(band.service))
      let verdict = car.verdict(on: service, at: at, in: life.catalog)
      #expect(
        verdict.state == band.state && verdict.reason == band.reason,
        "\(place), \(band.service) at \(at): \(verdict.state) \(verdict.reason), not \(line(band))")
      // Another calculation: the boundaries of the rights.
      guard at == band.from else { continue }
      let next = car.answer(for: service, at: at, in: life.catalog).nextChangeAt
      #expect(
        next.flatMap { $0 <= timeline.until ? $0 : nil } == band.to,
        "\(place), \(band.service) at \(at)")
    }
  }
}
