import Glibc
import LinkProtocol
import Processes

/// How long another one waits while a user without rights does its worst: an operator's `clock.get`
/// over the control socket, alone and beside each attack in turn.
struct AbuseBenchmark {
  let attacks: [Attack]
  let rounds: Int

  private static let callsAlone = 1_000
  private static let nanosecondsBeside: Int64 = 400_000_000
  /// The user who attacks, where this is root: nobody.
  private static let uid: UInt32 = 65_534

  func run() throws(BenchmarkFailure) -> AbuseReport {
    var (alone, rows) = (Samples(), [AbuseReport.Row]())
    for attack in attacks {
      // Each meets a daemon that owes nothing to the one before.
      let scratch = try Scratch()
      // The attacker must reach the sockets.
      guard chmod(scratch.path, 0o711) == 0 else { throw .system("chmod") }
      let daemon = try BenchmarkDaemon(in: scratch.path)
      defer { daemon.stop() }
      var caller = try RawCaller(daemon.controlSocket)
      var tries: [AbuseReport.Row] = []
      for _ in 0..<rounds {
        var before = Samples()
        for _ in 0..<Self.callsAlone {
          let duration = try caller.time(Self.request)
          before.add(duration)
          alone.add(duration)
        }
        let beside = try measure(beside: attack, daemon, scratch.path, &caller)
        tries.append(
          AbuseReport.Row(attack: attack.name, alone: before.spread, beside: beside.spread))
      }
      tries.sort { $0.medianRatio < $1.medianRatio }
      rows.append(tries[tries.count / 2])
    }
    return AbuseReport(isOtherUser: geteuid() == 0, alone: alone.spread, rows: rows)
  }

  private static let request = Array(
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"clock.get\"}\n".utf8)

  private func measure(
    beside attack: Attack, _ daemon: borrowing BenchmarkDaemon, _ folder: String,
    _ caller: inout RawCaller
  ) throws(BenchmarkFailure) -> Samples {
    let path = attack.socket == .phone ? daemon.phoneSocket : daemon.controlSocket
    var arguments = [
      "attack", "--path", path, "--socket", attack.socket.rawValue, "--mode",
      attack.mode.rawValue, "--method", attack.method,
    ]
    if geteuid() == 0 { arguments += ["--uid", "\(Self.uid)"] }
    let attacker = try ChildProcess(
      OwnProgram.companion("headunit-bench"), arguments, log: "\(folder)/attack.log")
    defer { attacker.terminate() }
    guard attacker.listen(milliseconds: 10_000) else {
      throw .notReady(program: "the attack \(attack.name)", log: attacker.log)
    }
    var samples = Samples()
    let watch = HostStopwatch()
    while watch.nanoseconds < Self.nanosecondsBeside { samples.add(try caller.time(Self.request)) }
    return samples
  }
}
