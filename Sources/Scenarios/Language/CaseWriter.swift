import LinkProtocol
import NissanStore
import WireText

/// A bound case as a scenario file that reads back as the same case.
package enum CaseWriter {
  /// - Parameters:
  ///   - scenario: What to write; its steps change one thing of a car each, as steps do that were
  ///     read from a file.
  ///   - comment: Lines to stand above it.
  /// - Returns: A YAML document, the values of each step in flow style.
  package static func text(of scenario: ScenarioCase, comment: [String] = []) -> String {
    let head = comment.map { "# \($0)" } + ["name: \(json(.string(scenario.scenario)))"]
    let steps = scenario.steps.map { "  - \($0.step.line)" }
    return (head + world(scenario.world) + ["steps:"] + steps).joined(separator: "\n") + "\n"
  }

  private static func world(_ world: WorldSetup) -> [String] {
    let vehicles = world.vehicles.map { "    \($0.name): \(flow(VehicleSetup.mapping.write($0)))" }
    let phones = world.phones.map { "    \($0.name): \(flow(PhoneSetup.mapping.write($0)))" }
    let policy = SubscriptionPolicy.mapping.write(world.policy)
    return ["world:", "  start: \(world.start)", "  seed: \(world.seed)"]
      + ["  vehicles:"] + vehicles + ["  phones:"] + phones
      + (policy.isEmpty ? [] : ["  policy: \(flow(policy))"])
  }

  static func flow(_ members: [JSONValue.Member]) -> String {
    "{\(members.map { "\($0.key): \(json($0.value))" }.joined(separator: ", "))}"
  }

  /// JSON is YAML's flow style.
  private static func json(_ value: JSONValue) -> String {
    do {
      return String(decoding: try JSONLineEncoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("a value of JSON is written as JSON: \(error)")
    }
  }
}
