import Scenarios
import Testing
import VehicleCatalog
import WorldTime

struct ScenarioCaseTests {
  @Test func `a case is named by its scenario and its parameters in the order of the matrix`() {
    let place = CaseParameter(name: "profile", value: "leaf-ze1/2019/tekna")
    let service = CaseParameter(name: "service", value: "smart-alerts")
    var boundaries = ScenarioCase(
      scenario: "S1 boundaries", file: "s01.yaml", parameters: [place, service],
      world: WorldSetup(start: Instant(milliseconds: 0), vehicles: [], phones: []),
      steps: [])
    #expect(
      boundaries.id == "S1 boundaries [profile=leaf-ze1/2019/tekna service=smart-alerts]")
    boundaries.parameters = []
    #expect(boundaries.id == "S1 boundaries")
  }
}
