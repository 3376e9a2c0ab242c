import Foundation
import TestSupport
import Testing

/// `headunitctl vehicle add --count` on a running daemon, and what many cars change elsewhere.
@Suite(.processes) struct FleetCommandTests {
  private func withDaemon(_ body: (DaemonFixture) throws -> Void) throws {
    let profiles = Repository.path("Profiles")
    try withFixture { fixture in
      _ = try fixture.startDaemon([
        "--profiles", profiles, "--clock", "virtual=2026-01-31T10:00:00Z",
      ])
      try body(fixture)
    }
  }

  @Test func `many cars are added with one command and listed over all pages`() throws {
    try withDaemon { fixture in
      let added = try fixture.control(
        "vehicle", "add", "--count", "2100", "--profiles", "qashqai-*/2025/*", "leaf-ze2/*",
        "--market", "FR", "DE")
      #expect(added.stderr.isEmpty, "no bar where no person looks")
      #expect(try added.json.added == 2_100)
      #expect(try added.json.firstVin == "SJNFLEET000000001")
      #expect(try added.json.lastVin == "SJNFLEET000002100")
      let list = try fixture.control("vehicle", "list").json
      #expect(list.total == 2_100)
      let rows = list.vehicles.array
      #expect(rows.count == 2_100)
      #expect(rows.last?.vin == "SJNFLEET000002100")
      #expect(rows.allSatisfy { $0.market == "FR" || $0.market == "DE" })
      let text = try run(.control, ["--socket", fixture.controlSocket, "vehicle", "list"]).stdout
      #expect(text.split(separator: "\n").count == 2_101)
      let status = try run(.control, ["--socket", fixture.controlSocket, "status"]).stdout
      #expect(status.contains("KiB a vehicle"))
    }
  }

  @Test func `of many cars one is meant by its VIN`() throws {
    try withDaemon { fixture in
      let one = try run(
        .control,
        [
          "--socket", fixture.controlSocket, "vehicle", "add", "--count", "2", "--profiles",
          "juke-f16b/*", "--vin-prefix", "VSK", "--from", "5",
        ])
      #expect(
        one.stdout
          == "added 2 vehicles, VSK00000000000005 to VSK00000000000006; there are 2 now\n")
      #expect(try fixture.control("ignition", "off").json.error.name == "vehicle_ambiguous")
      let vin = "VSK00000000000006"
      #expect(try fixture.control("ignition", "off", "--vehicle", vin).json.power == "off")
      #expect(try fixture.control("vehicle", "show", "VSK00000000000005").json.power == "on")
    }
  }

  @Test(arguments: [
    (["--count", "2"], 64, "usage"),
    (["--profiles", "*"], 64, "usage"),
    (
      [
        "--count", "2", "--profiles", "*", "--",
        "juke-f16b/2025/tekna,market=FR,vin=SJNTAAJ12U0000002",
      ], 64, "usage"
    ),
    ([], 64, "usage"),
    (["--count", "2", "--profiles", "nothing-*"], 1, "profile_unknown"),
    (["--count", "2", "--profiles", "*", "--market", "ZZ"], 1, "market_unknown"),
    (["--count", "2", "--profiles", "*", "--vin-prefix", "SJO"], 1, "vin_invalid"),
    (["--count", "100001", "--profiles", "*"], 1, "invalid_params"),
  ])
  func `a fleet that cannot be is refused by name and nothing is added`(
    words: [String], status: Int32, name: String
  ) throws {
    try withDaemon { fixture in
      let result = try run(
        .control,
        ["--socket", fixture.controlSocket, "--json", "vehicle", "add"] + words)
      #expect(result.status == .exited(status))
      #expect(try result.json.error.name == .string(name))
      #expect(try fixture.control("vehicle", "list").json.vehicles == .array([]))
    }
  }
}
