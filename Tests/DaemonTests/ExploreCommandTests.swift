import Foundation
import TestSupport
import Testing

/// `headunitctl explore`, which needs no daemon.
@Suite(.processes) struct ExploreCommandTests {
  private func explore(_ arguments: String...) throws -> CommandResult {
    let profiles = Repository.path("Profiles")
    return try run(.control, ["explore", "--profiles", profiles] + arguments)
  }

  @Test func `a broken rule ends with status 1, its steps and a scenario`() throws {
    try withFixture { fixture in
      let file = "\(fixture.path)/found.yaml"
      let found = try explore("--break", "highest-wall-clock", "--scenario", file, "--json")
      #expect(found.status == .exited(1))
      #expect(try found.json.violation.invariant == "I2")
      #expect(try found.json.depth == 2)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("- wall-clock: 2026-03-15T00:00:00.000Z"))
    }
  }

  @Test func `a bound that is reached ends with status 0 and is told`() throws {
    let bounded = try explore("--ticks", "1", "--max-depth", "3", "--json")
    #expect(bounded.status == .exited(0))
    #expect(try bounded.json.end == "depth_reached")
    #expect(try bounded.json.exhausted == false)
  }

  @Test(arguments: [
    ["--ticks", "0"], ["--revisions", "21"], ["--in-flight", "5"], ["--events", "buy,sell"],
    ["--max-states", "0"], ["--max-depth", "0"], ["--break", "gravity"], ["--profile", "juke"],
  ])
  func `an error in bounds, events or rules is an error of usage`(
    arguments: [String]
  ) throws {
    let result = try run(.control, ["explore"] + arguments)
    #expect(result.status == .exited(64))
    #expect(result.stderr.contains("[usage]"))
  }
}
