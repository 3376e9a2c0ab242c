import LinkProtocol
import NissanStore
import WireText

/// A bound case as a scenario file that reads back as the same case.
package enum CaseWriter {
  /// - Parameters:
  ///   - scenario: What to write; its steps change one thing of a car each, as steps do that were
  ///     read from a file.
  ///   - comment: Lines to stand above it.
  ///   - notes: Lines to stand above a step, by its place from 0; below the last at their count.
  /// - Returns: A YAML document, the values of each step in flow style.
  package static func text(
    of scenario: ScenarioCase, comment: [String] = [], notes: [Int: [String]] = [:]
  ) -> String {
    let head = comment.map { "# \($0)" } + ["name: \(json(.string(scenario.scenario)))"]
    let steps = (0...scenario.steps.count).flatMap { place in
      notes[place, default: []].map { "  # \($0)" }
        + scenario.steps.dropFirst(place).prefix(1).map { "  - \($0.step.line)" }
    }
    return (head + world(scenario.world) + ["steps:"] + steps).joined(separator: "\n") + "\n"
  }

  private static func world(_ world: WorldSetup) -> [String] {
    let vehicles = world.vehicles.map {
      "    \(key($0.name)): \(flow(VehicleSetup.mapping.write($0)))"
    }
    let phones = world.phones.map { "    \(key($0.name)): \(flow(PhoneSetup.mapping.write($0)))" }
    let policy = SubscriptionPolicy.mapping.write(world.policy)
    return ["world:", "  start: \(world.start)", "  seed: \(world.seed)"]
      + ["  vehicles:"] + vehicles + ["  phones:"] + phones
      + (policy.isEmpty ? [] : ["  policy: \(flow(policy))"])
  }

  /// A name of the file's own, in quotes where it is no plain word.
  private static func key(_ name: String) -> String {
    let isPlain = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return isPlain && name.first?.isLetter == true ? name : json(.string(name))
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
