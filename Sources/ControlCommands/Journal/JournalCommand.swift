import ArgumentParser
import CommandSupport
import LinkProtocol
import LinkTransport

/// `headunitctl journal`
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Show who did what to a car, and when.",
    discussion: "With --follow and --json, each entry is a document on a line of its own.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Flag(help: "Go on with what comes, until interrupted.")
  var follow = false

  @Option(
    help: ArgumentHelp("Begin after this entry, by its number.", valueName: "number"))
  var from: Int?

  @Option(
    help: ArgumentHelp(
      "How many entries; \(Self.limitDefault), or \(Self.limitFollowing) with --follow.",
      valueName: "number"))
  var limit: Int?

  @Option(
    help: ArgumentHelp("Only what concerns this service.", valueName: "service"),
    completion: .services)
  var service: String?

  @Flag(
    help: ArgumentHelp(
      "Write what was done to the car as a scenario that does it again.",
      discussion:
        "What no step can do, and what the journal does not keep – a PIN, a place, a document that"
        + " was rejected –, stands there as a comment, and on standard error."))
  var asScenario = false

  @Option(
    help: ArgumentHelp(
      "Write the scenario to this new file, of yours alone.", valueName: "file"))
  var output: String?

  private static let limitDefault = ProtocolLimits.journalEntriesListedDefault
  private static let limitFollowing = 10

  func validate() throws {
    if let from, from < 0 { throw ValidationError("--from \(from) is below 0") }
    let most = ProtocolLimits.journalEntriesListedMax
    if let limit, !(1...most).contains(limit) {
      throw ValidationError("a limit of \(limit) is outside 1…\(most)")
    }
    if asScenario, follow || from != nil || limit != nil || service != nil {
      throw ValidationError("a scenario is of the whole journal; name only a car")
    }
    if output != nil, !asScenario { throw ValidationError("--output goes with --as-scenario") }
    if follow, from != nil, limit != nil {
      throw ValidationError("--follow shows everything after --from, so --limit has no meaning")
    }
  }

  func run() async throws {
    if asScenario { return try await writeScenario() }
    if follow { return try await followJournal() }
    let answer = try await options.call(
      query(limit ?? Self.limitDefault), "cannot read the journal")
    let lines = answer.entries.map { $0.line() }
    try options.output.answer(answer, text: lines.isEmpty ? "no entry" : lines.lines())
  }

  private func followJournal() async throws(CommandFailure) {
    let attempt = "cannot follow the journal"
    try await options.withControlClient { client throws(CommandFailure) in
      let following = Following<JournalAdded>(client, options.output, attempting: attempt)
      let watch = try await client.call(
        JournalWatch(vehicle: which.vehicle, from: try await start(client, attempt)),
        attempting: attempt)
      try await following.show(watch: watch.watch) { added in
        let isWanted = service == nil || added.entry.service == service
        let lines = [
          StyledText.lagged(added.lagged, "entry"), isWanted ? added.entry.line() : nil,
        ].compactMap(\.self)
        return lines.isEmpty ? nil : lines.lines()
      }
    }
  }

  /// The number before the first entry to show.
  private func start(
    _ client: ProtocolClient, _ attempt: String
  ) async throws(CommandFailure) -> Int {
    if let from { return from }
    let last = try await client.call(query(limit ?? Self.limitFollowing), attempting: attempt)
    return last.entries.first.map { $0.sequence - 1 } ?? last.sequence
  }

  private func query(_ limit: Int) -> JournalQuery {
    JournalQuery(vehicle: which.vehicle, from: from, limit: limit, service: service)
  }
}
