import ArgumentParser
import CommandSupport
import LinkProtocol
import LinkTransport
import ScenarioRunner

/// `headunitctl fork`
struct ForkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fork", abstract: "Copy a world as it is now, and go on in both.",
    discussion: """
      Car, phones, store and clock are copied; faults are not. Answers with what to export for the \
      second world, which lives as one of `up` does:

          eval "$(headunitctl fork)"
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: WorldChoice
  @OptionGroup var life: WorldLifeOptions
  @OptionGroup var catalogue: CatalogueOptions

  func run() async throws {
    let world = try which.folder(attempting: Self.attempt)
    let place = WorldKeeper.Place(
      parent: try life.watched(), profiles: try catalogue.absoluteFolder(), headunitd: nil)
    let rate = try await rate(of: world)
    let copy: WorldCopy
    do throws(WorldFailure) { copy = try await WorldCopy(of: world) } catch {
      throw CommandFailure(error, attempting: Self.attempt)
    }
    defer { copy.remove() }
    let arguments =
      ["--from", copy.folder.path] + (rate == 0 ? [] : ["--rate", "\(rate)"])
      + (life.keepFiles ? ["--keep-files"] : [])
    try options.output.show(WorldKeeper.start(arguments, place, options.output))
  }

  private static let attempt = "cannot copy the world"

  private func rate(of world: WorldFolder) async throws(CommandFailure) -> Double {
    let connection: LinkConnection
    do throws(LinkConnectError) {
      connection = try await LinkClient.connect(path: world.socket(.control))
    } catch {
      throw error.commandFailure
    }
    return try await ProtocolClient.serving(connection) { client throws(CommandFailure) in
      try await client.call(ClockGet(), attempting: Self.attempt).rate
    }
  }
}
