import CommandSupport
import Entitlements
import LinkProtocol
import ScenarioRunner
import Scenarios

/// What became of a long life. Under `--json` two runs of the same seed are equal to the byte.
struct LongLifeAnswer: Encodable {
  let seed: UInt64
  let hours: Int
  let vehicles: Int
  let onDisk: Bool
  /// What was done, and how often something was expected.
  let steps: Int
  let expectations: Int
  /// What was done, by the names of the steps, and how services were expected to look.
  let done: [String: Int]
  let looks: [String: Int]
  let version: String
  let failure: Failure?

  struct Failure: Encodable {
    let step: String
    let at: String?
    let expected: String
    let found: String
    /// The steps that matter, as a scenario.
    let scenario: String
  }

  init(
    _ options: RandomRunOptions, _ life: ScenarioCase, _ found: ScenarioFailure?,
    _ shortest: ScenarioCase?, isOnDisk: Bool
  ) {
    seed = options.seed
    hours = options.hours
    vehicles = options.vehicles
    onDisk = isOnDisk
    expectations = life.steps.count { $0.step is ExpectStep }
    steps = life.steps.count - expectations
    (done, looks) = Self.counts(of: life)
    version = ProductVersion.current
    failure = found.map { found in
      Failure(
        step: found.step, at: found.at.map { "\($0)" }, expected: found.expected,
        found: found.found, scenario: shortest.map { CaseWriter.text(of: $0) } ?? "")
    }
  }

  private static func counts(of life: ScenarioCase) -> (done: [String: Int], looks: [String: Int]) {
    var (done, looks): ([String: Int], [String: Int]) = ([:], [:])
    for step in life.steps.map(\.step) {
      guard let expected = step as? ExpectStep else {
        done[step.name, default: 0] += 1
        continue
      }
      guard let state = expected.look.state, let reason = expected.look.reason else { continue }
      looks["\(state.rawValue) (\(reason))", default: 0] += 1
    }
    return (done, looks)
  }

  private static func listed(_ counts: [String: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  /// What stands above a scenario that repeats the failure.
  var comment: [String] {
    ["headunitctl \(version) explore --seed \(seed) --hours \(hours) --vehicles \(vehicles)"]
      + (failure.map { ["\($0.step): expected \($0.expected), found \($0.found)"] } ?? [])
  }

  var text: StyledText {
    let facts = StyledText.facts([
      ("Seed", "\(seed)"), ("World time", "\(hours) h"), ("Cars", "\(vehicles)"),
      ("Steps", "\(steps)"), ("Expectations", "\(expectations)"), ("Done", Self.listed(done)),
      ("Looks", Self.listed(looks)), ("Version", version),
    ])
    guard let failure else {
      return [StyledText("as the reference model expects", .good), facts].lines()
    }
    let lead =
      StyledText("not as expected", .bad)
      + " at \(failure.at ?? "the start"): \(failure.step)"
    return [
      lead, StyledText("  expected \(failure.expected)"), StyledText("  found    \(failure.found)"),
      facts, StyledText("the steps that matter:"), StyledText(failure.scenario),
    ].lines()
  }
}
