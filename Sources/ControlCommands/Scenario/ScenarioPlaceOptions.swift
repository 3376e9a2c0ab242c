import ArgumentParser
import CommandSupport
import FoundationEssentials
import LinkProtocol
import Processes
import ScenarioRunner
import Scenarios
import VehicleCatalog

/// Where scenarios run.
struct ScenarioPlaceOptions: ParsableArguments {
  @Flag(
    name: [.customLong("in-process"), .customLong("fast")],
    help: "Run the head unit in this process, which is quick: nothing goes to a disk or a socket.")
  var inProcess = false

  @Flag(help: "Use the daemon that is running, with cars of the scenario's own.")
  var live = false

  @Option(
    help: ArgumentHelp(
      "The headunitd to start; usually the one that came with this program.", valueName: "path"))
  var headunitd: String?

  func validate() throws {
    if inProcess, live { throw ValidationError("give only one of --in-process and --live") }
  }

  /// Makes a world.
  ///
  /// - Throws: ``CommandFailure``.
  func world(
    _ kit: CaseKit, _ options: GlobalOptions, profiles: String
  ) throws -> any ScenarioWorld {
    if inProcess { return InProcessWorld(kit) }
    if live {
      let control = options.socketPath(.control)
      let folder = control.lastIndex(of: "/").map { String(control[...$0]) } ?? ""
      return LiveWorld(
        kit, controlSocket: control,
        phoneSocket: options.socket == nil ? options.socketPath(.phone) : folder + "phone.sock")
    }
    return try Self.daemon(kit, headunitd, profiles: profiles)
  }

  /// Makes a world with a daemon of its own.
  ///
  /// - Parameters:
  ///   - kit: What cases share.
  ///   - program: The headunitd to start; `nil` for the one that came with this program.
  ///   - profiles: The catalogue's folder.
  /// - Returns: The world; its daemon is not started yet.
  /// - Throws: ``CommandFailure`` named `scratch_failed`.
  static func daemon(
    _ kit: CaseKit, _ program: String? = nil, profiles: String
  ) throws(CommandFailure) -> DaemonWorld {
    do throws(HandleFailure) {
      return try DaemonWorld(
        kit, program: program ?? OwnProgram.companion("headunitd"), profiles: profiles)
    } catch {
      throw CommandFailure(
        .inputOutput, name: "scratch_failed", what: "cannot prepare a daemon", why: "\(error)")
    }
  }
}
