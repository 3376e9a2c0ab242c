import Foundation
import Glibc
import Testing

/// What whoever cares for a daemon looks at: its status, its check and its numbers.
@Suite(.processes) struct CareTests {
  @Test func `the status is one page, and one document`() throws {
    try withPairedCar { car in
      let phone = try RawClient(car.fixture.phoneSocket)
      #expect(try phone.request("vehicle.describe").error.data.name == "hello_first")
      try car.call("faults.add", #"{"kind":"storage_error"}"#)
      let status = try car.fixture.control("status").done()
      #expect(status.vehicles == 1)
      #expect(status.bonds == 1)
      #expect(status.faults == 1)
      #expect(status.watchers == 0)
      #expect(status.stateFolder == .string(car.fixture.stateFolder))
      #expect((status.databaseBytes.number ?? 0) > 4_096)
      #expect((status.diskFreeBytes.number ?? 0) > 0)
      #expect(status.startedAt.string?.hasSuffix("Z") == true)
      #expect(status.sockets.array.map(\.socket) == ["phone", "control"])
      #expect(status.sockets[0].connections == 1)
      #expect(status.sockets[1].path == .string(car.fixture.controlSocket))
      #expect(status.sockets[1].inherited == false)

      let page = try run(.control, ["--socket", car.fixture.controlSocket, "status"]).stdout
      for part in [
        "headunitd", "Running since", "World time", "1, with 1 bond", "Faults in force", "Watchers",
        "Memory", "MiB", car.fixture.stateFolder, "free", "\(car.fixture.phoneSocket) (phone)",
      ] {
        #expect(page.contains(part), "‘\(part)’ in \(page)")
      }
    }
  }

  @Test func `a sound database is said to be, with its counts, and a damaged one is not`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let check = try car.fixture.control("check").done()
      #expect(check.sound == true)
      #expect(check.failures == .array([]))
      #expect(check.vehicles == 1)
      #expect(check.bonds == 1)
      #expect(check.records == 1)
      #expect((check.journalEntries.number ?? 0) > 2)
      #expect((check.pages.number ?? 0) > 1)
      #expect((check.diskBytes.number ?? 0) >= (check.diskFreeBytes.number ?? 0))
      let text = try run(.control, ["--socket", car.fixture.controlSocket, "check"])
      #expect(text.status == .exited(0))
      #expect(text.stdout.contains("the database is sound"))

      try damage(.orphan, in: car)
      let damaged = try car.fixture.control("check")
      #expect(damaged.status == .exited(1))
      #expect(try damaged.failure.name == "database_damaged")
      #expect(
        try damaged.failure.diagnostics[0].message == "a row of table bond belongs to no vehicle")
    }
  }

  /// What somebody does to a database behind the daemon's back.
  enum Damage: CaseIterable {
    case freePages, orphan

    var script: String {
      switch self {
      case .freePages:
        """
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        with open(sys.argv[1], "r+b") as file:
          file.seek(39)
          file.write(b"\\x07")
        """
      case .orphan:
        """
        database.execute("UPDATE bond SET vin = 'SJNTAAJ12U0000009'")
        database.commit()
        """
      }
    }
  }

  private func damage(_ damage: Damage, in car: Car) throws {
    let opening = "import sqlite3, sys\ndatabase = sqlite3.connect(sys.argv[1])\n"
    let end = try run(
      path: "/usr/bin/env",
      ["python3", "-c", opening + damage.script, "\(car.fixture.stateFolder)/headunit.sqlite"])
    #expect(end.status == .exited(0), "\(end.stderr)")
  }

  @Test(arguments: Damage.allCases)
  func `a damaged database is told, and the daemon goes on`(damage: Damage) throws {
    try withPairedCar { car in
      _ = try car.daemon.terminate()
      try self.damage(damage, in: car)
      try car.daemon.restart()
      // What it could not read it has set aside, and the database is sound again.
      let check = try car.fixture.control("check")
      #expect(check.status == .exited(0), "\(check.stdout)")
      #expect(check.stdout.contains("damaged-1.sqlite"), "\(check.stdout)")
      let aside = "\(car.fixture.stateFolder)/damaged-1.sqlite"
      #expect(FileManager.default.fileExists(atPath: aside))
      #expect(try car.fixture.control("status").status == .exited(0))
    }
  }

  /// An independent reader of Prometheus' text, strict where the format is.
  private static let reader = """
    import json, re, sys
    name = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
    label = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\\\\\|\\\\"|\\\\n)*"'
    sample = re.compile(rf"({name})(\\{{{label}(?:,{label})*\\}})? (\\S+)$")
    text = sys.stdin.read()
    assert text.endswith("\\n"), "no end of line"
    kinds, values = {}, {}
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            _, _, family, kind = line.split(" ")
            assert family not in kinds, "twice " + family
            kinds[family] = kind
        elif not line.startswith("# HELP "):
            match = sample.match(line)
            assert match, "unreadable " + line
            whole = match[1] + (match[2] or "")
            assert whole not in values, "twice " + whole
            values[whole] = float(match[3])
            family = re.sub("_(bucket|sum|count)$", "", match[1])
            assert match[1] in kinds or kinds.get(family) == "histogram", "no kind " + line
    for family, kind in kinds.items():
        if kind != "histogram": continue
        runs = {}
        for whole, value in values.items():
            if whole.startswith(family + "_bucket{"):
                rest, bound = re.match(r'(.*?),?le="([^"]*)"', whole).groups()
                runs.setdefault(rest, []).append((float(bound), value))
        assert runs, "no buckets " + family
        for rest, run in runs.items():
            assert run == sorted(run) and [v for _, v in run] == sorted(v for _, v in run), rest
            assert run[-1][0] == float("inf"), "no last bucket " + rest
    print(json.dumps(values))
    """

  private func read(_ text: String) throws -> JSONValue {
    let end = try run(path: "/usr/bin/env", ["python3", "-c", Self.reader], stdin: text)
    #expect(end.status == .exited(0), "\(end.stderr)")
    return try end.json
  }

  @Test func `the metrics are Prometheus text, and count what happened`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.phone("push").done()
      let client = try RawClient(car.fixture.controlSocket)
      for _ in 1...3 { _ = try client.request("clock.get") }
      _ = try client.request("services.explain", #"{"service":"flying"}"#)
      _ = try client.request("no.such.method")
      _ = try client.request("another.method")
      let bad = try client.request("entitlements.push", #"{"document":"x"}"#)
      #expect(bad.error.data.name == "malformed")
      let text = try run(.control, ["--socket", car.fixture.controlSocket, "metrics"])
      let values = try read(text.stdout)
      func requests(_ method: String, _ outcome: String) -> JSONValue {
        values[#"headunitd_requests_total{method="\#(method)",outcome="\#(outcome)"}"#]
      }
      #expect(requests("clock.get", "done") == 3)
      #expect(requests("services.explain", "refused") == 1)
      #expect(requests("none", "refused") == 2)
      #expect(
        values[#"headunitd_request_duration_seconds_count{method="clock.get"}"#] == 3)
      #expect(values[#"headunitd_documents_total{outcome="accepted"}"#] == 1)
      #expect(values[#"headunitd_documents_total{outcome="malformed"}"#] == 1)
      #expect((values[#"headunitd_commits_total{outcome="done"}"#].number ?? 0) > 2)
      #expect(values[#"headunitd_commits_total{outcome="failed"}"#] == 0)
      #expect(values["headunitd_vehicles"] == 1)
      #expect(values["headunitd_bonds"] == 1)
      #expect((values[#"headunitd_connections{socket="control"}"#].number ?? 0) >= 2)
      #expect((values["process_resident_memory_bytes"].number ?? 0) > 1_000_000)
      #expect((values["process_start_time_seconds"].number ?? 0) > 1_700_000_000)
      let json = try car.fixture.control("metrics").done()
      #expect(json.contentType == "text/plain; version=0.0.4; charset=utf-8")
    }
  }

  @Test func `the metrics file is there from the start, whole, and follows`() throws {
    try withFixture { fixture in
      let file = "\(fixture.path)/headunitd.prom"
      let daemon = try fixture.startDaemon(
        ["--clock", "virtual", "--metrics-file", file, "--metrics-seconds", "1"])
      #expect(try read(String(contentsOfFile: file, encoding: .utf8))["headunitd_vehicles"] == 0)
      try fixture.control("rpc", "vehicles.addMany", #"{"count":7,"profiles":["*"]}"#).done()
      let deadline = Deadline.usual
      var values = JSONValue.null
      while values["headunitd_vehicles"] != 7, !deadline.isOver {
        values = try read(String(contentsOfFile: file, encoding: .utf8))
      }
      #expect(values["headunitd_vehicles"] == 7)
      #expect(!FileManager.default.fileExists(atPath: "\(file).new"))
      #expect(try daemon.terminate().status == .exited(0))
    }
  }

  @Test func `a metrics file that cannot be written is refused by name`() throws {
    try withFixture { fixture in
      for more in [[], ["--check-config"]] {
        let refusal = try run(
          .daemon,
          ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder]
            + ["--metrics-file", "/nowhere/m.prom"] + more)
        #expect(refusal.status == .exited(74), "\(refusal.stderr)")
        #expect(refusal.stderr.contains("[metrics_file_not_writable]"), "\(refusal.stderr)")
      }
      let seconds = try run(
        .daemon, ["--state-dir", fixture.stateFolder, "--metrics-seconds", "0"])
      #expect(seconds.status == .exited(64))
      #expect(seconds.stderr.contains("metrics-seconds"))
    }
  }
}
