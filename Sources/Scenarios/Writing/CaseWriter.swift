import Entitlements
import LinkProtocol
import NissanStore
import VehicleCatalog
import WorldTime
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
    let steps = scenario.steps.map { "  - \(flow($0.step))" }
    return (head + world(scenario.world) + ["steps:"] + steps).joined(separator: "\n") + "\n"
  }

  /// A step in one line.
  package static func line(of step: Step) -> String { flow(step) }

  private static func world(_ world: WorldSetup) -> [String] {
    let vehicles = world.vehicles.map { "    \($0.name): \(flow($0))" }
    let phones = world.phones.map { "    \($0.name): \(flow($0))" }
    return ["world:", "  start: \(world.start)", "  seed: \(world.seed)"]
      + ["  vehicles:"] + vehicles + ["  phones:"] + phones + policy(world)
  }

  private static func policy(_ world: WorldSetup) -> [String] {
    let (policy, standard) = (world.policy, SubscriptionPolicy())
    let windows = [
      ("grace", policy.grace, standard.grace),
      ("weeklyGrace", policy.weeklyGrace, standard.weeklyGrace),
      ("recovery", policy.recovery, standard.recovery),
      ("retryLead", policy.retryLead, standard.retryLead),
      ("pending", policy.pending, standard.pending),
      ("pauseMin", policy.pauseMin, standard.pauseMin),
      ("pauseMax", policy.pauseMax, standard.pauseMax),
      ("priceNotice", policy.priceNotice, standard.priceNotice),
    ].filter { $0.1 != $0.2 }
    guard !windows.isEmpty else { return [] }
    return ["  policy:"] + windows.map { "    \($0.0): \($0.1)" }
  }

  private static func flow(_ vehicle: VehicleSetup) -> String {
    json([
      ("profile", .string("\(vehicle.profile)")), ("market", .string(vehicle.market)),
      ("vin", vehicle.vin.map { .string($0.rawValue) }),
      ("built", vehicle.built.map { .string("\($0)") }),
      ("clockPolicy", vehicle.clockPolicy.map { .string($0.rawValue) }),
      ("budgetMinutes", vehicle.budgetMinutes.map { .integer(Int64($0)) }),
    ])
  }

  private static func flow(_ phone: PhoneSetup) -> String {
    json([
      ("model", phone.model.map(JSONValue.string)),
      ("osVersion", phone.osVersion.map(JSONValue.string)),
      ("country", phone.country.map(JSONValue.string)),
    ])
  }

  /// `name`, or `name: {key: value, …}` where there is something to say.
  private static func flow(_ step: Step) -> String {
    if case .parallel(let sequences) = step {
      let inner = sequences.map { "[\($0.map { "{\(keyed($0.step))}" }.joined(separator: ", "))]" }
      return "parallel: [\(inner.joined(separator: ", "))]"
    }
    let (name, fields) = WrittenStep(step).parts
    return fields.isEmpty ? name : "\(name): \(json(fields))"
  }

  private static func keyed(_ step: Step) -> String {
    let (name, fields) = WrittenStep(step).parts
    return "\(name): \(json(fields))"
  }

  private static func json(_ members: [(String, JSONValue?)]) -> String {
    let given = members.compactMap { name, value in value.map { "\(name): \(json($0))" } }
    return "{\(given.joined(separator: ", "))}"
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
