import Foundation
import Testing

/// Every subcommand of `headunitctl` on a running daemon, in both of its forms.
struct HeadunitctlTests {
  private static let vin = "SJNTAAJ12U0000001"

  /// A daemon with one car at a frozen instant.
  private func withCar(_ body: (Sandbox) throws -> Void) throws {
    let profiles = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Profiles").path
    try withSandbox { sandbox in
      _ = try sandbox.startDaemon([
        "--profiles", profiles, "--clock", "virtual=2026-01-31T10:00:00Z",
        "--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(Self.vin)", "--pairing", "ask",
      ])
      try body(sandbox)
    }
  }

  private func text(_ sandbox: Sandbox, _ arguments: String...) throws -> String {
    let result = try run(.control, ["--socket", sandbox.controlSocket] + arguments)
    #expect(result.status == .exited(0), "\(arguments): \(result.stderr)")
    #expect(result.stderr.isEmpty)
    return result.stdout
  }

  @Test @MainActor func `the clock moves by periods of any spelling and never back`() throws {
    try withCar { sandbox in
      let moved = try sandbox.control("clock", "advance", "PT10M").json
      #expect(moved.schema == 1)
      #expect(moved.worldTime == "2026-01-31T10:10:00.000Z")
      #expect(moved.changes == .array([]))
      #expect(
        try sandbox.control("clock", "advance", "1month").json.worldTime
          == "2026-02-28T10:10:00.000Z")
      #expect(
        try sandbox.control("clock", "set", "2026-03-01 10:10:00Z").json.worldTime
          == "2026-03-01T10:10:00.000Z")
      let back = try sandbox.control("clock", "set", "2026-01-01")
      #expect(back.status == .exited(1))
      #expect(try back.json.error.name == "clock_backwards")
      #expect(try back.json.schema == 1)
      #expect(back.stderr.hasPrefix("error: cannot set the clock: "))
      #expect(back.stderr.hasSuffix("[clock_backwards]\n"))
      #expect(try sandbox.control("clock", "rate", "3600").json.rate == 3600)
      #expect(try sandbox.control("clock", "run").json.rate == 1)
      #expect(try sandbox.control("clock", "freeze").json.rate == 0)
      #expect(try text(sandbox, "clock").contains("virtual, frozen"))
    }
  }

  @Test @MainActor func `the key and the network change what the car says`() throws {
    try withCar { sandbox in
      #expect(try sandbox.control("ignition", "off").json.power == "off")
      #expect(try sandbox.control("network", "off").json.network == "none")
      let set = try sandbox.control("vehicle", "set", "--power", "on", "--network", "poor").json
      #expect((set.power, set.network) == ("on", "poor"))
      #expect(try sandbox.control("vehicle", "show").json == set)
      #expect(try text(sandbox, "network", "on") == "\(Self.vin): ignition on, network good\n")
      #expect(try sandbox.control("vehicle", "set").status == .exited(64))
      #expect(try sandbox.control("ignition", "sideways").status == .exited(64))
    }
  }

  @Test @MainActor func `cars come and go, and several must be told apart`() throws {
    try withCar { sandbox in
      let other = "SJNFAAZE1U0000001"
      let specification = "leaf-ze1/2019/n-connecta,market=FR,vin=\(other),built=2019-03"
      #expect(try sandbox.control("vehicle", "add", specification).json.built == "2019-03")
      let again = try sandbox.control("vehicle", "add", specification)
      #expect(try again.json.error.name == "vehicle_exists")
      let vins = try sandbox.control("vehicle", "list").json.vehicles.array.map(\.vin)
      #expect(vins == [.string(other), .string(Self.vin)])
      let ambiguous = try sandbox.control("services")
      #expect(ambiguous.status == .exited(1))
      #expect(try ambiguous.json.error.name == "vehicle_ambiguous")
      #expect(try sandbox.control("services", "--vehicle", other).status == .exited(0))
      #expect(try text(sandbox, "vehicle", "remove", other) == "removed \(other)\n")
      #expect(try sandbox.control("vehicle", "list").json.vehicles.array.count == 1)
    }
  }

  @Test(arguments: [
    ("qashqai-j12b/2025/tekna,market=FR", 64, "usage"),
    ("qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12I0000001", 64, "usage"),
    ("qashqai-j12b/2025/tekna,vin=SJNTAAJ12U0000002", 64, "usage"),
    ("qashqai-j99/2025/tekna,market=FR,vin=SJNTAAJ12U0000002", 1, "profile_unknown"),
    ("qashqai-j12b/2025/tekna,market=ZZ,vin=SJNTAAJ12U0000002", 1, "market_unknown"),
  ])
  @MainActor func `a car that cannot be is refused by name`(
    specification: String, status: Int32, name: String
  ) throws {
    try withCar { sandbox in
      let result = try sandbox.control("vehicle", "add", specification)
      #expect(result.status == .exited(status))
      #expect(try result.json.error.name == .string(name))
    }
  }

  @Test @MainActor func `services are listed and explained to the link that decides`() throws {
    try withCar { sandbox in
      let services = try sandbox.control("services").json.services.array
      let alerts = try #require(services.first { $0.service == "smart-alerts" })
      #expect((alerts.state, alerts.reason) == ("available", "never_bought"))
      let explained = try sandbox.control("explain", "smart-alerts").json
      #expect(explained.status == alerts)
      let links = explained.chain.array
      #expect(links.first { $0.link == "hardware" }?.passed == true)
      #expect(links.first { $0.link == "entitlement" }?.passed == false)
      let text = try text(sandbox, "explain", "smart-alerts")
      #expect(text.hasPrefix("smart-alerts (Smart Alerts) is available: never_bought"))
      #expect(text.contains("✗  entitlement"))
      #expect(!text.contains("\u{1B}"), "no colours into a pipe")
      let unknown = try sandbox.control("explain", "smart-alarms")
      #expect(try unknown.json.error.name == "service_unknown")
    }
  }

  @Test @MainActor func `pairing is opened, shown and closed, and nothing is accepted unseen`()
    throws
  {
    try withCar { sandbox in
      #expect(try sandbox.control("pairing").json.stage == "idle")
      #expect(try sandbox.control("pairing", "open").json.stage == "open")
      #expect(try text(sandbox, "pairing").contains("open for pairing"))
      let early = try sandbox.control("pairing", "accept", "123456")
      #expect(try early.json.error.name == "pairing_not_pending")
      #expect(try sandbox.control("pairing", "reject").status == .exited(1))
      #expect(try sandbox.control("pairing", "close").json.stage == "idle")
      #expect(try sandbox.control("bonds").json.bonds == .array([]))
      #expect(try sandbox.control("bonds", "remove", "b-0").json.error.name == "bond_unknown")
    }
  }

  @Test @MainActor func `trust comes from a key, a file, or nothing that looks like one`() throws {
    try withCar { sandbox in
      // RFC 8037, appendix A.2 and A.3.
      let key = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
      let print = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
      let file = try sandbox.write(
        "{\"kty\":\"OKP\",\n \"crv\":\"Ed25519\",\n \"x\":\"\(key)\"}\n", to: "root.jwk")
      #expect(try sandbox.control("trust", "add", file).json.fingerprint == .string(print))
      #expect(try sandbox.control("trust").json.roots[0].origin == "added")
      #expect(try text(sandbox, "trust", "remove", print) == "no longer trusts \(print)\n")
      #expect(try sandbox.control("trust").json.roots == .array([]))
      #expect(try sandbox.control("trust", "add", key).json.fingerprint == .string(print))
      #expect(try sandbox.control("trust", "add", "bogus!").json.error.name == "root_malformed")
    }
  }

  @Test @MainActor func `profiles are listed and shown with every reason against a service`() throws
  {
    try withCar { sandbox in
      let listed = try sandbox.control("profiles", "list", "qashqai-j12b/2025").json.profiles.array
      #expect(listed.contains { $0.profile == "qashqai-j12b/2025/tekna" })
      #expect(listed.allSatisfy { $0.profile.string?.hasPrefix("qashqai-j12b/2025") == true })
      let shown = try sandbox.control(
        "profiles", "show", "qashqai-j12b/2025/tekna", "--market", "fr"
      ).json
      let climate = shown.services.array.first { $0.service == "remote-climate" }
      #expect(climate?.compatible == false)
      #expect(climate?.unmet.array.isEmpty == false)
    }
  }

  @Test @MainActor func `a method without a subcommand is called by name`() throws {
    try withCar { sandbox in
      let result = try sandbox.control("rpc", "clock.get").json.result
      #expect(result.worldTime == "2026-01-31T10:00:00.000Z")
      #expect(
        try text(sandbox, "rpc", "services.explain", "{\"service\":\"ecall\"}")
          .hasPrefix("{\n  \"vehicle\": \"\(Self.vin)\",\n"))
      #expect(try sandbox.control("rpc", "clock.get", "[1]").status == .exited(65))
      #expect(
        try sandbox.control("rpc", "clock.get", "{\"a\":1}").json.error.name == "invalid_params")
      #expect(try sandbox.control("rpc", "moon.land").json.error.name == "method_not_found")
      #expect(
        try sandbox.control("rpc", "rpc.discover").json.result.openrpc.string?.hasPrefix("1.3.")
          == true)
    }
  }

  @Test @MainActor func `the status counts what there is`() throws {
    try withCar { sandbox in
      let status = try sandbox.control("status").json
      #expect((status.vehicles, status.bonds, status.clockMode) == (1, 0, "virtual"))
      #expect(try text(sandbox, "status").hasPrefix("headunitd "))
    }
  }
}

/// What `headunitctl` says when there is no daemon, or none that answers.
struct HeadunitctlWithoutDaemonTests {
  @Test @MainActor func `a daemon that is not there is unreachable, by name`() throws {
    try withSandbox { sandbox in
      let missing = try sandbox.control("status")
      #expect(missing.status == .exited(69))
      #expect(try missing.json.error.name == "no_socket")
      let file = try sandbox.write("", to: "file")
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

  @Test @MainActor func `profiles are checked without a daemon, every mistake with its place`()
    throws
  {
    try withSandbox { sandbox in
      let checked = try run(.control, ["profiles", "check", sandbox.path, "--json"])
      #expect(checked.status == .exited(65))
      let error = try checked.json.error
      #expect(error.name == "catalogue_invalid")
      #expect(error.mistakes.array.count > 1)
      let places = error.mistakes.array.compactMap(\.place.string)
      #expect(places.allSatisfy { checked.stderr.contains("\($0): ") })
    }
  }
}
