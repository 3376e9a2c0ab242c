import Foundation
import Glibc
import TestSupport
import Testing

/// Why `headunitd` does not start: each by its name, with the value that offends.
@Suite(.processes) struct StartRefusalTests {
  /// One wrong command line.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let status: Int32
    let name: String
    /// What the message must hold.
    let says: [String]

    init(_ arguments: String..., status: Int32, _ name: String, says: String...) {
      self.arguments = arguments
      self.status = status
      self.name = name
      self.says = says
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let profile = "qashqai-j12b/2025/tekna,market=FR"

  @Test(arguments: [
    Wrong(
      "--vehicle", "qashqai-j99/2025/tekna,market=FR,vin=\(Car.vin)", status: 65,
      "vehicle_invalid", says: "‘qashqai-j99’", "did you mean", "qashqai-j12b"),
    Wrong(
      "--vehicle", "qashqai-j12b/2025/tekma,market=FR,vin=\(Car.vin)", status: 65,
      "vehicle_invalid", says: "tekma", "tekna"),
    Wrong(
      "--vehicle", "qashqai-j12b/1999/tekna,market=FR,vin=\(Car.vin)", status: 65,
      "vehicle_invalid", says: "1999"),
    Wrong(
      "--vehicle", "qashqai-j12b/2025/tekna,market=XX,vin=\(Car.vin)", status: 65,
      "vehicle_invalid", says: "XX"),
    Wrong("--vehicle", "\(profile),vin=SJNTAAJ12I0000001", status: 64, "usage", says: "‘I’", "VIN"),
    Wrong("--vehicle", "\(profile),vin=SJNTAAJ12O0000001", status: 64, "usage", says: "‘O’"),
    Wrong("--vehicle", "\(profile),vin=SJNTAAJ12Q0000001", status: 64, "usage", says: "‘Q’"),
    Wrong(
      "--vehicle", "\(profile),vin=SJNTAAJ12U000001", status: 64, "usage", says: "16 characters",
      "17"),
    Wrong("--vehicle", profile, status: 65, "vehicle_invalid", says: "vin="),
    Wrong("--vehicle", "\(profile),colour=red", status: 64, "usage", says: "‘colour’", "market"),
    Wrong("--vehicle", "qashqai", status: 64, "usage", says: "‘qashqai’"),
    Wrong("--clock", "yesterday", status: 64, "usage", says: "‘yesterday’", "virtual"),
    Wrong("--clock", "=system", status: 64, "usage", says: "‘=system’"),
    Wrong("--clock", "virtual=2026-02-30T00:00:00Z", status: 64, "usage", says: "2026-02-30"),
    Wrong("--clock", "virtual=", status: 64, "usage", says: "‘’", "RFC 3339"),
    Wrong("--pairing", "maybe", status: 64, "usage", says: "‘maybe’", "ask", "auto"),
    Wrong("--log-level", "loud", status: 64, "usage", says: "‘loud’", "debug"),
    Wrong("--trust", "/nowhere/roots", status: 65, "trust_file_invalid", says: "/nowhere/roots"),
    Wrong("--config", "/nowhere/c.yaml", status: 65, "config_invalid", says: "/nowhere/c.yaml"),
    Wrong(
      "--profiles", "/nowhere", status: 65, "catalogue_invalid", says: "/nowhere/services.yaml"),
    Wrong(
      "--state-dir", "/proc/state", status: 74, "state_folder_not_writable", says: "/proc/state"),
    Wrong(
      "--runtime-dir", "/proc/run", status: 74, "runtime_folder_not_writable", says: "/proc/run"),
    Wrong("--frobnicate", status: 64, "usage", says: "--frobnicate", "Usage: headunitd"),
    Wrong("surplus", status: 64, "usage", says: "surplus"),
  ])
  func `a wrong start is refused by name, with the value`(wrong: Wrong) throws {
    try withFixture { fixture in
      let refusal = try start(fixture, wrong.arguments)
      #expect(refusal.status == .exited(wrong.status))
      #expect(refusal.stderr.contains("[\(wrong.name)]"), "\(refusal.stderr)")
      #expect(refusal.stderr.contains("error: "))
      for text in wrong.says {
        #expect(refusal.stderr.contains(text), "‘\(text)’ in \(refusal.stderr)")
      }
      #expect(!FileManager.default.fileExists(atPath: fixture.controlSocket))
      #expect(!FileManager.default.fileExists(atPath: fixture.phoneSocket))
    }
  }

  @Test func `a socket path of 108 bytes is one too long, and is counted`() throws {
    try withFixture { fixture in
      let room = 107 - "\(fixture.path)//control.sock".utf8.count
      let fitting = "\(fixture.path)/\(String(repeating: "r", count: room))"
      let refusal = try start(fixture, ["--runtime-dir", fitting + "r"])
      #expect(refusal.status == .exited(64))
      #expect(refusal.stderr.contains("[socket_path_too_long]"))
      #expect(refusal.stderr.contains("108 bytes, at most 107"))

      let daemon = try Daemon(
        ["--state-dir", fixture.stateFolder, "--runtime-dir", fitting],
        controlSocket: "\(fitting)/control.sock")
      #expect(try daemon.terminate().status == .exited(0))
    }
  }

  @Test func `a live daemon keeps its sockets and its state folder`() throws {
    try withCar { car in
      let before = try car.servicesLine()
      let sameFolder = try start(
        car.fixture, ["--runtime-dir", "\(car.fixture.path)/run2"])
      #expect(sameFolder.status == .exited(1))
      #expect(sameFolder.stderr.contains("[state_folder_in_use]"))
      let sameSocket = try start(car.fixture, ["--state-dir", "\(car.fixture.path)/state2"])
      #expect(sameSocket.status == .exited(1))
      #expect(sameSocket.stderr.contains("[socket_already_served]"))
      #expect(sameSocket.stderr.contains(car.fixture.controlSocket))
      #expect(try car.servicesLine() == before)
    }
  }

  @Test func `what stands in a socket's place and is none is left alone`() throws {
    try withFixture { fixture in
      try FileManager.default.createDirectory(
        atPath: fixture.runtimeFolder, withIntermediateDirectories: true)
      try fixture.write("precious", to: "run/control.sock")
      let refusal = try start(fixture, [])
      #expect(refusal.status == .exited(1))
      #expect(refusal.stderr.contains("[socket_path_taken]"))
      #expect(try String(contentsOfFile: fixture.controlSocket, encoding: .utf8) == "precious")
    }
  }

  @Test func `a state folder that is no folder, or no database, is left as it is`()
    throws
  {
    try withFixture { fixture in
      try fixture.write("a file", to: "file")
      let file = try start(fixture, ["--state-dir", "\(fixture.path)/file"])
      #expect(file.status == .exited(74))
      #expect(file.stderr.contains("[state_folder_not_writable]"))

      try FileManager.default.createDirectory(
        atPath: fixture.stateFolder, withIntermediateDirectories: true)
      let garbage = String(repeating: "no database ", count: 1_000)
      try fixture.write(garbage, to: "state/headunit.sqlite")
      let refusal = try start(fixture, [])
      #expect(refusal.status == .exited(65))
      #expect(refusal.stderr.contains("[state_unreadable]"))
      let kept = try String(
        contentsOfFile: "\(fixture.stateFolder)/headunit.sqlite", encoding: .utf8)
      #expect(kept == garbage)
    }
  }

  @Test func `a car that exists does not become another`() throws {
    try withCar { car in
      _ = try car.daemon.terminate()
      let refusal = try start(
        car.fixture, ["--vehicle", "qashqai-j12b/2025/n-connecta,market=FR,vin=\(Car.vin)"])
      #expect(refusal.status == .exited(1), "\(refusal.stderr)")
      #expect(refusal.stderr.contains("[vehicle_exists]"))
      #expect(refusal.stderr.contains("qashqai-j12b/2025/tekna in FR"))
      try car.daemon.restart()
      #expect(try car.state(of: "smart-alerts") == "available never_bought")
    }
  }

  @Test(arguments: [
    ("clok: system\n", ["line 1", "‘clok’", "did you mean ‘clock’"]),
    ("clock: system\npairing: auto\n\nstate_dir: /tmp\n", ["line 4", "‘state_dir’"]),
    ("clock: [\n", ["2:1"]),
    ("- clock\n", ["config_invalid"]),
    ("clock: &a [x]\nvehicle: {*a}\n", ["line 2", "a key is an alias or a collection"]),
  ])
  func `a broken configuration file is refused with its line`(
    text: String, says: [String]
  ) throws {
    try withFixture { fixture in
      let file = try fixture.write(text, to: "headunitd.yaml")
      let refusal = try start(fixture, ["--config", file])
      #expect(refusal.status == .exited(65))
      #expect(refusal.stderr.contains("[config_invalid]"))
      for part in says + [file] {
        #expect(refusal.stderr.contains(part), "‘\(part)’ in \(refusal.stderr)")
      }
    }
  }

  @Test(arguments: ["", "# clock: system\n\n#pairing: auto\n", "---\n", "~\n"])
  func `a configuration file that sets nothing is sound`(text: String) throws {
    try withFixture { fixture in
      let file = try fixture.write(text, to: "headunitd.yaml")
      let checked = try start(fixture, ["--check-config", "--config", file])
      #expect(checked.status == .exited(0), "\(checked.stderr)")
    }
  }

  @Test func `the settings that are installed are sound as they are`() throws {
    try withFixture { fixture in
      let file = Repository.path("systemd/headunitd.yaml")
      let checked = try start(fixture, ["--check-config", "--config", file])
      #expect(checked.status == .exited(0), "\(checked.stderr)")
    }
  }

  @Test func `options are stronger than the environment, and that than the file`() throws {
    try withFixture { fixture in
      let file = try fixture.write(
        """
        clock: virtual=2026-01-01T00:00:00Z
        pairing: auto
        vehicle:
          - \(Self.profile),vin=SJNTAAJ12U0000001
          - \(Self.profile),vin=SJNTAAJ12U0000002
        """, to: "headunitd.yaml")
      let daemon = try fixture.startDaemon(
        ["--config", file, "--vehicle", "\(Self.profile),vin=SJNTAAJ12U0000003"],
        environment: ["HEADUNITD_CLOCK": "virtual=2026-02-02T00:00:00Z"])
      let status = try fixture.control("status").done()
      #expect(status.worldTime == "2026-02-02T00:00:00.000Z")
      let vehicles = try fixture.control("vehicle", "list").done().vehicles.array
      #expect(vehicles.map(\.vin) == ["SJNTAAJ12U0000003"])
      _ = try daemon.terminate()
    }
  }

  @Test func `a check of the configuration changes nothing`() throws {
    try withFixture { fixture in
      let sound = try start(fixture, ["--check-config"] + Car.options())
      #expect(sound.status == .exited(0))
      #expect(sound.stderr.contains("sound"))
      let unsound = try start(
        fixture, ["--check-config", "--vehicle", "qashqai-j99/2025/tekna,market=FR"])
      #expect(unsound.status == .exited(65))
      #expect(unsound.stderr.contains("[vehicle_invalid]"))
      let trustless = try start(fixture, ["--check-config", "--trust", "\(fixture.path)/none"])
      #expect(trustless.status == .exited(65))
      #expect(trustless.stderr.contains("[trust_file_invalid]"))
      #expect(!FileManager.default.fileExists(atPath: fixture.stateFolder))
      #expect(!FileManager.default.fileExists(atPath: fixture.runtimeFolder))
    }
  }

  /// Runs `headunitd` to its end.
  private func start(_ fixture: DaemonFixture, _ arguments: [String]) throws -> CommandResult {
    try run(
      .daemon,
      ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder] + arguments)
  }
}
