import ArgumentParser
import CommandSupport
import FoundationEssentials
import Glibc
import LinkTransport
import Processes
import ScenarioRunner

/// `headunitctl down`
struct DownCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down", abstract: "End a world that `up` made, with all that belongs to it.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: WorldChoice

  private struct Ended: Encodable { let folder: String }

  func run() async throws {
    let folder = try which.folder(attempting: Self.attempt)
    guard let keeper = folder.keeper, let process = WatchedProcess(keeper) else {
      throw CommandFailure(
        .refused, name: "world_over", what: Self.attempt, why: "\(folder.path) is over already")
    }
    kill(keeper, SIGTERM)
    for _ in 0..<(Self.patienceMilliseconds / Self.lookMilliseconds) where process.isRunning {
      await LinkLoop.ofThisProcess.pause(milliseconds: Self.lookMilliseconds)
    }
    guard !process.isRunning else {
      throw CommandFailure(
        .timedOut, name: "world_stays", what: Self.attempt,
        why: "its keeper, process \(keeper), does not end", retryable: true)
    }
    try options.output.answer(
      Ended(folder: folder.path), text: StyledText("the world in \(folder.path) has ended"))
  }

  private static let attempt = "cannot end the world"
  private static let patienceMilliseconds: Int64 = 90_000
  private static let lookMilliseconds: Int64 = 10
}

/// Which world a command means.
struct WorldChoice: ParsableArguments {
  @Option(
    help: ArgumentHelp("The world’s folder; left out, $HEADUNIT_WORLD.", valueName: "folder"))
  var world: String?

  /// - Throws: ``CommandFailure`` named `world_unknown` when none is named, or there is none.
  func folder(attempting attempt: String) throws(CommandFailure) -> WorldFolder {
    let named = world ?? ProcessInfo.processInfo.environment["HEADUNIT_WORLD"] ?? ""
    func unknown(_ why: String) -> CommandFailure {
      CommandFailure(.refused, name: "world_unknown", what: attempt, why: why)
    }
    guard !named.isEmpty else { throw unknown("give --world, or set HEADUNIT_WORLD") }
    guard access(named, F_OK) == 0 else { throw unknown("\(named) is not there (any more)") }
    return WorldFolder(path: named)
  }
}
