import ArgumentParser
import Processes

/// How long a world lives, and what it leaves.
struct WorldLifeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End with this process; left out, with the shell or program that asked. 0 for none.",
      valueName: "pid"))
  var parent: Int32?

  @Flag(help: "Leave the world’s files where they are when it ends.")
  var keepFiles = false

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
}
