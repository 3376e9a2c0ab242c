import LinkProtocol
import Testing

@testable import Scenarios

/// What a failure leaves for somebody to run again must be the same steps.
struct WrittenStepTests {
  @Test(arguments: StepTable.entries.map(\.name).filter { $0 != "include" })
  func `a step that is written reads back as the same step`(name: String) throws {
    let entry = try #require(StepTable.entry(name))
    let bound = try #require(try Self.cases(["- \(entry.example)"]).first)
    let again = try #require(
      try Self.cases(bound.steps.map { "- \($0.step.line)" }).first)
    #expect(again.steps.map(Self.sequences) == bound.steps.map(Self.sequences))
  }

  @Test(arguments: [
    "pair: {answer: reject, through: plays_both, phone: phone, refused: numbers_differ}",
    "replay: {version: 3, of: second, vehicle: car, refused: wrong_vehicle}",
    "forge: {how: unknown_key, vehicle: second, refused: unknown_key}",
    "pay-with: {product: smart-alerts, card: challenged, authentication: accept, vehicle: car}",
    "expect: {card-data: none, phone: phone}",
    "expect: {order: {product: smart-alerts, state: fulfilled}, charged: 199, charges: 1}",
    "expect: {receipt: {product: smart-alerts, total: 199, vat: 33, credit: none}}",
    "expect: {receipt: {product: smart-alerts, validUntil: never}}",
    "expect: {notice: {product: smart-alerts, price: none, chargedFrom: never, answer: none}}",
    "expect: {notice: {product: smart-alerts, price: 299, retryAt: never, graceUntil: never}}",
    "expect: {notice: {product: smart-alerts, holdUntil: never, cardExpires: true}}",
    "expect: {listing: {product: smart-alerts, refusal: none, unmet: [year], trial: false}}",
    "expect: {listing: {product: smart-alerts, months: [1, none], price: 199}}",
    "expect: {command: {service: smart-alerts, action: lock, state: rejected}}",
    "sign-in: {as: second, phone: phone, refused: email_unknown}",
    "set-owner: {to: second, vehicle: car, phone: phone, refused: owner_only}",
  ])
  func `every key of a step survives`(step: String) throws {
    let bound = try #require(try Self.cases(["- \(step)"]).first?.steps.first?.step)
    let line = bound.line
    let again = try #require(try Self.cases(["- \(line)"]).first?.steps.first?.step)
    #expect(AnyHashable(again) == AnyHashable(bound))
    let given = step.split(whereSeparator: { "{:,[]} ".contains($0) })
    for word in given { #expect(line.contains(word), "\(word) is missing from \(line)") }
  }

  /// The steps without the places where they were read.
  private static func sequences(of placed: PlacedStep) -> [[AnyHashable]] {
    let parallel = placed.step as? ParallelStep
    return (parallel?.sequences ?? [[placed]]).map { $0.map { AnyHashable($0.step) } }
  }

  /// A world with the names that the examples use.
  private static func cases(_ steps: [String]) throws -> [ScenarioCase] {
    let text = """
      name: it
      world:
        vehicles: {car: {profile: qashqai-j12b/2025/tekna}, second: {profile: leaf-ze1/2019/tekna}}
        phones: {phone: {}, second: {}}
      steps:
      \(steps.joined(separator: "\n"))
      """
    return try ScenarioFixture.with(["it.yaml": text]) { fixture in
      try fixture.load("it.yaml").cases().map { try $0.bind() }
    }
  }
}
