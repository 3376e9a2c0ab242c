import CarModel
import Entitlements
import FoundationEssentials
import LinkProtocol
import NissanStore
import Scenarios
import Testing
import VehicleCatalog
import WorldTime

@testable import ScenarioRunner

/// The rules alone, held against the whole head unit and store.
@Suite(.serialized) struct RulesWorldTests {
  @Test func `what the shipped pack asks of the rules alone, they find so too`() throws {
    let kit = try RunnerPlace.kit.get()
    let folder = Repository.path("Tests/Scenarios")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasPrefix("s") && $0.hasSuffix(".yaml") && $0 != "smoke.yaml" }
    let suite = try ScenarioSuite.load(files.map { "\(folder)/\($0)" }, catalog: kit.catalog)
    var held: Set<String> = []
    for selected in try suite.cases() {
      let scenario = try selected.bind()
      switch RulesRun.verdict(on: scenario, kit) {
      case .holds: held.insert(scenario.scenario)
      case .beyond: break
      case .otherwise(let placed, let found):
        Issue.record("\(scenario.id): \(placed.step.title): \(found)")
      }
    }
    #expect(held.count >= 29, "\(held.sorted())")
  }

  /// Each pair is a sequence that ends in something true, and in something that is not.
  @Test(arguments: [
    (
      "expect: {service: smart-alerts, state: activating}",
      "expect: {usable: true, service: smart-alerts}"
    ),
    ("expect: {charged: 199}", "expect: {charged: 198}"),
    ("expect: {version: 1}", "expect: {version: 2}"),
    ("expect: {bonds: 1}", "expect: {bonds: 0}"),
    (
      "expect: {subscription: {product: smart-alerts, state: active}}",
      "expect: {subscription: {product: smart-alerts, state: cancelled}}"
    ),
    (
      "expect: {seen: [{service: smart-alerts, to: activating}]}",
      "expect: {not-seen: [{service: smart-alerts, to: activating}]}"
    ),
    (
      "expect-boundary: {service: smart-alerts, before: {usable: false}, after: {state: active}}",
      "expect-boundary: {service: smart-alerts, before: {state: active}, after: {state: active}}"
    ),
    ("expect: {clock: trusted}", "expect: {clock: cold}"),
  ])
  func `what is not so is told by the whole`(right: String, wrong: String) async throws {
    let kit = try RunnerPlace.kit.get()
    let before = "- pair\n- buy: smart-alerts\n- push\n- "
    let cases = try RunnerPlace.cases(of: [
      scenario("right", before + right), scenario("wrong", before + wrong),
    ])
    #expect(RulesRun.verdict(on: cases[0], kit) == .holds)
    guard case .otherwise = RulesRun.verdict(on: cases[1], kit) else {
      Issue.record("the rules find nothing otherwise")
      return
    }
    let whole = try RunnerPlace.inProcess.world()
    let world = RulesWorld(kit, over: whole)
    let (good, bad) = (await world.run(cases[0]), await world.run(cases[1]))
    #expect(good == nil)
    #expect(bad?.found.isEmpty == false && bad?.journal.isEmpty == false)
    await world.close()
  }

  /// As the store's documents do: what is over is listed until the car has heard of it, and then
  /// only while nothing newer is known of its service.
  @Test func `what the car has heard to be over makes room for what was bought since`() throws {
    let kit = try RunnerPlace.kit.get()
    let one = try RunnerPlace.cases(of: [
      scenario(
        "again",
        """
        - pair
        - buy: {product: smart-alerts, autoRenew: false}
        - push
        - advance: 40days
        - visit
        - buy: smart-alerts
        - push
        """)
    ])[0]
    var run = try RulesRun(one, kit)
    for placed in one.steps { try run.carryOut(placed.step) }
    let record = run.cars["car"]?.vehicle.record
    #expect(record?.entitlements(for: "smart-alerts").map(\.status) == [.active])
  }

  @Test func `a world that disagrees with the rules is a failure`() async throws {
    let kit = try RunnerPlace.kit.get()
    let one = try RunnerPlace.cases(of: [scenario("one", "- pair")])[0]
    let other = RulesWorld(kit, over: QuietWorld()) { scenario, _ in
      .otherwise(scenario.steps[0], "bonds 0")
    }
    let failure = await other.run(one)
    #expect(failure?.step == "pair" && failure?.found == "by the rules alone: bonds 0")
    let beyond = RulesWorld(kit, over: QuietWorld()) { _, _ in .beyond }
    let passed = await beyond.run(one)
    #expect(passed == nil)
  }

  @Test(arguments: [
    "restart-daemon", "forge: payload", "pair: {answer: reject, refused: pairing_rejected}",
    "buy: {product: smart-alerts, payment: timeout-after, refused: payment_unknown}",
    "use: {service: smart-alerts, refused: service_not_active}", "wipe: all",
  ])
  func `a case with such a step is not for the rules alone`(step: String) throws {
    let one = try RunnerPlace.cases(of: [scenario("one", "- pair\n- \(step)")])[0]
    #expect(RulesRun.verdict(on: one, try RunnerPlace.kit.get()) == .beyond)
  }

  /// Random lives: what the rules alone say at the end must be what the whole says, to the
  /// millisecond of the next change.
  @Test(arguments: 1...24) func `at the end of a random life both say the same`(
    seed: UInt64
  ) async throws {
    let kit = try RunnerPlace.kit.get()
    var dice = CaseDice(seed: seed, "rules")
    let steps = (0..<18).map { _ in Self.moves[Int.random(in: 0..<Self.moves.count, using: &dice)] }
    let text = (["pair", "buy: smart-alerts", "push"] + steps).map { "- \($0)\n" }.joined()
    var one = try RunnerPlace.cases(of: [scenario("life \(seed)", text)])[0]
    var run = try RulesRun(one, kit)
    var done: [PlacedStep] = []
    for placed in one.steps {
      var tried = run
      // What is refused here is left out: the whole would refuse it too, and that is no life.
      guard (try? tried.carryOut(placed.step)) != nil else { continue }
      (run, done) = (tried, done + [placed])
    }
    let account = try #require(run.phones.values.first?.account)
    let service = try run.status(of: "smart-alerts", at: Actors())
    var wanted = Expectation(service: "smart-alerts")
    (wanted.state, wanted.reason, wanted.rule) = (service.state, service.reason, service.rule)
    wanted.nextChangeAt = service.nextChangeAt.map { .at($0) } ?? .never
    wanted.usable = service.activeNow
    wanted.customerHas = service.customerHas
    wanted.version = run.cars["car"]?.vehicle.record?.version ?? 0
    wanted.charged = try run.store.amounts(of: account, at: run.now).reduce(0, +)
    wanted.seen = (run.cars["car"]?.changes ?? []).map {
      ExpectedChange(service: $0.service.rawValue, reason: $0.reason.name, at: $0.at)
    }
    one.steps = done + [PlacedStep(.expect(wanted), at: one.steps[0].place)]
    #expect(RulesRun.verdict(on: one, kit) == .holds)
    let world = try RunnerPlace.inProcess.world()
    let failure = await world.run(one)
    #expect(failure == nil, "\(text)")
    await world.close()
  }

  private static let moves = [
    "advance: 1h", "advance: 1day", "advance: 5days", "advance: 27days", "advance: 40days",
    "advance: 3min", "visit", "visit", "push", "cancel: smart-alerts", "buy: smart-alerts",
    "resume: smart-alerts", "refund: smart-alerts", "withdraw: smart-alerts",
    "pause: {product: smart-alerts, for: 1month}",
    "buy: {product: in-car-wifi, card: fails_later}",
    "pay-with: {product: smart-alerts, card: insufficient_funds}",
    "pay-with: {product: smart-alerts, card: approved}",
    "price: {product: smart-alerts, months: 1, to: 299}",
    "accept-price: smart-alerts", "refuse-price: smart-alerts",
    "buy: {product: my-car-finder, months: 12}", "ignition: off", "ignition: \"on\"",
    "network: none", "network: good", "power-cut", "power-return", "wall-clock: \"-30 days\"",
    "wall-clock: \"400 days\"",
  ]
}

/// Where every case holds.
private struct QuietWorld: ScenarioWorld {
  func run(_ scenario: ScenarioCase) async -> ScenarioFailure? { nil }
  func close() async {}
}
