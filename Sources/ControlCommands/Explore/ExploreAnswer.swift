import CommandSupport
import Entitlements
import Exploration
import VehicleCatalog

/// What `headunitctl explore` says. Under `--json` two runs of the same search are equal to the
/// byte: no time of the host is in it.
struct ExploreAnswer: Encodable {
  let end: String
  let exhausted: Bool
  let profile: String
  let product: String
  let broken: String?
  let ticks: Int
  let revisions: Int
  let inFlight: Int
  let events: [String]
  let states: Int
  let edges: Int
  let depth: Int
  let bytesPerState: Double
  let distinctCars: Int
  let distinctStores: Int
  let documents: Int
  let coverage: [Row]
  let violation: Found?
  /// Not in the JSON: people look at it, programs at ``violation``.
  private let diagram: [String]

  struct Row: Encodable {
    let situation: String
    let count: Int
  }

  struct Found: Encodable {
    let invariant: String
    let sentence: String
    let afterHealing: Bool
    let steps: [Step]
  }

  struct Step: Encodable {
    let event: String
    let at: String
    let version: Int?
    let state: String
    let reason: String
  }

  private enum CodingKeys: String, CodingKey {
    case end, exhausted, profile, product, broken, ticks, revisions, inFlight, events, states
    case edges, depth, bytesPerState, distinctCars, distinctStores, documents, coverage, violation
  }

  init(_ report: ExplorationReport, _ world: ExploredWorld, _ bounds: ExplorationBounds) {
    end = report.end.rawValue
    exhausted = report.end == .exhausted
    profile = world.profile.name.description
    product = world.product.rawValue
    broken = world.breakage?.rawValue
    (ticks, revisions, inFlight) = (bounds.ticks, bounds.revisions, bounds.inFlight)
    events = ExplorationEvent.allCases.filter(bounds.events.contains).map(\.name)
    (states, edges, depth) = (report.states, report.edges, report.depth)
    bytesPerState = (report.bytesPerState * 10).rounded() / 10
    (distinctCars, distinctStores) = (report.distinctCars, report.distinctStores)
    documents = report.documents
    coverage = report.coverage.map { Row(situation: $0.situation.sentence, count: $0.count) }
    violation = report.violation.map { found in
      Found(
        invariant: found.invariant.rawValue, sentence: found.invariant.sentence,
        afterHealing: found.isAfterHealing,
        steps: found.steps.map {
          Step(
            event: $0.event.name, at: "\($0.at)", version: $0.version, state: $0.state.rawValue,
            reason: $0.reason.name)
        })
    }
    diagram = report.violation.map { SequenceDiagram($0).lines } ?? []
  }
}

extension ExploreAnswer {
  /// For people, who also want to know how fast it was: `seconds` of host time.
  func text(seconds: Double) -> StyledText {
    let rate = seconds > 0 ? Int(Double(states) / seconds) : 0
    let facts = StyledText.facts([
      ("Car", "\(profile), \(product)"), ("Rule switched off", broken),
      ("Bounds", "\(ticks) ticks of 14 days, \(revisions) revisions, \(inFlight) in flight"),
      ("States", "\(states), \(bytesPerState) bytes each"), ("Steps", "\(edges)"),
      ("Depth", "\(depth)"), ("Distinct", "\(distinctCars) cars, \(distinctStores) stores"),
      ("Rate", "\(rate) states/s"), ("Exhausted", exhausted ? "yes" : "no, \(end)"),
    ])
    guard let violation else {
      var table = Table(["met", "situation"])
      for row in coverage { table.add([.init("\(row.count)"), .init(row.situation)]) }
      return [StyledText("nothing broken", .good), facts, table.text()].lines()
    }
    let lead =
      StyledText("\(violation.invariant) broken", .bad)
      + " after \(violation.steps.count) steps: \(violation.sentence)"
    return [lead, facts, StyledText(diagram.joined(separator: "\n"))].lines()
  }
}

/// The rules that can be switched off.
struct RuleList: Encodable {
  let rules = Breakage.allCases.map { Rule(name: $0.rawValue, summary: $0.summary) }

  struct Rule: Encodable {
    let name: String
    let summary: String
  }

  var text: StyledText {
    var table = Table(["rule", "what is done instead"])
    for rule in rules { table.add([.init(rule.name, .strong), .init(rule.summary)]) }
    return table.text()
  }
}
