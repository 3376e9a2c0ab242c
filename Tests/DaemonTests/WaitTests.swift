import TestSupport
import Testing

/// `--wait`, for a daemon that is still starting.
@Suite(.processes) struct WaitTests {
  @Test func `a client waits for a socket that is not there yet`() throws {
    try withFixture { fixture in
      let status = try Child(
        BuiltExecutable.control.path,
        ["--wait=60s", "--socket", fixture.controlSocket, "--json", "status"])
      _ = try fixture.phone(
        "account", "create", "--email", "camille@example.com", "--name", "Camille Martin",
        "--country", "FR")
      _ = try fixture.phone("phone", "set", "--model", "iPhone 14", "--os-version", "17.5")
      let pair = try Child(
        BuiltExecutable.phone.path,
        [
          "--wait=60s", "--socket", fixture.phoneSocket, "--home", fixture.phoneHome, "--json",
          "pair", "--yes",
        ])
      _ = try fixture.startDaemon([
        "--profiles", Repository.path("Profiles"), "--pairing", "auto",
        "--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001",
      ])
      #expect(try status.finish(for: "the tester’s answer").status == .exited(0))
      #expect(try pair.finish(for: "the phone’s answer").status == .exited(0))
    }
  }

  @Test func `in the end it says what it waited for`() throws {
    try withFixture { fixture in
      let tester = try fixture.control("status", "--wait=100ms")
      #expect(tester.status == .exited(69))
      #expect(try tester.json.error.name == "no_socket")
      #expect(tester.stderr.contains("headunitd running?; waited 0.1 s for it [no_socket]"))
      let phone = try fixture.phone("services", "--wait=1s", "--locale", "en")
      #expect(try phone.json.error.name == "no_socket")
      #expect(phone.stderr.contains("headunitd running? (waited 1"), "\(phone.stderr)")
      for wrong in ["soon", "P1M", "2d"] {
        #expect(try fixture.control("status", "--wait=\(wrong)").status == .exited(64))
      }
    }
  }

  @Test func `without a duration the next argument stays what it is`() throws {
    try withFixture { fixture in
      _ = try fixture.startDaemon(["--profiles", Repository.path("Profiles")])
      #expect(try fixture.control("--wait", "status").status == .exited(0))
    }
  }
}
