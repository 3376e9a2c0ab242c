import FoundationEssentials
import Scenarios
import TestSupport
import Testing
import VehicleCatalog

@testable import ScenarioRunner

/// Steps of the shipped pack whose work is done by the runner itself, in the world that needs no
/// process. One after the other: a head unit that many others keep from answering counts as lost.
@Suite(.serialized) struct PackStepsTests {
  @Test(arguments: [
    "s10-renewal-fails", "s19-two-cars", "s21-forged", "s22-man-in-the-middle", "s23-no-card-data",
    "needs",
  ])
  func `every case of the file holds`(file: String) async throws {
    let suite = try ScenarioSuite.load(
      [Repository.path("Tests/Scenarios/\(file).yaml")], catalog: try ShippedCatalog.load())
    for failure in try await Self.failures(of: suite) { Issue.record("\(failure)") }
  }

  /// Each of these says that something must hold which does not.
  @Test(arguments: [
    ("pair: {through: swaps_keys}", "bad_commitment"),
    ("pair: {through: plays_both}", "pairing_number_mismatch"),
    ("forge: payload", "bad_signature"),
    ("forge: unknown_key", "unknown_key"),
    ("expect: {card-data: none}", "no card was used in this case"),
    ("pay-with: {product: smart-alerts, card: approved}", "subscription_unknown"),
    ("pay-with: {product: smart-alerts, card: none}", "card_missing"),
    ("sign-in: {phone: phone, as: phone, refused: email_unknown}", "done"),
    ("set-owner: second", "not paired"),
    ("expect: {subscription: {product: smart-alerts, state: active}}", "none"),
    ("expect: {order: {product: smart-alerts, state: fulfilled}}", "order smart-alerts none"),
    ("expect: {order: {product: my-car-finder, state: none}}", "fulfilled"),
    ("expect: {receipt: {product: smart-alerts, total: 0}}", "there is none"),
    ("expect: {receipt: {product: my-car-finder, total: 1, vat: 2, credit: refund}}", "total 0"),
    ("expect: {notice: {product: smart-alerts, answer: none}}", "no subscription"),
    ("expect: {listing: {product: smart-alerts, refusal: incompatible}}", "refusal none"),
    ("expect: {listing: {product: my-car-finder, refusal: none}}", "already_owned"),
    ("expect: {listing: {product: smart-alerts, months: [1]}}", "months 1 12"),
    ("expect: {listing: {product: smart-alerts, unmet: [year]}}", "unmet none"),
    ("expect: {listing: {product: smart-alerts, price: 198}}", "price 199"),
    ("expect: {listing: {product: smart-alerts, trial: true}}", "trial false"),
    ("expect: {command: {service: my-car-finder, state: completed}}", "command none"),
  ])
  func `a step that cannot be done says why`(step: String, why: String) async throws {
    let folder = try TemporaryFolder()
    let text = """
      name: it
      world: {profile: qashqai-j12b/2025/tekna, phones: {phone: {}, second: {}}}
      steps: [pair, buy: my-car-finder, \(step)]
      """
    let file = try folder.write(text, to: "it.yaml")
    let suite = try ScenarioSuite.load([file], catalog: try ShippedCatalog.load())
    let failures = try await Self.failures(of: suite)
    #expect(failures.count == 1)
    #expect(failures.first?.found.contains(why) == true, "\(failures)")
  }

  /// What stands is expected otherwise, key by key.
  @Test(arguments: [
    ("price: {product: smart-alerts, to: 299}", "price: 300", "price 299"),
    ("price: {product: smart-alerts, to: 299}", "price: none", "price 299"),
    ("price: {product: smart-alerts, to: 299}", "answer: given", "answer awaited"),
    ("price: {product: smart-alerts, to: 299}", "chargedFrom: never", "chargedFrom 2026-03-31"),
    ("advance: 1month", "retryAt: never", "retryAt 2026-03-15"),
    ("advance: 1month", "graceUntil: never", "graceUntil 2026-03-16"),
    ("advance: 1month", "holdUntil: never", "holdUntil 2026-04-29"),
    ("visit", "cardExpires: false", "cardExpires true"),
    ("visit", "price: 199", "price none"),
  ])
  func `a notice that is expected otherwise fails`(
    step: String, expected: String, found: String
  ) async throws {
    let folder = try TemporaryFolder()
    let card = step == "visit" ? "approved, expires: 2026-01-31T00:00:00Z" : "fails_later"
    let text = """
      name: it
      world: {profile: qashqai-j12b/2025/tekna}
      steps:
      - pair
      - buy: {product: smart-alerts, months: 1, card: \(card)}
      - \(step)
      - expect: {notice: {product: smart-alerts, \(expected)}}
      """
    let file = try folder.write(text, to: "it.yaml")
    let suite = try ScenarioSuite.load([file], catalog: try ShippedCatalog.load())
    let failures = try await Self.failures(of: suite)
    #expect(failures.count == 1)
    #expect(failures.first?.found.contains(found) == true, "\(failures)")
  }

  private static func failures(of suite: ScenarioSuite) async throws -> [ScenarioFailure] {
    let world = InProcessWorld(CaseKit(catalog: try ShippedCatalog.load()))
    var failures: [ScenarioFailure] = []
    for selected in try suite.cases() {
      if let failure = await world.run(try selected.bind()) { failures.append(failure) }
    }
    await world.close()
    return failures
  }
}
