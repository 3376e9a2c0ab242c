import LinkProtocol
import Testing
import VehicleCatalog
import WorldTime

@testable import Scenarios

struct StepReadingTests {
  @Test(arguments: StepTable.entries.map(\.name))
  func `the example of a step is read without an error`(name: String) throws {
    let entry = try #require(StepTable.entry(name))
    let world = """
      name: it
      world:
        vehicles: {car: {profile: qashqai-j12b/2025/tekna}, second: {profile: leaf-ze1/2019/tekna}}
        phones: {phone: {}, second: {}}
      steps:
      - \(entry.example)
      """
    try ScenarioFixture.with(
      ["it.yaml": world, "buy-and-activate.yaml": "- push\n- visit"]
    ) { fixture in
      #expect(try fixture.diagnostics("it.yaml") == [])
      let bound = try fixture.load("it.yaml").cases().map { try $0.bind() }
      #expect(bound.count == 1)
      #expect(bound[0].steps.isEmpty == false)
    }
  }

  @Test(arguments: [
    ("budgetMinutes: 2h", "120"), ("budgetMinutes: 90", "90"), ("budgetMinutes: 1.5h", "90"),
    ("budgetMinutes: PT10M", "10"),
  ])
  func `minutes are a number or a period of whole minutes`(written: String, minutes: String) throws
  {
    let text = "name: it\nworld: {profile: leaf-ze1/2019/tekna, \(written)}\nsteps: [pair]\n"
    let bound = try cases(of: text)
    #expect(bound[0].world.vehicles.map { "\($0.budgetMinutes ?? 0)" } == [minutes])
    let wrong = try diagnostics(in: text.replacing(written, with: "budgetMinutes: 90s"))
    #expect(
      wrong == [
        "it.yaml:2:54: ‘90s’ is not 0 to 100000, or a period of whole minutes"
      ])
  }

  @Test(arguments: ["1year", "12", "P1Y", "12 months"])
  func `the months of a purchase are a number or a period`(written: String) throws {
    #expect(
      try hashable("- buy: {product: smart-alerts, months: \(written)}")
        == hashable("- buy: {product: smart-alerts, months: 12}"))
  }

  @Test func `a step alone, with a value and with keys`() throws {
    #expect(
      try hashable("- pair\n- pair: reject\n- pair: {answer: reject, refused: pairing_rejected}")
        == [
          PairStep(), PairStep { $0.answer = .reject },
          PairStep { ($0.answer, $0.refused) = (.reject, "pairing_rejected") },
        ])
  }
}
