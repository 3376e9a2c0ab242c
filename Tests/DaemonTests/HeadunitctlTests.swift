import Foundation
import TestSupport
import Testing

/// Every subcommand of `headunitctl` on a running daemon, in both of its forms.
@Suite(.processes) struct HeadunitctlTests {
  private static let vin = "SJNTAAJ12U0000001"

  /// A daemon with one car at a frozen instant.
  private func withCar(_ body: (DaemonFixture) throws -> Void) throws {
    let profiles = Repository.path("Profiles")
    try withFixture { fixture in
      _ = try fixture.startDaemon([
        "--profiles", profiles, "--clock", "virtual=2026-01-31T10:00:00Z",
        "--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(Self.vin)", "--pairing", "ask",
      ])
      try body(fixture)
    }
  }

  private func text(_ fixture: DaemonFixture, _ arguments: String...) throws -> String {
    let result = try run(.control, ["--socket", fixture.controlSocket] + arguments)
    #expect(result.status == .exited(0), "\(arguments): \(result.stderr)")
    #expect(result.stderr.isEmpty)
    return result.stdout
  }

  @Test func `the clock moves by periods of any spelling and never back`() throws {
    try withCar { fixture in
      let moved = try fixture.control("clock", "advance", "PT10M").json
      #expect(moved.schema == 1)
      #expect(moved.worldTime == "2026-01-31T10:10:00.000Z")
      #expect(moved.changes == .array([]))
      #expect(
        try fixture.control("clock", "advance", "1month").json.worldTime
          == "2026-02-28T10:10:00.000Z")
      #expect(
        try fixture.control("clock", "set", "2026-03-01 10:10:00Z").json.worldTime
          == "2026-03-01T10:10:00.000Z")
      let back = try fixture.control("clock", "set", "2026-01-01")
      #expect(back.status == .exited(1))
      #expect(try back.json.error.name == "clock_backwards")
      #expect(try back.json.schema == 1)
      #expect(back.stderr.hasPrefix("error: cannot set the clock: "))
      #expect(back.stderr.hasSuffix("[clock_backwards]\n"))
      #expect(try fixture.control("clock", "rate", "3600").json.rate == 3600)
      #expect(try fixture.control("clock", "run").json.rate == 1)
      #expect(try fixture.control("clock", "freeze").json.rate == 0)
      #expect(try text(fixture, "clock").contains("virtual, frozen"))
    }
  }

  @Test func `the key and the network change what the car says`() throws {
    try withCar { fixture in
      #expect(try fixture.control("ignition", "off").json.power == "off")
      #expect(try fixture.control("network", "off").json.network == "none")
      let set = try fixture.control("vehicle", "set", "--power", "on", "--network", "poor").json
      #expect((set.power, set.network) == ("on", "poor"))
      #expect(try fixture.control("vehicle", "show").json == set)
      #expect(try text(fixture, "network", "on") == "\(Self.vin): ignition on, network good\n")
      #expect(try fixture.control("vehicle", "set").status == .exited(64))
      #expect(try fixture.control("ignition", "sideways").status == .exited(64))
    }
  }

  @Test func `cars come and go, and several must be distinguished`() throws {
    try withCar { fixture in
      let other = "SJNFAAZE1U0000001"
      let specification = "leaf-ze1/2019/n-connecta,market=FR,vin=\(other),built=2019-03"
      #expect(try fixture.control("vehicle", "add", specification).json.built == "2019-03")
      let again = try fixture.control("vehicle", "add", specification)
      #expect(try again.json.error.name == "vehicle_exists")
      let vins = try fixture.control("vehicle", "list").json.vehicles.array.map(\.vin)
      #expect(vins == [.string(other), .string(Self.vin)])
      let ambiguous = try fixture.control("services")
      #expect(ambiguous.status == .exited(1))
      #expect(try ambiguous.json.error.name == "vehicle_ambiguous")
      #expect(try fixture.control("services", "--vehicle", other).status == .exited(0))
      #expect(try text(fixture, "vehicle", "remove", other) == "removed \(other)\n")
      #expect(try fixture.control("vehicle", "list").json.vehicles.array.count == 1)
    }
  }

  @Test(arguments: [
    ("qashqai-j12b/2025/tekna,market=FR", 64, "usage"),
    ("qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12I0000001", 64, "usage"),
    ("qashqai-j12b/2025/tekna,vin=SJNTAAJ12U0000002", 64, "usage"),
    ("qashqai-j99/2025/tekna,market=FR,vin=SJNTAAJ12U0000002", 1, "profile_unknown"),
    ("qashqai-j12b/2025/tekna,market=ZZ,vin=SJNTAAJ12U0000002", 1, "market_unknown"),
  ])
  func `a car that cannot be is refused by name`(
    specification: String, status: Int32, name: String
  ) throws {
    try withCar { fixture in
      let result = try fixture.control("vehicle", "add", specification)
      #expect(result.status == .exited(status))
      #expect(try result.json.error.name == .string(name))
    }
  }

  @Test func `services are listed and explained to the link that decides`() throws {
    try withCar { fixture in
      let services = try fixture.control("services").json.services.array
      let alerts = try #require(services.first { $0.service == "smart-alerts" })
      #expect((alerts.state, alerts.reason) == ("available", "never_bought"))
      let explained = try fixture.control("explain", "smart-alerts").json
      #expect(explained.status == alerts)
      let links = explained.chain.array
      #expect(links.first { $0.link == "hardware" }?.passed == true)
      #expect(links.first { $0.link == "entitlement" }?.passed == false)
      let text = try text(fixture, "explain", "smart-alerts")
      #expect(text.hasPrefix("smart-alerts (Smart Alerts) is available: never_bought"))
      #expect(text.contains("✗  entitlement"))
      #expect(!text.contains("\u{1B}"), "no colours into a pipe")
      let unknown = try fixture.control("explain", "smart-alarms")
      #expect(try unknown.json.error.name == "service_unknown")
    }
  }

  @Test func `pairing is opened, shown and closed, and nothing is accepted unseen`()
    throws
  {
    try withCar { fixture in
      #expect(try fixture.control("pairing").json.stage == "idle")
      #expect(try fixture.control("pairing", "open").json.stage == "open")
      #expect(try text(fixture, "pairing").contains("open for pairing"))
      let early = try fixture.control("pairing", "accept", "123456")
      #expect(try early.json.error.name == "pairing_not_pending")
      #expect(try fixture.control("pairing", "reject").status == .exited(1))
      #expect(try fixture.control("pairing", "close").json.stage == "idle")
      #expect(try fixture.control("bonds").json.bonds == .array([]))
      #expect(try fixture.control("bonds", "remove", "b-0").json.error.name == "bond_unknown")
    }
  }

  @Test func `trust comes from a key, a file, or nothing that looks like one`() throws {
    try withCar { fixture in
      // RFC 8037, appendix A.2 and A.3.
      let key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
      let print = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
      let file = try fixture.write(
        "{\"kty\":\"OKP\",\n \"crv\":\"Ed25519\",\n \"x\":\"\(key)\"}\n", to: "root.jwk")
      #expect(try fixture.control("trust", "add", file).json.fingerprint == .string(print))
      #expect(try fixture.control("trust").json.roots[0].origin == "added")
      #expect(try text(fixture, "trust", "remove", print) == "no longer trusts \(print)\n")
      #expect(try fixture.control("trust").json.roots == .array([]))
      #expect(try fixture.control("trust", "add", key).json.fingerprint == .string(print))
      #expect(try fixture.control("trust", "add", "bogus!").json.error.name == "root_malformed")
    }
  }

  @Test func `profiles are listed and shown with every reason against a service`() throws {
    try withCar { fixture in
      let listed = try fixture.control("profiles", "list", "qashqai-j12b/2025").json.profiles.array
      #expect(listed.contains { $0.profile == "qashqai-j12b/2025/tekna" })
      #expect(listed.allSatisfy { $0.profile.string?.hasPrefix("qashqai-j12b/2025") == true })
      let shown = try fixture.control(
        "profiles", "show", "qashqai-j12b/2025/tekna", "--market", "fr"
      ).json
      let climate = shown.services.array.first { $0.service == "remote-climate" }
      #expect(climate?.compatible == false)
      #expect(climate?.unmet.array.isEmpty == false)
    }
  }

  @Test func `a method without a subcommand is called by name`() throws {
    try withCar { fixture in
      let result = try fixture.control("rpc", "clock.get").json.result
      #expect(result.worldTime == "2026-01-31T10:00:00.000Z")
      #expect(
        try text(fixture, "rpc", "services.explain", "{\"service\":\"ecall\"}")
          .hasPrefix("{\n  \"vehicle\": \"\(Self.vin)\",\n"))
      #expect(try fixture.control("rpc", "clock.get", "[1]").status == .exited(65))
      #expect(
        try fixture.control("rpc", "clock.get", "{\"a\":1}").json.error.name == "invalid_params")
      #expect(try fixture.control("rpc", "moon.land").json.error.name == "method_not_found")
      #expect(
        try fixture.control("rpc", "rpc.discover").json.result.openrpc.string?.hasPrefix("1.3.")
          == true)
    }
  }

  @Test func `the status counts what there is`() throws {
    try withCar { fixture in
      let status = try fixture.control("status").json
      #expect((status.vehicles, status.bonds, status.clockMode) == (1, 0, "virtual"))
      #expect(try text(fixture, "status").hasPrefix("headunitd "))
    }
  }
}

