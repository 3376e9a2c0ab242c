import ArgumentParser
import CommandSupport
import Exploration
import FoundationEssentials
import VehicleCatalog

/// `headunitctl explore`
struct ExploreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore",
    abstract: "Search everything that can happen to a car for a broken rule, without a daemon.",
    discussion: """
      Runs the rules of the store and of the car through every order of events within bounds:
      purchases, documents lost, doubled and late, power cuts, the driver's clock, expiry. Ends
      with status 0 when nothing is broken, and with 1 and the shortest way there when something
      is.

      The default world is a month, renewed, in a car with a battery behind its clock. --world takes
      another, which reaches other rows of the decision table; --list-worlds names them all. In the
      world money payments fail, come late, are disputed, given back and moved to another car.

      With --seed it draws a long life of several cars instead, leads the real head unit and the
      real store through it, and holds both against a reference model. A life that goes wrong is
      shortened to the steps that matter.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("The world to explore, such as yearly.", valueName: "name"))
  var world: String?
  @Flag(help: "List the worlds, and exit.")
  var listWorlds = false
  @Option(help: ArgumentHelp("How many steps of time may pass.", valueName: "n"))
  var ticks: Int?
  @Option(help: ArgumentHelp("How many versions of the document are issued.", valueName: "n"))
  var revisions: Int?
  @Option(help: ArgumentHelp("How many documents are under way at once.", valueName: "n"))
  var inFlight: Int?
  @Option(
    help: ArgumentHelp(
      "Only these events; or all, usual.",
      discussion: ExplorationEvent.allCases.map(\.name).joined(separator: ", ") + ".",
      valueName: "a,b,…"))
  var events: String?
  @Option(help: ArgumentHelp("Stop after so many states.", valueName: "n"))
  var maxStates: Int?
  @Option(help: ArgumentHelp("Take no more steps than this.", valueName: "n"))
  var maxDepth: Int?
  @Option(
    name: .customLong("break"),
    help: ArgumentHelp("Switch one rule off, and see it found.", valueName: "rule"),
    completion: .list(Breakage.allCases.map(\.rawValue)))
  var breakage: String?
  @Flag(help: "List the rules that can be switched off, and exit.")
  var listRules = false
  @Option(help: ArgumentHelp("Write what was found as a scenario.", valueName: "file"))
  var scenario: String?
  @Option(
    help: ArgumentHelp("The car, such as juke-f16b/2025/tekna.", valueName: "profile"),
    completion: .profiles)
  var profile: String?
  @Option(help: ArgumentHelp("What is sold.", valueName: "product"), completion: .products)
  var product: String?
  @Option(
    help: ArgumentHelp("The folder of the catalogue.", valueName: "folder"), completion: .directory)
  var profiles: String?
  @OptionGroup(title: "Randomized soak runs") var lives: SoakRunOptions

  func validate() throws { _ = try plan() }

  func run() async throws {
    let output = options.output
    if listRules { return try output.answer(RuleList(), text: RuleList().text) }
    if listWorlds { return try output.answer(WorldList(), text: WorldList().text) }
    if let seed = lives.seed {
      return try await lives.run(seed, in: try catalog(), profiles: folder(), scenario, output)
    }
    let plan = try plan()
    let world = try plan.world(in: try catalog())
    let bar = ProgressBar("exploring", total: 1, on: output.standardError)
    var exploration = Exploration(
      of: world, within: plan.bounds, threads: ProcessInfo.processInfo.activeProcessorCount)
    let clock = ContinuousClock()
    let start = clock.now
    let report = await exploration.run {
      bar?.show($0.expanded, of: $0.states, " states, depth \($0.depth)")
    }
    bar?.clear()
    let answer = ExploreAnswer(report, world, plan)
    try output.answer(answer, text: answer.text(seconds: (clock.now - start).seconds))
    guard let violation = report.violation else { return }
    if let scenario {
      try WrittenFile.write(ScenarioWriter(world).text(of: violation), to: scenario)
    }
    throw ExitStatus.refused
  }

  private func folder() throws(CommandFailure) -> String {
    do throws(ProfilesFolder.NotFound) {
      return try ProfilesFolder.path(
        named: profiles, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw CommandFailure(
        .badData, name: "profiles_not_found", what: "cannot find the profiles", why: "\(error)")
    }
  }

  private func catalog() throws(CommandFailure) -> Catalog {
    let folder = try folder()
    do throws(CatalogDiagnostics) {
      return try Catalog.load(folder: folder)
    } catch {
      throw CommandFailure(
        .badData, name: "catalogue_invalid", what: "cannot read the profiles in \(folder)",
        why: counted(error.all.count, "error"),
        diagnostics: error.all.map {
          CommandFailure.Diagnostic(place: $0.place, message: $0.message)
        })
    }
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
