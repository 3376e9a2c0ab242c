import CommandSupport
import Scenarios
import VehicleCatalog

/// What a person named of the scenarios, held against those that there are.
struct ChosenNames {
  let ids: [String]
  let tags: [String]
  let filter: String?

  /// More cases of a scenario are not looked at for a suggestion.
  private static let casesComparedMax = 1_000
  private static let suggestionsMax = 3

  /// Each name has to be somebody's, and some case has to be all that is asked for, in any shard.
  ///
  /// - Throws: ``CommandFailure`` named `selection_empty`, with the nearest names.
  func check(in suite: ScenarioSuite) throws(CommandFailure) {
    for tag in tags where !suite.scenarios.contains(where: { $0.tags.contains(tag) }) {
      let known = Set(suite.scenarios.flatMap(\.tags))
      throw failure("no scenario has the tag ‘\(tag)’", near: tag, among: Array(known))
    }
    for id in ids {
      guard has(suite, CaseSelection(ids: [id], isUnlimited: true)) else {
        throw failure("there is no case ‘\(id)’", near: id, among: names(near: id, in: suite))
      }
    }
    if let filter, !has(suite, CaseSelection(isUnlimited: true), holding: filter) {
      throw failure(
        "no case’s id holds ‘\(filter)’", near: filter, among: suite.scenarios.map(\.name))
    }
    let selection = CaseSelection(
      ids: ids.isEmpty ? nil : Set(ids), tags: Set(tags), isUnlimited: true)
    guard has(suite, selection, holding: filter) else {
      throw failure("no case is all that is asked for", near: "", among: [])
    }
  }

  private func has(
    _ suite: ScenarioSuite, _ selection: CaseSelection, holding text: String? = nil
  ) -> Bool {
    guard let cases = try? suite.cases(selection) else { return false }
    var chosen = FilteredCases(cases, holding: text)
    return chosen.next() != nil
  }

  /// The cases of the scenario that an id begins with, or else the names of all scenarios.
  private func names(near id: String, in suite: ScenarioSuite) -> [String] {
    guard let bracket = id.firstIndex(of: "[") else { return suite.scenarios.map(\.name) }
    let name = String(id[..<bracket].dropLast())
    guard let scenario = suite.scenarios.first(where: { $0.name == name }),
      let cases = try? suite.cases(CaseSelection(tags: Set(scenario.tags), isUnlimited: true))
    else { return suite.scenarios.map(\.name) }
    var known: [String] = []
    for selected in cases where selected.scenario.name == name {
      known.append(selected.id)
      if known.count == Self.casesComparedMax { break }
    }
    return known
  }

  private func failure(_ why: String, near text: String, among known: [String]) -> CommandFailure {
    let slips = NearestName.ranked(text, among: known, limit: Self.suggestionsMax)
    let wanted = Set(Self.words(of: text))
    let near =
      slips.isEmpty
      ? known.filter { !wanted.isDisjoint(with: Self.words(of: $0)) } : slips
    let hint = near.prefix(Self.suggestionsMax).map { "‘\($0)’" }.joined(separator: ", ")
    return CommandFailure(
      .usage, name: "selection_empty", what: "cannot choose the cases",
      why: why + (hint.isEmpty ? "" : "; did you mean \(hint)?"))
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
