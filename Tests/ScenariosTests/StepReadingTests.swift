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

  @Test func `a step alone, with a value and with keys`() throws {
    #expect(
      try hashable("- pair\n- pair: reject\n- pair: {answer: reject, refused: pairing_rejected}")
        == [
          PairStep(), PairStep { $0.answer = .reject },
          PairStep { ($0.answer, $0.refused) = (.reject, "pairing_rejected") },
        ])
  }
}
