import ArgumentParser
import Glibc
import LinkTransport
import Processes
import ScenarioRunner
import UnixSignals

/// Where a world lives, and how long.
struct WorldLifeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End with this process; left out, with the shell or program that asked. 0 for none.",
      valueName: "pid"))
  var parent: Int32?

  @Flag(help: "Leave the world’s files where they are when it ends.")
  var keepFiles = false

  @Option(
    help: ArgumentHelp(
      "The headunitd to start; usually the one that came with this program.", valueName: "path"))
  var headunitd: String?

  @OptionGroup var catalogue: CatalogueOptions

  /// The process the world ends with.
  ///
  /// - Throws: `ValidationError` when there is no such process.
  func watched() throws -> WatchedProcess? {
    guard let parent else { return WatchedProcess.caller() }
    guard parent != 0 else { return nil }
    guard let process = WatchedProcess(parent) else {
      throw ValidationError("there is no process \(parent) for the world to end with")
    }
    return process
  }

  /// The same for the keeper.
  func arguments() throws -> [String] {
    let profiles = try catalogue.absoluteFolder()
    return ["--parent", "\(try watched()?.id ?? 0)", "--profiles", profiles]
      + (keepFiles ? ["--keep-files"] : [])
      + (headunitd.map { ["--headunitd", $0] } ?? [])
  }
}