/// What `headunitctl` says when there is no daemon, or none that answers.
@Suite(.processes) struct HeadunitctlWithoutDaemonTests {
  @Test func `a daemon that is not there is unreachable, by name`() throws {
    try withFixture { fixture in
      let missing = try fixture.control("status")
      #expect(missing.status == .exited(69))
      #expect(try missing.json.error.name == "no_socket")
      let file = try fixture.write("", to: "file")
      let stale = try run(.control, ["--socket", file, "--json", "status"])
      #expect(stale.status == .exited(69))
      #expect(try stale.json.error.name == "socket_not_served")
      let long = "/tmp/" + String(repeating: "x", count: 103)
      let tooLong = try run(.control, ["--socket", long, "--json", "status"])
      #expect(tooLong.status == .exited(64))
      #expect(try tooLong.json.error.name == "socket_path_too_long")
      #expect(tooLong.stderr.contains("107"))
    }
  }

  @Test func `profiles are checked without a daemon, every error with its place`()
    throws
  {
    try withFixture { fixture in
      let checked = try run(.control, ["profiles", "check", fixture.path, "--json"])
      #expect(checked.status == .exited(65))
      let error = try checked.json.error
      #expect(error.name == "catalogue_invalid")
      #expect(error.diagnostics.array.count > 1)
      let places = error.diagnostics.array.compactMap(\.place.string)
      #expect(places.allSatisfy { checked.stderr.contains("\($0): ") })
    }
  }
}
