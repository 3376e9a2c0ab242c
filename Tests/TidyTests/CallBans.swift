/// Code that only some files may hold.
struct CallBan {
  enum Scope {
    case everywhere
    case sources
    /// Only the targets whose answers depend on nothing but their arguments.
    case pureTargets
    /// One target's sources.
    case target(String)
  }

  /// Swift snippets; each is looked for token by token, whatever the spaces.
  let snippets: [String]
  let scope: Scope
  let reason: String
  /// Files, or folders that end in `/`, and why each may.
  let allowed: [String: String]

  init(
    _ snippets: String..., in scope: Scope = .everywhere, reason: String,
    allowed: [String: String] = [:]
  ) {
    self.snippets = snippets
    self.scope = scope
    self.reason = reason
    self.allowed = allowed
  }
}

/// To extend an allowance, add one line with its reason.
let callBans: [CallBan] = [
  CallBan(
    "StoreRefusal", "OrderMachine", "SubscriptionMachine", "Pricing", "CardRules", "Holdings(",
    in: .target("StoreStorage"),
    reason: "storage decides nothing; every rule of the store stands in NissanStore"),
  CallBan(
    "Date()", "Date.now", "DispatchTime", "ContinuousClock", "SuspendingClock", "NIODeadline.now(",
    "clock_gettime(", "gettimeofday(", "time(nil)",
    reason: "time comes in as a value; only the outermost layer reads a clock",
    allowed: [
      "Sources/HeadUnit/Clock/HostClock.swift": "the daemon's one reading of the host's clocks",
      "Sources/PhoneCommands/Run/HostTime.swift": "the phone's one reading of the host's clock",
      "Sources/BenchmarkCommands/": "measures host time",
      "Sources/Endurance/": "kills programs at instants of host time",
      "Sources/ControlCommands/Explore/ExploreCommand.swift": "tells how fast a search was",
      "Sources/ScenarioRunner/Matrix/CaseStopwatch.swift": "tells how long a case took",
      "Tests/DaemonTests/": "deadlines of real processes",
    ]),
  CallBan(
    "Task.sleep(", "usleep(", "nanosleep(", "sleep(", "Thread.sleep(",
    reason: "nothing sleeps: world time moves by command, and waits have an event and a deadline"),
  CallBan(
    "SystemRandomNumberGenerator", ".random(", ".randomElement(", ".shuffled(", ".shuffle(",
    reason:
      "random numbers come in as a generator (`using:`), so that a run can be repeated from its seed",
    allowed: [
      "Sources/HeadUnit/Entropy.swift": "the daemon's one source of random numbers",
      "Sources/PhoneCommands/Run/SystemRandom.swift": "the phone's one source of random numbers",
    ]),
  CallBan(
    "UUID()", "SymmetricKey(size:", ".PrivateKey()", "Ed25519PrivateKey.generate()",
    in: .pureTargets,
    reason: "fresh names and keys come in as values, so that the same input gives the same output"),
  CallBan(
    "UUID()", in: .sources,
    reason: "a random name cannot be replayed; take an identifier as a parameter"),
  CallBan(
    "Task {", "Task(", "Task.detached", "Task.immediate", in: .sources,
    reason: "a task without a parent outlives whoever waits for it; use a task group",
    allowed: [
      "Sources/headunit-fuzz/CallingThread.swift": "libFuzzer calls in without a task, and waits"
    ]),
  CallBan(
    "@unchecked Sendable", "nonisolated(unsafe)",
    reason: "the compiler proves the absence of data races; do not talk it out of it"),
  CallBan("try!", "as!", reason: "a surprise must be an error with a name, not a crash"),
  CallBan(
    "fatalError(", in: .sources,
    reason: "throw a failure; a bug that cannot be handled is `preconditionFailure` with a sentence"
  ),
  CallBan(
    "print(", "debugPrint(", "dump(", in: .sources,
    reason: "what a command says goes through Output; a library returns or logs"),
  CallBan(
    "exit(", "_exit(", in: .sources,
    reason: "only a command ends the process; a library that does loses what was not committed",
    allowed: [
      "Sources/CommandSupport/": "speaks for the commands", "Sources/headunit-fuzz/": "a main",
    ]),
  CallBan(
    "FileManager", "FileHandle", "ProcessInfo", "contentsOf:", "contentsOfFile:", "getenv(",
    "fopen(", "URLSession", "readLine(", in: .pureTargets,
    reason: "a pure target does no I/O; read outside and hand the value in"),
]
