import Foundation
import Glibc
import TestSupport
import Testing

/// `headunitctl scenario`, as a build server calls it.
@Suite(.processes) struct ScenarioCommandTests {
  private static let passing = """
    name: passes
    matrix: {minutes: [5, 6]}
    world: {profile: qashqai-j12b/2025/tekna}
    steps:
    - pair
    - buy: smart-alerts
    - push
    - advance: "${minutes} min"
    - expect: {service: smart-alerts, state: active}
    - restart-daemon
    - expect: {bonds: 1}

    """
  private static let failing = """
    name: fails
    world: {profile: qashqai-j12b/2025/tekna}
    steps:
    - pair
    - expect: {bonds: 2}

    """

  @Test func `a folder without scenarios is told, and not passed over`() throws {
    try withFixture { fixture in
      for command in ["run", "check", "list"] {
        let end = try run(
          .control, ["--json", "scenario", command, fixture.path],
          environment: ["HEADUNIT_PROFILES": Repository.path("Profiles")])
        #expect(end.status == .exited(65), "\(command)")
        #expect(try end.failure.name == "scenarios_not_found", "\(command)")
      }
    }
  }

  @Test func `the exit status says whether all passed, and the report why not`() throws {
    try withFixture { fixture in
      let good = try fixture.write(Self.passing, to: "good.yaml")
      let bad = try fixture.write(Self.failing, to: "bad.yaml")
      let wrong = try fixture.write("name: wrong\nsteps: [jump]\n", to: "wrong.yaml")

      let passed = try scenario("run", good)
      #expect(passed.status == .exited(0), "\(passed.stderr)")
      #expect(passed.stdout.contains("2 cases, all passed"))
      let failed = try scenario("run", "--in-process", good, bad, "--format", "json")
      #expect(failed.status == .exited(1))
      #expect(try failed.json.cases == 3)
      #expect(try failed.json.failed == 1)
      let failure = try failed.json.outcomes.array[0].failure
      #expect(failure.expected == "bonds 2")
      #expect(failure.found == "bonds 1")
      #expect(failure.line == 5)
      let mistaken = try scenario("run", wrong)
      #expect(mistaken.status == .exited(65))
      #expect(mistaken.stderr.contains("wrong.yaml:2:9: unknown step ‘jump’"))
      #expect(try scenario("check", good).status == .exited(0))
      #expect(try scenario("check", wrong).status == .exited(65))
    }
  }

  @Test func `every format is written, and shards are put together again`() throws {
    try withFixture { fixture in
      let good = try fixture.write(Self.passing, to: "good.yaml")
      let tap = try scenario("run", "--in-process", good, "--format", "tap")
      #expect(tap.stdout.hasPrefix("TAP version 14\n"))
      let junit = try scenario("run", "--in-process", good, "--format", "junit")
      #expect(junit.stdout.hasPrefix("<?xml"))

      var reports: [String] = []
      for index in 1...2 {
        let shard = try scenario("run", "--in-process", "--json", "--shard", "\(index)/2", good)
        #expect(shard.status == .exited(0))
        reports.append(try fixture.write(shard.stdout, to: "\(index).json"))
      }
      let merged = try run(.control, ["scenario", "merge", "--json"] + reports)
      let whole = try scenario("run", "--in-process", "--json", good)
      #expect(Self.withoutTimes(merged.stdout) == Self.withoutTimes(whole.stdout))
      #expect(try whole.json.milliseconds.number ?? 0 > 0)
      #expect(try whole.json.outcomes.array.allSatisfy { ($0.milliseconds.number ?? 0) > 0 })
      let half = try scenario("merge", reports[0])
      #expect(half.status == .exited(65))
      #expect(half.stderr.hasSuffix("[reports_unmergeable]\n"))
    }
  }

  @Test func `cases are chosen by text, by id and by tag`() throws {
    try withFixture { fixture in
      let good = try fixture.write(Self.passing, to: "good.yaml")
      for (choice, count) in [
        (["--filter", "minutes=6"], 1), (["--case", "passes [minutes=5]"], 1),
        (["--tag", "other", "--allow-empty"], 0),
      ] {
        let ran = try run(.control, ["scenario", "run", "--in-process", "--json", good] + choice)
        #expect(try ran.json.cases.number == Double(count))
      }
      #expect(try scenario("list", "--json").json.scenarios.array.count > 20)
      #expect(try scenario("schema").stdout.hasPrefix("{"))
    }
  }

