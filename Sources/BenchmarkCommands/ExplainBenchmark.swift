import CEcho
import FoundationEssentials
import Processes

/// A `services.explain` over the control socket, against a blocking C echo of as many bytes.
///
/// Daemon, echo and caller share one processor: with several, the scheduler's choice of where to
/// wake whom costs several times what is measured, and falls differently in each run.
struct ExplainBenchmark {
  let rounds: Int
  private static let callsPerRound = 250

  func run() throws(BenchmarkFailure) -> Comparison {
    let code = cecho_stay_on_this_processor()
    guard code == 0 else { throw .system("sched_setaffinity", code) }
    defer { _ = cecho_use_every_processor() }
    let scratch = try Scratch()
    let daemon = try BenchmarkDaemon(in: scratch.path)
    defer { daemon.stop() }

    let request = Array(
      (#"{"jsonrpc":"2.0","id":1,"method":"services.explain","params":{"vehicle":"#
        + "\"\(BenchmarkDaemon.vin)\",\"service\":\"smart-alerts\"}}\n").utf8)
    var ours = try RawCaller(daemon.controlSocket)
    let answer = try ours.answer(to: request)
    try Self.check(answer)

    let echo = try Self.startEcho(in: scratch.path, replyBytes: answer.count)
    var baseline = try RawCaller("\(scratch.path)/echo.sock")
    defer { echo.terminate() }

    var (ourSamples, baselineSamples) = (Samples(), Samples())
    for round in 0...rounds {
      for _ in 0..<Self.callsPerRound {
        let duration = try ours.time(request)
        // The first round only warms up.
        if round > 0 { ourSamples.add(duration) }
      }
      for _ in 0..<Self.callsPerRound {
        let duration = try baseline.time(request)
        if round > 0 { baselineSamples.add(duration) }
      }
    }
    return Comparison(
      "services.explain, \(request.count) bytes to \(answer.count)", ourSamples,
      against: "C echo of the same bytes", baselineSamples)
  }

  /// The echo is ready when it says so on its standard output.
  private static func startEcho(
    in folder: String, replyBytes: Int
  ) throws(BenchmarkFailure) -> ChildProcess {
    let echo = try ChildProcess(
      OwnProgram.companion("headunit-bench"),
      ["echo-floor", "--socket", "\(folder)/echo.sock", "--reply-bytes", "\(replyBytes)"],
      log: "\(folder)/echo.log")
    guard echo.listen(milliseconds: 10_000) else {
      throw .notReady(program: "the C echo", log: echo.log)
    }
    return echo
  }

  /// A refusal would be quicker than an answer.
  private static func check(_ answer: [UInt8]) throws(BenchmarkFailure) {
    struct Reply: Decodable {
      struct Result: Decodable { let chain: [Link] }
      struct Link: Decodable { let link: String }
      let result: Result?
    }
    let reply = try? JSONDecoder().decode(Reply.self, from: Data(answer))
    guard reply?.result?.chain.isEmpty == false else {
      throw .wrongAnswer(
        asked: "services.explain", answer: String(decoding: answer, as: UTF8.self))
    }
  }
}
