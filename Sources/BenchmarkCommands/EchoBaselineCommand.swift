import ArgumentParser
import CEcho
import Glibc

/// The C echo as a process of its own; the benchmark starts it beside the daemon.
struct EchoBaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo-floor", abstract: "Answers every line with the same bytes.",
    shouldDisplay: false)

  @Option(help: "Where to listen.")
  var socket: String

  @Option(help: "How many bytes an answer has, its line break included.")
  var replyBytes: Int

  func validate() throws {
    guard (1...(1 << 20)).contains(replyBytes) else {
      throw ValidationError("an answer of \(replyBytes) bytes is outside 1…1048576 bytes")
    }
  }

  func run() throws {
    let reply = [UInt8](repeating: UInt8(ascii: "x"), count: replyBytes - 1) + [0x0A]
    let code = cecho_serve(socket, STDOUT_FILENO, reply, reply.count)
    throw BenchmarkFailure.system("serving \(socket)", code)
  }
}