  @Test(arguments: [
    (["--filter", "pases"], "no case’s id holds ‘pases’; did you mean ‘passes’?"),
    (["--filter", "NOPE"], "no case’s id holds ‘NOPE’"),
    (["--tag", "smokey"], "no scenario has the tag ‘smokey’; did you mean ‘smoke’?"),
    (["--case", "passes typo"], "there is no case ‘passes typo’; did you mean ‘passes’?"),
    (
      ["--case", "passes [minutes=5]", "--case", "passes [minutes=7]"],
      "there is no case ‘passes [minutes=7]’; did you mean ‘passes [minutes=5]’, "
        + "‘passes [minutes=6]’?"
    ),
    (
      ["--tag", "smoke", "--filter", "minutes=6", "--case", "passes [minutes=5]"],
      "no case is all that is asked for"
    ),
  ])
  func `a selection of nothing is refused, with the nearest names`(
    choice: [String], why: String
  ) throws {
    try withFixture { fixture in
      let good = try fixture.write(
        Self.passing.replacingOccurrences(of: "matrix:", with: "tags: [smoke]\nmatrix:"),
        to: "good.yaml")
      for shard in [[], ["--shard", "1/3"]] {
        let arguments = ["scenario", "run", "--in-process", "--json", good] + choice + shard
        let refused = try run(.control, arguments)
        #expect(refused.status == .exited(64))
        #expect(try refused.json.error.name == "selection_empty")
        #expect(refused.stderr.contains("\(why) [selection_empty]"), "\(refused.stderr)")
        let meant = try run(.control, arguments + ["--allow-empty"])
        #expect(meant.status == .exited(0))
      }
    }
  }

  @Test func `an empty shard passes`() throws {
    try withFixture { fixture in
      let good = try fixture.write(Self.passing, to: "good.yaml")
      let counts = try (1...9).map { index in
        let ran = try run(
          .control,
          ["scenario", "run", "--in-process", "--json", good, "--shard", "\(index)/9"])
        #expect(ran.status == .exited(0))
        return try ran.json.cases.number
      }
      #expect(counts.contains(0))
    }
  }

  @Test func `a failed case leaves what it can tell`() throws {
    try withFixture { fixture in
      let bad = try fixture.write(Self.failing, to: "bad.yaml")
      for place in [["--in-process"], []] {
        let folder = "\(fixture.path)/bundle\(place.count)"
        _ = try run(.control, ["scenario", "run", bad, "--bundle", folder] + place)
        let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/fails")
        for name in [
          "scenario.yaml", "failure.txt", "failure.json", "car-journal.txt", "car-services.json",
          "store.sqlite", "headunit.sqlite",
        ] {
          #expect(names.contains(name), "\(names)")
        }
        let reported = try String(contentsOfFile: "\(folder)/fails/failure.txt", encoding: .utf8)
        #expect(reported.contains("headunitctl scenario run \(bad) --case fails"))
      }
    }
  }

  @Test func `a running daemon is used, and left as it was but for its time`() throws {
    try withCar { car in
      let live = ["--socket", car.fixture.controlSocket, "scenario", "run", "--live", "--json"]
      let good = try car.fixture.write(
        Self.passing.replacingOccurrences(of: "- restart-daemon\n", with: "")
          .replacingOccurrences(of: "[5, 6]", with: "[5]"),
        to: "good.yaml")
      let ran = try run(.control, live + [good])
      #expect(ran.status == .exited(0), "\(ran.stdout)")
      #expect(try car.call("vehicles.list").total == 1)
      #expect(try car.call("clock.get").worldTime == "2026-01-31T10:05:00.000Z")

      let late = try run(.control, live + [good])
      let found = try late.json.outcomes.array[0].failure.found.string ?? ""
      #expect(found.hasPrefix("refused: clock_backwards"), "\(found)")
      let rude = try car.fixture.write(
        "name: rude\nworld: {profile: qashqai-j12b/2025/tekna, start: 2026-02-01T10:00:00Z}\n"
          + "steps:\n- kill-daemon\n", to: "rude.yaml")
      let refused = try run(.control, live + [rude])
      let why = try refused.json.outcomes.array[0].failure.found.string ?? ""
      #expect(why.hasPrefix("refused: not_in_this_world"), "\(why)")
      #expect(try car.call("vehicles.list").total == 1)
    }
  }

