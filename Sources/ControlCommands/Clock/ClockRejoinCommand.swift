import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl clock rejoin`
struct ClockRejoinCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejoin",
    abstract: "Set world time back to the host's clock, after that had been wrong.",
    discussion: """
      For a world that a host with a wrong clock led ahead, and that is now held until the host has
      caught up. Look at both times first: ‘headunitctl clock’. It is the only way back, and a
      one-way move: each car notes it in its journal, and what it believed of the time it believes
      no more, so that its services wait until a phone brings the time that its store signs.
      """)
  static let attempt = "cannot set world time back"

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Do it; without this nothing happens.")
  var yes = false

  func validate() throws {
    guard yes else {
      throw ValidationError(
        "world time would go back to the host's clock, for every car; say --yes to do it")
    }
  }

  func request() -> ClockRejoin { ClockRejoin() }
}
