import CommandSupport
import Entitlements
import Exploration
import VehicleCatalog
import WorldTime

/// What `headunitctl explore` says. Under `--json` two runs of the same search are equal to the
/// byte: no time of the host is in it.
struct ExploreAnswer: Encodable {
  let world: String
  let end: String
  let exhausted: Bool
  let profile: String
  let product: String
  /// The car's clock goes on without the 12 V battery.
  let clockBackup: Bool
  let broken: String?
  let ticks: Int
  let tickDays: Int
  let revisions: Int
  let inFlight: Int
  /// How often something happens to the money; absent without a limit.
  let acts: Int?
  let events: [String]
  let states: Int
  let edges: Int
  let depth: Int
  let bytesPerState: Double
  let distinctCars: Int
  let distinctStores: Int
  let documents: Int
  /// How often each invariant could have been broken.
  let risks: [Risk]
  let coverage: [Row]
  /// The rows of the decision table that were reached.
  let rows: [Reached]
  let warnings: [String]
  let violation: Found?
  /// Not in the JSON: people look at it, programs at ``violation``.
  let diagram: [String]
  /// Why the car is not the world's own, if it is not.
  let carNote: String

  struct Row: Encodable {
    let situation: String
    let count: Int
  }

  struct Risk: Encodable {
    let invariant: String
    let risk: String
    let count: Int
  }

  struct Reached: Encodable {
    let rule: String
    let cars: Int
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
    case world, end, exhausted, profile, product, clockBackup, broken, ticks, tickDays, revisions
    case inFlight, acts, events, states, edges, depth, bytesPerState, distinctCars, distinctStores
    case documents, risks, coverage, rows, warnings, violation
  }

  init(_ report: ExplorationReport, _ world: ExploredWorld, _ plan: ExplorePlan) {
    let bounds = plan.bounds
    self.world = plan.name.rawValue
    end = report.end.rawValue
    exhausted = report.end == .exhausted
    profile = world.profile.name.description
    product = world.product.rawValue
    clockBackup = world.profile.hasClockBackup
    broken = world.breakage?.rawValue
    tickDays = Int(world.tick.milliseconds / 86_400_000)
    (ticks, revisions, inFlight) = (bounds.ticks, bounds.revisions, bounds.inFlight)
    acts = world.actsMax
    events = ExplorationEvent.allCases.filter(bounds.events.contains).map(\.name)
    (states, edges, depth) = (report.states, report.edges, report.depth)
    bytesPerState = (report.bytesPerState * 10).rounded() / 10
    (distinctCars, distinctStores) = (report.distinctCars, report.distinctStores)
    documents = report.documents
    coverage = report.coverage.map { Row(situation: $0.situation.sentence, count: $0.count) }
    risks = report.risks.map {
      Risk(invariant: $0.invariant.rawValue, risk: $0.invariant.risk, count: $0.count)
    }
    rows = report.reach.rows.filter { $0.cars > 0 }.map {
      Reached(rule: $0.rule.rawValue, cars: $0.cars)
    }
    warnings = report.violation == nil ? Self.warnings(of: report, world) : []
    carNote = plan.isCarOfRule ? "; taken because only such a car has the rule" : ""
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
  /// What keeps the answer from saying as much as it seems to.
  private static func warnings(
    of report: ExplorationReport, _ world: ExploredWorld
  ) -> [String] {
    var warnings = report.risks.filter { $0.count == 0 }.map { risk in
      "\(risk.invariant.rawValue) was never at risk: nothing could have broken it"
        + (risk.invariant == .chargedOnce ? "; --world money could" : "")
    }
    if let breakage = world.breakage, breakage.needsStoppingClock, world.profile.hasClockBackup {
      warnings.append("the clock of this car has a battery: nothing was switched off")
    }
    return warnings
  }
}
