import Glibc

/// From the start of `headunitd`, with every profile and an empty state folder, until both of its
/// sockets have answered; against the start and end of a process that does nothing.
struct StartBenchmark {
  let rounds: Int

  func run() throws(BenchmarkFailure) -> Comparison {
    let scratch = try Scratch()
    var (ourSamples, baselineSamples) = (Samples(), Samples())
    for round in 0..<rounds {
      let folder = "\(scratch.path)/\(round)"
      guard mkdir(folder, 0o700) == 0 else { throw .system("mkdir of \(folder)") }
      let start = HostStopwatch()
      let daemon = try BenchmarkDaemon(in: folder)
      ourSamples.add(start.nanoseconds)
      daemon.stop()

      let baselineStart = HostStopwatch()
      let nothing = try ChildProcess("/bin/true", [], log: "\(folder)/true.log")
      nothing.waitForEnd()
      baselineSamples.add(baselineStart.nanoseconds)
    }
    return Comparison(
      "headunitd, start to ready", ourSamples, against: "/bin/true, start to end", baselineSamples)
  }
}
