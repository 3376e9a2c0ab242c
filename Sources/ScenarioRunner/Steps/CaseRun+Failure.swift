import CarModel
import LinkProtocol
import NissanStore
import Scenarios
import VehicleCatalog
import WorldTime

extension CaseRun {
  /// A failure with everything that helps to see why, as far as the car still tells it.
  func describedFailure(
    _ placed: PlacedStep, expected: String, _ failure: StepFailure
  ) async -> ScenarioFailure {
    var failure = ScenarioFailure(
      place: placed.place, step: placed.step.title, at: now, expected: expected, failure)
    guard let vin = try? car(placed.step.actors) else { return failure }
    if let service = placed.step.explained {
      let explained = try? await ask(ServicesExplain(vehicle: vin.rawValue, service: service))
      failure.chain = explained?.chain.map(\.line) ?? []
    }
    let entries = try? await ask(
      JournalQuery(vehicle: vin.rawValue, limit: Self.journalLines)
    ).entries
    failure.journal = journal(entries ?? [])
    return failure
  }

  /// The last of what happened in the car and in the store, oldest first. Of one instant the
  /// store's stands first: the car hears of it.
  private func journal(_ entries: [JournalReport]) -> [String] {
    var lines = memory.happened.suffix(Self.journalLines).map { (at: $0.at, line: $0.line) }
    for entry in entries {
      let place = lines.lastIndex { $0.at <= entry.at }.map { $0 + 1 } ?? 0
      lines.insert((entry.at, entry.line), at: place)
    }
    return lines.map(\.line)
  }

  private static let journalLines = 12
}

extension ExplainLink {
  fileprivate var line: String { "\(passed ? "yes" : "no ") \(link.rawValue): \(self)" }
}

extension JournalReport {
  /// Without the names that are drawn anew in every run, so that two runs say the same.
  private static let drawn: Set<String> = ["bond", "fingerprint", "hash", JournalDetails.again]

  /// The entry in one line.
  var line: String {
    let reported = details.sorted.filter { !Self.drawn.contains($0.name) }
      .map { "\($0.name)=\($0.text)" }
    return (["\(at)", undrawnActor, kind.rawValue] + (service.map { [$0] } ?? []) + reported)
      .joined(separator: " ")
  }

  /// `phone b-… Name` without the bond's id, which stands second.
  private var undrawnActor: String {
    let words = actor.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1, words[0] == "phone" else { return actor }
    return ([words[0]] + words.dropFirst(2)).joined(separator: " ")
  }
}

extension StoreEvent {
  /// The event in one line, without the names that are drawn anew in every run.
  fileprivate var line: String {
    let details: [String?] = [
      product?.rawValue, version.map { "version=\($0)" }, amount?.description, receipt?.rawValue,
      reason?.rawValue,
    ]
    return (["\(at) store \(kind.rawValue)"] + details.compactMap(\.self)).joined(separator: " ")
  }
}
