import Scenarios
import Testing

/// What a case that fails tells.
struct FailureTests {
  /// Steps that fail, and what is expected and found then.
  private static let failing: [(steps: String, expected: String, found: String)] = [
    (
      "- expect: {service: smart-alerts, state: active, reason: paid}",
      "state active, reason paid", "state available, reason never_bought"
    ),
    (
      "- expect: {service: smart-alerts, nextChangeAt: 2026-02-28T10:00:00Z}",
      "nextChangeAt 2026-02-28T10:00:00.000Z", "nextChangeAt never"
    ),
    ("- expect: {service: smart-alerts, usable: true}", "usable true", "usable false"),
    ("- expect: {charged: 1}", "charged 1", "charged 0"),
    (
      "- expect: {subscription: {product: smart-alerts, state: active}}",
      "subscription smart-alerts active", "subscription smart-alerts none"
    ),
    ("- expect: {bonds: 2}", "bonds 2", "bonds 0"),
    (
      "- battery: 11.2\n- expect: {power: off, batteryVolts: 12.7, charging: true}",
      "power off, batteryVolts 12.7, charging true", "power on, batteryVolts 11.2, charging false"
    ),
    ("- expect: {clock: cold, version: 3}", "clock cold, version 3", "clock trusted, version 0"),
    (
      "- expect: {seen: [{service: smart-alerts, to: active}]}",
      "seen: smart-alerts any → active", "no change"
    ),
    (
      "- expect-boundary: {service: smart-alerts, before: {usable: true}, after: {usable: false}}",
      "an instant at which smart-alerts changes", "never: it is available"
    ),
    ("- pair: {refused: bonds_full}", "refused: bonds_full", "done"),
    ("- visit", "done", "refused: not_paired"),
    ("- visit: {refused: rollback}", "refused: rollback", "refused: not_paired"),
    ("- ignition: off\n- drive: 10", "done", "refused: ignition_off"),
    ("- pair\n- replay: 7", "version 7 of the document", "no phone ever got such a version"),
    ("- advance: {to: 2020-01-01T00:00:00Z}", "done", "refused: clock_backwards"),
  ]

  @Test(arguments: RunnerPlace.allCases)
  func `every failure tells what should have been and what was`(
    _ place: RunnerPlace
  ) async throws {
    let texts = Self.failing.enumerated().map { scenario("failing \($0)", $1.steps) }
    let outcomes = try await place.outcomes(of: texts)
    #expect(outcomes.count == Self.failing.count)
    for (outcome, wanted) in zip(outcomes, Self.failing) {
      let failure = try #require(outcome.failure, "\(wanted.steps) passed")
      #expect(failure.expected.hasPrefix(wanted.expected), "\(failure.testDescription)")
      #expect(failure.found.hasPrefix(wanted.found), "\(failure.testDescription)")
      #expect(failure.place.line >= 4)
      #expect(failure.at != nil)
    }
  }

  @Test(arguments: RunnerPlace.allCases)
  func `a failure carries the chain of the service and the end of the journal`(
    _ place: RunnerPlace
  ) async throws {
    let steps = """
      - pair
      - network: poor
      - expect: {service: smart-alerts, state: active}
      """
    let failure = try #require(try await place.outcomes(of: [scenario("it", steps)])[0].failure)
    #expect(failure.step == "expect smart-alerts")
    #expect(failure.chain.contains { $0.hasPrefix("no  entitlement") }, "\(failure.chain)")
    #expect(failure.journal.last?.hasSuffix("network_changed from=good to=poor") == true)
    #expect(failure.journal.contains { $0.contains("bond_added phone=phone") })
  }

  @Test(arguments: RunnerPlace.allCases)
  func `what the store did stands in the journal, before the car heard of it`(
    _ place: RunnerPlace
  ) async throws {
    let steps = """
      - pair
      - buy: smart-alerts
      - visit
      - advance: 1month
      - visit
      - expect: {service: smart-alerts, state: expired}
      """
    let failure = try #require(try await place.outcomes(of: [scenario("it", steps)])[0].failure)
    let store = failure.journal.filter { $0.contains(" store ") }
    #expect(
      store == [
        "2026-01-31T10:00:00.000Z store purchased smart-alerts 1.99 EUR R-000001",
        "2026-01-31T10:00:00.000Z store document_issued version=1",
        "2026-01-31T10:00:00.000Z store document_delivered version=1",
        "2026-02-28T10:00:00.000Z store renewed smart-alerts 1.99 EUR R-000002",
        "2026-02-28T10:00:00.000Z store document_issued version=2",
        "2026-02-28T10:00:00.000Z store document_delivered version=2",
      ])
    let renewed = try #require(failure.journal.firstIndex { $0.contains(" renewed ") })
    #expect(
      failure.journal[renewed...].contains { $0.contains(" service_changed smart-alerts") },
      "\(failure.journal)")
  }

  @Test func `a daemon that dies fails its case, and the next one finds another`() async throws {
    let dying = """
      - fault: power_cut_before_commit
      - ignition: off
      """
    let outcomes = try await RunnerPlace.daemon.outcomes(
      of: [scenario("dies", dying), scenario("lives", "- pair\n- expect: {bonds: 1}")], jobs: 1)
    let found = try #require(outcomes[0].failure).found
    #expect(found.contains("it died of signal 9"), "\(found)")
    #expect(outcomes[1].failure == nil)
  }

  @Test func `a daemon that cannot start fails every case and says why`() async throws {
    let world = try DaemonWorldMaker.world(profiles: "/nowhere")
    let scenario = try RunnerPlace.cases(of: [scenario("it", "- pair")])[0]
    let failure = try #require(await world.run(scenario))
    await world.close()
    #expect(failure.found.contains("/nowhere"), "\(failure.found)")
  }
}
