import CarModel
import Entitlements
import LinkProtocol
package import Scenarios
import VehicleCatalog
import WorldTime

/// A scenario that does to a car what its journal says was done to it.
///
/// Each entry that somebody brought about becomes a step at its instant; what the car made of it
/// follows by itself, as it did then.
package struct JournalRecording: Sendable {
  package private(set) var scenario: ScenarioCase
  /// What cannot be done again, above the step that follows it, by the step's place from 0.
  package private(set) var notes: [Int: [String]] = [:]
  private var now: Instant
  /// The document that the car has.
  private var version = 0

  /// - Returns: `nil` when the journal does not begin with the car.
  package init?(_ source: Source) {
    guard let first = source.entries.first, first.kind == .vehicleAdded,
      let market = first.details["market"]
    else { return nil }
    let car: VehicleSetup
    do {
      car = VehicleSetup(
        name: "car", profile: try ProfileName(first.details["profile"] ?? ""), market: market,
        vin: try VIN(source.vin), built: source.built)
    } catch {
      return nil
    }
    let name = "what was done to \(source.vin)"
    scenario = ScenarioCase(
      scenario: name, file: name,
      world: WorldSetup(start: first.at, vehicles: [car], phones: Self.phones(source.entries)),
      steps: [])
    now = first.at
    let entries = source.entries
    for (index, entry) in entries.enumerated().dropFirst() {
      record(entry, before: entries[(index + 1)...])
    }
    if source.end > now { place(AdvanceStep(to: source.end)) }
  }

  /// A file for `scenario run`.
  package var text: String {
    CaseWriter.text(of: scenario, notes: notes.mapValues { $0.map { "cannot be repeated: \($0)" } })
  }

  /// Those that paired, each once.
  private static func phones(_ entries: [JournalReport]) -> [PhoneSetup] {
    var names: [String] = []
    for entry in entries where entry.kind == .bondAdded {
      if let name = entry.details["phone"], !names.contains(name) { names.append(name) }
    }
    return (names.isEmpty ? ["phone"] : names).map { PhoneSetup(name: $0) }
  }
}

// MARK: - One entry

extension JournalRecording {
  private mutating func record(_ entry: JournalReport, before next: ArraySlice<JournalReport>) {
    // Faults are noted with the next commit, whoever that is of.
    guard let actor = RecordedActor(entry.actor) ?? (entry.kind.isOfFaults ? .tester : nil) else {
      return
    }
    switch RecordedStep.of(entry, by: actor, in: next, version: version) {
    case .consequence: return
    case .unknown(let why):
      notes[scenario.steps.count, default: []].append(
        "\(entry.sequence) \(entry.at) \(entry.actor) \(entry.kind.rawValue): \(why)")
    case .step(let step):
      if entry.at > now {
        now = entry.at
        place(AdvanceStep(to: now))
      }
      place(step)
      if let step = step as? DocumentStep, step.refused == nil { version = step.content.version }
    }
  }

  private mutating func place(_ step: any Step) {
    let line = scenario.steps.count + 1
    scenario.steps.append(
      PlacedStep(step, at: SourcePlace(file: scenario.file, line: line, column: 1)))
  }
}

extension JournalKind {
  fileprivate var isOfFaults: Bool {
    self == .faultAdded || self == .faultTriggered || self == .faultCleared
  }
}

extension AdvanceStep {
  fileprivate init(to instant: Instant) {
    self.init()
    to = instant
  }
}

/// Who brought an entry about, where it was not time or the daemon.
enum RecordedActor: Hashable {
  case tester
  /// By its name.
  case phone(String)
  case unauthenticated

  init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    switch words.first {
    case "tester": self = .tester
    case "phone": self = .phone(words.dropFirst(2).joined(separator: " "))
    case "unauthenticated": self = .unauthenticated
    default: return nil
    }
  }
}
