import ArgumentParser
import CommandSupport
import FoundationEssentials
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
  @OptionGroup var place: ScenarioPlaceOptions
  @OptionGroup var choice: ScenarioChoiceOptions

  @Option(help: "How the report is written; default: pretty.")
  var format: ReportFormat?

  @Flag(help: "Begin no case after the first failure.")
  var failFast = false

  @Option(help: ArgumentHelp("Cases at once; as many as there are cores.", valueName: "count"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Leave what each failed case can tell in a folder of its own in here.", valueName: "folder"))
  var bundle: String?

  func validate() throws {
    if let jobs, !(1...Self.jobsMax).contains(jobs) {
      throw ValidationError("\(jobs) jobs are outside 1…\(Self.jobsMax)")
    }
  }

  private static let jobsMax = 256

  func run() async throws {
    let folder = try files.catalogue.folder()
    let catalog = try files.catalogue.load(folder)
    let suite = try files.suite(catalog)
    var kit = CaseKit(catalog: catalog)
    kit.bundles = bundle.map(BundleFolder.init)
    let selection = try choice.selection()
    var cases = try choice.cases(of: suite, selection)
    let jobs = place.live ? 1 : jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let matrix = MatrixRun(jobs: jobs, stopsAtFailure: failFast)
    let output = options.output
    let total = choice.isWhole ? suite.caseCount : nil
    var progress = RunProgress(total: total, on: output.standardError)
    let makeWorld = { [place, options, kit] in try place.world(kit, options, profiles: folder) }
    let outcomes = try await Interruption.watching { interruption in
      try await matrix.outcomes(
        of: { try Self.next(&cases) }, in: makeWorld, isOver: { interruption.isAsked },
        reported: { progress.show($0) })
    }
    progress.clear()
    let report = ScenarioReport(shard: selection.shard, outcomes: outcomes)
    try output.report(report, as: format ?? (options.json ? .json : .pretty))
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
