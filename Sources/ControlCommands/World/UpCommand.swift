import ArgumentParser
import CommandSupport
import Glibc
import LinkProtocol
import LinkTransport
import Processes
import ScenarioRunner
import UnixSignals
import VehicleCatalog

/// `headunitctl up`
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Make a world to work in: a daemon, cars, a paired phone.",
    discussion: """
      A private daemon in a fresh folder, with a frozen clock, a car, and a customer's phone that \
      is paired with it. Answers with what to export:

          eval "$(headunitctl up --seed smart-alerts)"
          headunitctl services
          headunitctl down

      Every client then works in that world. It ends with the shell that evaluated the answer, \
      with `down`, or, with --foreground, with Ctrl-C; nothing of it is left then. Several live \
      side by side. A daemon that dies is started again.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var world: WorldOptions
  @OptionGroup var life: WorldLifeOptions
  @OptionGroup var catalogue: CatalogueOptions

  @Option(
    help: ArgumentHelp(
      "The headunitd to start; usually the one that came with this program.", valueName: "path"))
  var headunitd: String?

  @Option(
    help: ArgumentHelp(
      "Go on from a copy of a world whose files were kept.", valueName: "folder"))
  var from: String?

  @Flag(help: "Stay, and end the world with Ctrl-C.")
  var foreground = false

  @Flag(help: .hidden)
  var keeper = false

  func validate() throws {
    if from != nil, !world.isLeftOut {
      throw ValidationError("a world that goes on has its cars, its time and its phone already")
    }
  }

  func run() async throws {
    guard foreground || keeper else {
      var arguments = CommandLine.arguments.dropFirst().filter { $0 != "--json" }
      if let name = arguments.firstIndex(of: "up") { arguments.remove(at: name) }
      let place = WorldKeeper.Place(
        parent: try life.watched(), profiles: try catalogue.absoluteFolder(), headunitd: headunitd)
      return try options.output.show(WorldKeeper.start(arguments, place, options.output))
    }
    let parent = foreground && life.parent == nil ? nil : try life.watched()
    try await Interruption.watching(for: [.sigint, .sigterm, .sighup]) { interruption in
      let handle = try await begun()
      do {
        let document = try await document(of: handle)
        if keeper, !options.output.standardOutput.hasReader { throw ExitStatus.unreachable }
        try options.output.show(document)
      } catch {
        await handle.close()
        throw error
      }
      if keeper { WorldKeeper.letGoOfStreams() }
      await WorldKeeper.keep(handle, with: parent) { interruption.isAsked }
      await handle.close(keepingFiles: life.keepFiles)
    }
  }

  /// A daemon with all that is planned.
  ///
  /// - Throws: ``CommandFailure``; nothing is left then.
  private func begun() async throws -> DaemonHandle {
    let profiles = try catalogue.absoluteFolder()
    let catalog = try catalogue.load(profiles)
    let plan = try world.plan()
    let handle: DaemonHandle
    do throws(HandleFailure) {
      handle = try DaemonHandle(
        .toWorkIn(
          program: headunitd ?? OwnProgram.companion("headunitd"), profiles: profiles),
        start: plan.beginning, from: from.map(WorldFolder.init))
    } catch {
      throw CommandFailure(
        WorldFailure(step: "prepare its folder", name: "scratch_failed", why: "\(error)"),
        attempting: Self.attempt)
    }
    do {
      try await begin(plan, on: handle, catalog, profiles)
      return handle
    } catch {
      await handle.close()
      throw error
    }
  }

  private func begin(
    _ plan: WorldPlan, on handle: DaemonHandle, _ catalog: Catalog, _ profiles: String
  ) async throws(CommandFailure) {
    do throws(WorldFailure) {
      do throws(HandleFailure) { try await handle.ensureAlive() } catch {
        throw WorldFailure(step: "start the daemon", name: "daemon_failed", why: "\(error)")
      }
      if from != nil {
        try await plan.setRate(on: handle)
      } else {
        try await plan.setUp(
          on: handle, with: OwnProgram.companion("phone-client"), catalog, profiles: profiles)
      }
    } catch {
      throw CommandFailure(error, attempting: Self.attempt)
    }
  }

  private static let attempt = "cannot make a world"

  private func document(of handle: DaemonHandle) async throws -> WorldDocument {
    let folder = handle.folder
    let connection = try await handle.connect(.control)
    let profiles = try catalogue.absoluteFolder()
    let attempt = "cannot look at the world"
    return try await ProtocolClient.serving(connection) { client throws(CommandFailure) in
      let cars = try await client.call(VehiclesList(), attempting: attempt)
      let clock = try await client.call(ClockGet(), attempting: attempt)
      return WorldDocument(
        folder: folder.path, keeper: getpid(), worldTime: clock.worldTime,
        vehicles: cars.vehicles.map(\.vin),
        address: access(folder.address, F_OK) == 0 ? folder.address : nil,
        environment: WorldDocument.Environment(folder, profiles: profiles))
    }
  }
}

extension CommandFailure {
  /// A step on the way to a world came to nothing.
  init(_ failure: WorldFailure, attempting attempt: String) {
    self.init(
      .refused, name: failure.name, what: "\(attempt): \(failure.step)", why: failure.why)
  }
}
