import ArgumentParser
import CommandSupport
import FoundationEssentials
import Processes
import ScenarioRunner
import Scenarios
import VehicleCatalog

/// `headunitctl scenario run`
struct ScenarioRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run scenarios, each in a world of its own.",
    discussion: """
      A scenario runs against a headunitd that is started for it, in a scratch folder, with a \
      virtual clock; the phone and the store live in this process. --in-process, also called \
      --fast, is for large matrices: the same head unit runs in this process too, keeps its cars \
      in memory, and is asked without lines, unless a step does something to them. --live uses a \
      running daemon with a frozen virtual clock: it brings its own cars and takes them away \
      again, and stops and kills nothing.

      The exit status is 0 when all cases passed, 1 when one failed, and 65 when a file is wrong.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var files: ScenarioFiles
  @OptionGroup var worlds: ScenarioPlaceOptions
  @OptionGroup var choice: ScenarioChoiceOptions

  @Option(help: "How the report is written; default: pretty.")
  var format: ReportFormat?

  @Flag(help: "Begin no case after the first failure.")
  var failFast = false

  @Option(help: ArgumentHelp("Cases at once; as many as there are cores.", valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Leave what each failed case can tell in a folder of its own in here.", valueName: "folder"),
    completion: .directory)
  var bundle: String?

  @Flag(
    help: ArgumentHelp(
      "Leave the world of the first case that fails, or of the only one, as `up` leaves one.",
      discussion:
        "Standard output then holds what to export, and the report goes to standard error. Faults"
        + " are over, and so are windows of the scenario's own."))
  var keep = false

  func validate() throws {
    if keep, worlds.live { throw ValidationError("with --live the world is somebody else's") }
    if let jobs, !(1...Self.jobsMax).contains(jobs) {
      throw ValidationError("\(jobs) jobs are outside 1…\(Self.jobsMax)")
    }
  }

  private static let jobsMax = 256

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    let place = LastFailures.place(environment: environment)
    let repeated = choice.lastFailed ? try LastFailures.read(place) : nil
    var files = files
    if files.paths.isEmpty, let repeated { files.paths = repeated.files }
    let folder = try files.catalogue.folder()
    let catalog = try files.catalogue.load(folder)
    let suite = try files.suite(catalog)
    var kit = CaseKit(catalog: catalog)
    kit.bundles = bundle.map(BundleFolder.init)
    kit.kept = keep ? KeptCase() : nil
    let selection = try choice.selection(repeated)
    var cases = try choice.cases(of: suite, selection)
    let jobs = worlds.live ? 1 : jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let matrix = MatrixRun(jobs: jobs, stopsAtFailure: failFast)
    let output = options.output
    let total = choice.isWhole ? suite.caseCount : nil
    var progress = RunProgress(total: total, on: output.standardError)
    let makeWorld = { [worlds, options, kit] in try worlds.world(kit, options, profiles: folder) }
    let watch = CaseStopwatch()
    try await Interruption.watching { interruption in
      let outcomes = try await matrix.outcomes(
        of: { try Self.next(&cases) }, in: makeWorld, isOver: { interruption.isAsked },
        reported: { progress.show($0) })
      progress.clear()
      let report = ScenarioReport(
        shard: selection.shard, outcomes: outcomes, hostMilliseconds: watch.milliseconds,
        isInterrupted: interruption.isAsked)
      remember(LastFailures(after: report, repeating: repeated), at: place)
      guard let kept = kit.kept else {
        return try output.report(report, as: format ?? (options.json ? .json : .pretty))
      }
      try output.standardError.write(raw: (format ?? .pretty).text(of: report))
      try show(kept, of: outcomes)
      if !report.failures.isEmpty { throw ExitStatus.refused }
    }
  }

  /// What cannot be kept is no reason to lose the report.
  private func remember(_ failures: LastFailures, at place: String?) {
    guard let place else { return }
    do { try failures.keep(place) } catch {
      if failures.failed.isEmpty { return }
      options.output.message(
        StyledText("warning: cannot keep which cases failed in \(place): \(error)"))
    }
  }

  /// Lets the world of a case go on.
  ///
  /// - Throws: ``CommandFailure`` named `world_unknown` when no case was chosen and none failed.
  private func show(_ kept: KeptCase, of outcomes: [ScenarioOutcome]) throws {
    let attempt = "cannot keep a world"
    let copy: WorldCopy?
    do throws(WorldFailure) { copy = try kept.copy(isOnly: outcomes.count == 1) } catch {
      throw CommandFailure(error, attempting: attempt)
    }
    guard let copy else {
      throw CommandFailure(
        .refused, name: "world_unknown", what: attempt,
        why: "no case failed, and there are several; choose one with --case")
    }
    let place = WorldKeeper.Place(
      parent: WatchedProcess.caller(), profiles: try files.catalogue.absoluteFolder(),
      headunitd: worlds.headunitd)
    try options.output.show(
      WorldKeeper.start(["--from", copy.folder.path], place, options.output))
    copy.remove()
  }

  private static func next(_ cases: inout FilteredCases) throws -> ScenarioCase? {
    guard let selected = cases.next() else { return nil }
    do throws(CatalogDiagnostics) {
      return try selected.bind()
    } catch {
      throw CommandFailure(
        error, name: "scenario_invalid", what: "cannot work out ‘\(selected.id)’")
    }
  }
}
