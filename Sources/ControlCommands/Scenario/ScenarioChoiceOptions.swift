import ArgumentParser
import CommandSupport
import FoundationEssentials
import Scenarios

/// Which cases of the scenarios run.
struct ScenarioChoiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "One of several slices: 2/8.",
      discussion:
        "Usually that of CI_NODE_INDEX and CI_NODE_TOTAL, or of JOB_COMPLETION_INDEX and"
        + " JOB_COMPLETIONS.",
      valueName: "index/count"),
    transform: { try Shard($0) })
  var shard: Shard?

  @Option(
    name: .customLong("case"), help: ArgumentHelp("Only this case.", valueName: "id"),
    completion: .cases)
  var ids: [String] = []

  @Option(name: .customLong("tag"), help: ArgumentHelp("Only scenarios with this tag."))
  var tags: [String] = []

  @Option(help: ArgumentHelp("Only cases whose id holds this text.", valueName: "text"))
  var filter: String?

  @Flag(
    help: ArgumentHelp(
      "Only cases that failed in the last run.",
      discussion: "Without a file, of the files of that run."))
  var lastFailed = false

  @Flag(help: "Pass also when nothing is chosen; an empty shard passes anyway.")
  var allowEmpty = false

  @Flag(help: "Run a matrix of more than a million cases.")
  var yesReally = false

  /// Nothing is left out.
  var isWhole: Bool {
    shard == nil && ids.isEmpty && tags.isEmpty && filter == nil && !lastFailed
  }

  /// - Parameter repeated: What failed in the last run; `nil` where that does not count.
  /// - Returns: What is chosen.
  /// - Throws: ``CommandFailure`` named `usage` when the environment names no shard that there is.
  func selection(_ repeated: LastFailures?) throws -> CaseSelection {
    let assigned: Shard?
    do throws(Shard.FormatError) {
      assigned =
        if let shard { shard } else {
          try Shard.assigned(by: ProcessInfo.processInfo.environment)
        }
    } catch {
      throw CommandFailure(.usage, name: "usage", what: "cannot tell the shard", why: "\(error)")
    }
    let named = ids.isEmpty ? nil : Set(ids)
    return CaseSelection(
      shard: assigned, ids: repeated.map { Set($0.failed.map(\.id)) } ?? named, tags: Set(tags),
      isUnlimited: yesReally)
  }

  func validate() throws {
    if lastFailed, !ids.isEmpty {
      throw ValidationError("give --last-failed or --case; both say which cases")
    }
  }

  /// - Throws: ``CommandFailure`` named `matrix_too_large`, or `selection_empty` when no shard has
  ///   such a case.
  func cases(of suite: ScenarioSuite, _ selection: CaseSelection) throws -> FilteredCases {
    if !allowEmpty {
      try ChosenNames(ids: lastFailed ? [] : ids, tags: tags, filter: filter).check(in: suite)
      if lastFailed { try checkRepeated(selection, in: suite) }
    }
    do throws(SelectionTooLarge) {
      return FilteredCases(try suite.cases(selection), holding: filter)
    } catch {
      throw CommandFailure(
        .usage, name: "matrix_too_large", what: "cannot run the scenarios", why: "\(error)")
    }
  }
}

extension ScenarioChoiceOptions {
  private func checkRepeated(
    _ selection: CaseSelection, in suite: ScenarioSuite
  ) throws(CommandFailure) {
    var whole = selection
    (whole.shard, whole.isUnlimited) = (nil, true)
    let cases = try? suite.cases(whole)
    var chosen = cases.map { FilteredCases($0, holding: filter) }
    guard chosen?.next() == nil else { return }
    let didFail = selection.ids?.isEmpty == false
    throw CommandFailure(
      .usage, name: "selection_empty", what: "cannot choose the cases",
      why: didFail
        ? "none of the cases that failed last is among them" : "nothing failed in the last run")
  }
}

/// Cases whose ids hold a text.
struct FilteredCases {
  private var cases: SelectedCases
  private let text: String?

  init(_ cases: SelectedCases, holding text: String?) {
    (self.cases, self.text) = (cases, text)
  }

  mutating func next() -> SelectedCase? {
    while let selected = cases.next() {
      if text.map(selected.id.contains) ?? true { return selected }
    }
    return nil
  }
}
