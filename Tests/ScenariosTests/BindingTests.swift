import CarModel
import Entitlements
import LinkProtocol
import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import Scenarios

struct BindingTests {
  @Test func `a world is what its keys say`() throws {
    let text = """
      name: it
      description: all of it
      source: a complaint
      tags: [a, b]
      world:
        start: 2026-03-01
        vehicles:
          first: {profile: qashqai-j12b/2025/tekna, market: DE, vin: SJNTAAJ12U0000001}
          second: {profile: leaf-ze1/2021/tekna, clockPolicy: fail_open, budgetMinutes: 90}
        market: FR
        clockPolicy: fail_closed
        phones: {owner: {model: iPhone 14, osVersion: 17.5, country: BE}, driver: }
        policy: {grace: 3 days, pauseMax: 6 months}
        seed: 42
      steps: [pair: {vehicle: second, phone: driver}]
      """
    let bound = try #require(try cases(of: text).first)
    let world = bound.world
    #expect(world.start.description == "2026-03-01T00:00:00.000Z")
    #expect(
      world.vehicles == [
        VehicleSetup(
          name: "first", profile: try ProfileName("qashqai-j12b/2025/tekna"), market: "DE",
          vin: try VIN("SJNTAAJ12U0000001"), clockPolicy: .failClosed),
        VehicleSetup(
          name: "second", profile: try ProfileName("leaf-ze1/2021/tekna"), market: "FR",
          clockPolicy: .failOpen, budgetMinutes: 90),
      ])
    #expect(
      world.phones == [
        PhoneSetup(name: "owner", model: "iPhone 14", osVersion: "17.5", country: "BE"),
        PhoneSetup(name: "driver"),
      ])
    #expect(world.policy == SubscriptionPolicy(grace: .days(3), pauseMax: .months(6)))
    #expect(world.seed == 42)
    #expect(
      bound.steps.map { AnyHashable($0.step) } == [
        PairStep(Actors(vehicle: "second", phone: "driver"))
      ])
  }

  @Test func `a world that says little has one car, one phone and the usual start`() throws {
    let world = try #require(try cases(of: scenario(steps: "- pair")).first).world
    #expect(
      world
        == WorldSetup(
          start: try Instant(rfc3339: "2026-01-31T10:00:00Z"),
          vehicles: [
            VehicleSetup(
              name: "car", profile: try ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
          ], phones: [PhoneSetup(name: "phone")]))
  }

  @Test func `the parameters of a matrix are the world's where it says nothing`() throws {
    let text = """
      name: it
      matrix: {profile: leaf-ze1/2021/tekna, market: [FR, DE], phone: [iPhone 14 17.5]}
      steps: [pair]
      """
    let cases = try cases(of: text)
    #expect(cases.map { $0.world.vehicles[0].market } == ["FR", "DE"])
    #expect(cases.allSatisfy { $0.world.vehicles[0].profile.description == "leaf-ze1/2021/tekna" })
    #expect(cases.allSatisfy { $0.world.phones[0].osVersion == "17.5" })
  }

  private static func setting(_ change: (inout VehiclesSet) -> Void) -> VehiclesSet {
    var set = VehiclesSet()
    change(&set)
    return set
  }

  private static let settings: [(String, VehiclesSet)] = [
    ("battery: 11.2", setting { $0.batteryVolts = 11.2 }),
    ("battery: disconnected", setting { $0.batteryConnected = false }),
    ("ignition: driving", setting { $0.power = .driving }),
    ("network: poor", setting { $0.network = .poor }),
    ("privacy: on", setting { $0.privacyMode = true }),
    ("consent: off", setting { $0.consent = false }),
    ("telematics: inactive", setting { $0.telematicsActive = false }),
    ("charge: 80", setting { $0.stateOfChargePercent = 80 }),
    ("cable: on", setting { $0.cableConnected = true }),
    ("region: BE", setting { $0.region = "BE" }),
    ("location: [48.8, 2.3]", setting { ($0.latitude, $0.longitude) = (48.8, 2.3) }),
    ("wake:", setting { $0.awake = true }),
  ]

  @Test(arguments: settings) func `a step of the car is the change that it names`(
    text: String, change: VehiclesSet
  ) throws {
    #expect(try hashable("- \(text)") == [VehicleStep { $0.change = change }])
  }

  @Test(
    arguments: [
      ("right", .offset(.zero)),
      ("\"-30 days\"", .offset(.milliseconds(-30 * 86_400_000))),
      ("400 days", .offset(.days(400))),
      ("-1month", .offset(.months(-1))),
      ("${-3 * 1month}", .offset(.months(-3))),
      ("2025-01-01T00:00:00Z", .instant(Instant(milliseconds: 1_735_689_600_000))),
    ] as [(String, WallClockStep.Reading)])
  func `the wall clock is set to an instant or off world time`(
    text: String, reading: WallClockStep.Reading
  ) throws {
    #expect(
      try hashable("- wall-clock: \(text)") == [WallClockStep { $0.reading = reading }])
  }

  @Test func `a purchase by a service buys its own product, or the smallest that grants it`() throws
  {
    func product(_ step: String) throws -> String? {
      (try steps("- buy: \(step)").first as? BuyStep)?.product
    }
    #expect(try product("smart-alerts") == "smart-alerts")
    #expect(try product("{service: smart-alerts}") == "smart-alerts")
    // A part of it, never sold alone.
    #expect(try product("speed-alert") == "smart-alerts")
    #expect(try product("pack-safety") == "pack-safety")
  }

  @Test func `repetitions are unrolled with their count`() throws {
    let found = try hashable(
      """
      - repeat:
          times: 2
          as: n
          steps:
          - advance: {to: "${start + n * 1month}"}
          - repeat: {times: 2, as: m, steps: [advance: "${10 * n + m} days"]}
      """)
    let start = try Instant(rfc3339: "2026-01-31T10:00:00Z")
    func to(_ instant: Instant) -> AdvanceStep { AdvanceStep { $0.to = instant } }
    func by(_ period: Period) -> AdvanceStep { AdvanceStep { $0.by = period } }
    #expect(
      found == [
        to(start.adding(.months(1))), by(.days(11)), by(.days(12)),
        to(start.adding(.months(2))), by(.days(21)), by(.days(22)),
      ])
  }

  @Test func `sequences at once keep their own order and places`() throws {
    let bound = try #require(
      try cases(of: scenario(steps: "- parallel: [[push, visit], [clear-faults]]")).first)
    let sequences = try #require(bound.steps[0].step as? ParallelStep).sequences
    #expect(
      sequences.map { $0.map { AnyHashable($0.step) } } == [
        [PushStep(), VisitStep()], [ClearFaultsStep()],
      ])
    #expect(sequences[0].map(\.place.column) == [15, 21])
    #expect(bound.steps[0].place.line == 6)
  }

  @Test func `an included file brings its steps, with the names of where it is included`() throws {
    let files = [
      "it.yaml": """
      name: it
      matrix: {service: [smart-alerts, my-car-finder], profile: qashqai-j12b/2025/tekna}
      steps: [pair, include: parts/buy.yaml, visit]
      """,
      "parts/buy.yaml": "steps:\n- buy: ${service}\n- include: push.yaml",
      "parts/push.yaml": "- push",
    ]
    try ScenarioFixture.with(files) { fixture throws in
      let cases = try fixture.load("it.yaml").cases().map { try $0.bind() }
      #expect(cases.count == 2)
      #expect(
        cases[0].steps.map { AnyHashable($0.step) } == [
          PairStep(), BuyStep { $0.product = "my-car-finder" }, PushStep(), VisitStep(),
        ])
      #expect(cases[0].steps[2].place.file == "\(fixture.path)/parts/push.yaml")
      #expect(cases[0].steps[2].place.line == 1)
    }
  }

  @Test func `an error that only one case has is told when it is bound`() throws {
    let text = """
      name: it
      matrix: {service: [remote-door-lock, smart-alerts], profile: qashqai-j12b/2025/tekna}
      steps: [expect: {charged: "${service.price.36}"}]
      """
    try ScenarioFixture.with(["it.yaml": text]) { fixture throws in
      let cases = try Array(fixture.load("it.yaml").cases())
      #expect(cases.count == 2)
      #expect(try cases[0].bind().steps.count == 1)
      let diagnostics = #expect(throws: CatalogDiagnostics.self) { try cases[1].bind() }
      #expect(
        diagnostics?.all.map(\.message) == [
          "‘smart-alerts’ has no price ‘36’ in FR; it has 1, 12"
        ])
    }
  }

  @Test func `the market of one of several cars may be a parameter`() throws {
    // Sold in no other market than this.
    let text = """
      name: it
      matrix: {market: [GB]}
      world: {vehicles: {car: {profile: juke-f16b/2025/tekna-plus, market: "${market}"}}}
      steps: [pair]
      """
    #expect(try cases(of: text).map { $0.world.vehicles[0].market } == ["GB"])
  }

  @Test func `texts that look like something else stay what is written`() throws {
    let text = """
      name: "NO"
      matrix: {word: ["on", yes, 0x10, "007", null]}
      world: {profile: leaf-ze1/2021/tekna, market: NO}
      steps: [pair]
      """
    #expect(
      try cases(of: text).map(\.id) == [
        "NO [word=on]", "NO [word=yes]", "NO [word=0x10]", "NO [word=007]", "NO [word=null]",
      ])
  }
}