  /// The runner dies or is asked to end in the middle of a long matrix.
  @Test(arguments: [SIGKILL, SIGINT])
  func `no daemon outlives its runner`(_ signal: Int32) throws {
    try withFixture { fixture in
      let numbers = (1...5_000).map(String.init).joined(separator: ", ")
      let long = try fixture.write(
        "name: long\nmatrix: {n: [\(numbers)]}\nworld: {profile: qashqai-j12b/2025/tekna}\n"
          + "steps:\n- pair\n- unpair\n", to: "long.yaml")
      let fifo = "\(fixture.path)/lives"
      guard mkfifo(fifo, 0o600) == 0 else { throw SystemError(call: "mkfifo") }
      // The daemon keeps the pipe open for as long as it lives.
      let wrapper = try fixture.write(
        "#!/bin/sh\nexec 9>'\(fifo)'\necho started >&9\n"
          + "exec '\(BuiltExecutable.daemon.path)' \"$@\"\n", to: "headunitd")
      chmod(wrapper, 0o700)
      let runner = try Child(
        BuiltExecutable.control.path,
        ["scenario", "run", long, "--headunitd", wrapper, "--jobs", "1"])
      let descriptor = open(fifo, O_RDONLY | O_NONBLOCK)
      defer { close(descriptor) }
      var life = ByteReader(descriptor)
      #expect(try life.line(by: .usual, for: "the daemon to start") == "started")
      runner.send(signal: signal)
      let ended = try runner.finish(for: "the runner to end")
      #expect(ended.status == .killed(signal: signal))
      #expect(try life.line(by: .usual, for: "the daemon to end") == nil)
    }
  }

  @Test func `what failed is repeated until it passes`() throws {
    try withFixture { fixture in
      let good = try fixture.write(Self.passing, to: "good.yaml")
      let bad = try fixture.write(
        Self.failing.replacingOccurrences(
          of: "name: fails", with: "name: fails\nmatrix: {n: [1, 2]}"
        )
        .replacingOccurrences(of: "bonds: 2", with: "bonds: \"${n}\""), to: "bad.yaml")
      func run(_ arguments: String...) throws -> CommandResult {
        try DaemonTests.run(
          .control, ["--json", "scenario", "run", "--in-process"] + arguments,
          environment: ["XDG_STATE_HOME": "\(fixture.path)/state"])
      }
      let unknown = try run("--last-failed")
      #expect(unknown.status == .exited(64))
      #expect(unknown.stderr.contains("nothing failed in the last run [selection_empty]"))
      #expect(try run(good, bad).json.cases == 4)

      let again = try run("--last-failed")
      #expect(again.status == .exited(1))
      #expect(try again.json.outcomes.array.map { $0.id.string } == ["fails [n=2]"])
      let elsewhere = try run(good, "--last-failed")
      #expect(try elsewhere.json.error.name == "selection_empty")
      #expect(try run(good, "--last-failed", "--allow-empty").json.cases == 0)

      _ = try fixture.write(
        Self.failing.replacingOccurrences(
          of: "name: fails", with: "name: fails\nmatrix: {n: [1, 2]}"
        )
        .replacingOccurrences(of: "bonds: 2", with: "bonds: 1"), to: "bad.yaml")
      #expect(try run("--last-failed").status == .exited(0))
      let none = try run("--last-failed")
      #expect(none.status == .exited(64))
      #expect(none.stderr.contains("nothing failed in the last run [selection_empty]"))
      #expect(try run("--last-failed", "--allow-empty").json.cases == 0)
      let kept = "\(fixture.path)/state/headunit/last-failed.json"
      #expect(!FileManager.default.fileExists(atPath: kept), "nothing failed, nothing is kept")
      #expect(try run("--last-failed", "--case", "passes").status == .exited(64))
    }
  }

  @Test func `an interrupted run reports what it has, and its report is not merged`() throws {
    try withFixture { fixture in
      let numbers = (1...5_000).map(String.init).joined(separator: ", ")
      let long = try fixture.write(
        "name: long\nmatrix: {n: [\(numbers)]}\nworld: {profile: qashqai-j12b/2025/tekna}\n"
          + "steps:\n- pair\n- expect: {bonds: 2}\n", to: "long.yaml")
      let bundles = "\(fixture.path)/bundles"
      let runner = try Child(
        BuiltExecutable.control.path,
        ["scenario", "run", long, "--in-process", "--jobs", "1", "--json", "--bundle", bundles])
      // A case is over once what it can tell is there.
      let deadline = Deadline.usual
      while !deadline.isOver, !FileManager.default.fileExists(atPath: bundles) {}
      runner.send(signal: SIGINT)
      let end = try runner.finish(for: "the runner to end")
      #expect(end.status == .killed(signal: SIGINT))
      let printed = String(decoding: end.output, as: UTF8.self)
      let report = try JSONValue(parsing: printed)
      #expect(report.interrupted == true)
      #expect(report.failed == report.cases)
      let cases = report.cases.number ?? 0
      #expect(cases > 0 && cases < 5_000)
      let cut = try fixture.write(printed, to: "cut.json")
      let refused = try scenario("merge", cut)
      #expect(refused.status == .exited(65))
      #expect(refused.stderr.contains("was interrupted"))
    }
  }

  private static func withoutTimes(_ report: String) -> [Substring] {
    report.split(separator: "\n").filter { !$0.contains("\"milliseconds\"") }
  }

  private func scenario(_ arguments: String...) throws -> CommandResult {
    try run(.control, ["scenario"] + arguments, by: Deadline.usual)
  }
}
