import CarModel
import Foundation
import Scenarios
import TestSupport
import Testing
import VehicleCatalog

@testable import ScenarioRunner

/// Randomized soak runs of cars over the real daemon library and store, held against the reference
/// model.
struct RandomRunTests {
  /// What ships, with a pack of each unit for the service that has data packs.
  private static let catalog = Result { () throws -> Catalog in
    let more = [("100km", "kilometres: 100"), ("20starts", "ignitionCycles: 20")].map {
      name, limit in
      """

        in-car-wifi-\(name):
          name: {fr: Wi-Fi \(name), en: Wi-Fi \(name)}
          description: {fr: \(name), en: \(name)}
          category: entertainment
          kind: paid
          grants: [in-car-wifi]
          oneOff: {price: 3.99, valid: P20D, \(limit)}
          models: [qashqai-j12*, x-trail-t33*, juke-f16*]
          years: 2019+
          confidence: guess
          source: none

      """
    }
    return try ShippedCatalog.edited("products.yaml") { text in
      let pack = try #require(text.firstRange(of: "\n  in-car-wifi-5gb:\n"))
      text.insert(contentsOf: more.joined(), at: pack.lowerBound)
    }
  }

  private static func run(
    _ seed: UInt64, hours: Int = 12_000, vehicles: Int = 3
  ) throws -> RandomRun {
    try RandomRun(
      RandomRunOptions(seed: seed, hours: hours, vehicles: vehicles), in: try catalog.get())
  }

  @Test func `the same seed draws the same run, to the byte`() throws {
    let texts = try (0..<2).map { _ in
      let run = try Self.run(7)
      return CaseWriter.text(of: run.scenario(run.draw()))
    }
    #expect(texts[0] == texts[1])
    let other = try Self.run(8)
    #expect(CaseWriter.text(of: other.scenario(other.draw())) != texts[0])
  }

  @Test func `what goes wrong is shortened to the steps that matter`() async throws {
    let run = try Self.run(3)
    let drawn = run.draw()
    // A world in which whoever buys after a power cut is let down.
    func fails(_ scenario: ScenarioCase) -> ScenarioFailure? {
      let steps = scenario.steps.map(\.step)
      let cut = steps.firstIndex { ($0 as? VehicleStep)?.change.batteryConnected == false }
      let bought = steps.lastIndex { $0 is BuyStep }
      guard let cut, let bought, cut < bought else { return nil }
      return ScenarioFailure(
        place: scenario.steps[bought].place, step: "buy", expected: "done", found: "let down")
    }
    let failure = try #require(fails(run.scenario(drawn)))
    let shortest = await run.shrink(drawn, failure) { fails($0) }
    #expect(drawn.count > 20)
    #expect(shortest.steps.count == 2)
    #expect(shortest.failure.found == "let down")
  }

  /// `HEADUNIT_SOAK_RUNS=all` in the environment lives the whole: 10,000 hours of 20 seeds each.
  private static let (seeds, hours): (ClosedRange<UInt64>, Int) =
    ProcessInfo.processInfo.environment["HEADUNIT_SOAK_RUNS"] == "all"
    ? (1...20, 10_000) : (1...6, 2_500)

  @Test(arguments: seeds)
  func `car and store do what the reference model expects`(seed: UInt64) async throws {
    try await Self.expectAgreement(try Self.run(seed, hours: Self.hours))
  }

  /// From a year to three, to one and to three again: what is credited pays the last change alone.
  @Test func `a longer period that credit pays is not given back`() async throws {
    try await Self.expectAgreement(try Self.run(29, hours: 2_000, vehicles: 2))
  }

  private static func expectAgreement(_ run: RandomRun) async throws {
    let world = InProcessWorld(CaseKit(catalog: try Self.catalog.get()))
    let failure = await world.run(run.scenario(run.draw()))
    await world.close()
    #expect(failure == nil)
  }

  @Test func `the lives draw what a car and a subscription can come to`() throws {
    var (done, looks): (Set<String>, Set<String>) = ([], [])
    var periods: [String: Set<Int>] = [:]
    for seed in 1...20 as ClosedRange<UInt64> {
      let run = try Self.run(seed, hours: 10_000)
      for step in run.scenario(run.draw()).steps.map(\.step) {
        done.insert(step.name)
        if let buy = step as? BuyStep {
          periods[buy.product, default: []].formUnion([buy.months].compactMap(\.self))
          if buy.expires != nil { done.insert("a card that expires") }
        }
        if let isOn = (step as? VehicleStep)?.change.batteryConnected {
          done.insert(isOn ? "power-return" : "power-cut")
        }
        guard let expected = step as? ExpectStep else { continue }
        let subscription = expected.store.subscription?.state
        looks.formUnion([expected.look.reason, subscription].compactMap(\.self))
      }
    }
    #expect(periods.values.contains { $0.count > 1 }, "no period was changed")
    #expect(
      done.isSuperset(of: [
        "a card that expires", "advance", "battery", "buy", "cancel", "drive", "expect", "ignition",
        "kill-daemon",
        "network", "pause", "power-cut", "power-return", "push", "refund", "replay",
        "restart-daemon", "resume", "use", "visit", "wake", "wall-clock",
      ]))
    #expect(
      looks.isSuperset(of: [
        "active", "allowance_used", "billing", "billing_grace", "cancelled", "expired(billing)",
        "expired(customer)", "expired(term)", "grace", "in_progress", "lease_over",
        "never_bought", "no_time_since_power_loss", "on_hold", "paid", "paused", "period_end",
        "refund", "renewal_pending", "revoked(refund)", "waits_ignition", "waits_network",
      ]))
  }
}
