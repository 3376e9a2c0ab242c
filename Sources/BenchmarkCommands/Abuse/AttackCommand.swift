import ArgumentParser
import Glibc
import LinkProtocol

/// The attacker as a process of its own; the benchmark starts it beside the daemon.
struct AttackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attack", abstract: "Does one thing to a socket without end.",
    shouldDisplay: false)

  @Option(help: "Where to connect.")
  var path: String

  @Option(help: "Which of the daemon's sockets that is.")
  var socket: String

  @Option(help: "What to do.")
  var mode: Attack.Mode

  @Option(help: "The method of the calls.")
  var method = ""

  @Option(help: "The user to become first, for which this must be root.")
  var uid: UInt32?

  @Option(help: "Over how many connections.")
  var connections = 64

  func run() async throws {
    if let uid {
      guard setgroups(0, nil) == 0, setgid(uid) == 0, setuid(uid) == 0
      else { throw BenchmarkFailure.system("setuid") }
    }
    signal(SIGPIPE, SIG_IGN)
    // An attack never outlives its benchmark for long.
    alarm(60)
    let attack = Attack(
      mode: mode, socket: SocketRole(rawValue: socket) ?? .phone, method: method)
    if mode == .session {
      try await SessionFlood(path: path, method: method).run { Self.begin() }
    } else {
      var flood = SocketFlood(attack, path: path, connections: connections)
      try flood.run { Self.begin() }
    }
  }

  /// Says on standard output that the attack has begun.
  private static func begin() { write(STDOUT_FILENO, "!", 1) }
}
