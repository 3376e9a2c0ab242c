import Foundation
import Glibc
import Testing

/// Copies of the daemon's database, made while it works, and put back.
@Suite(.processes) struct BackupTests {
  @Test func `a backup holds what was there, and is put back into an empty folder`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.setClock("2026-01-31T10:10:00Z")
      let before = try car.servicesLine()
      let file = "\(car.fixture.path)/copy.sqlite"
      let made = try car.fixture.control("backup", "--to", file).done()
      #expect(made.file == .string(file))
      #expect(made.worldTime == "2026-01-31T10:10:00.000Z")
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(attributes[.size] as? Int == made.bytes.number.map { Int($0) })
      #expect(try sha256(file) == made.sha256.string)
      // Handed over: the daemon keeps none.
      let folder = "\(car.fixture.stateFolder)/backups"
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)

      // What happens later is not in it.
      try car.setClock("2026-03-31T10:10:00Z")
      #expect(try car.servicesLine() != before)
      _ = try car.daemon.terminate()
      try FileManager.default.moveItem(
        atPath: car.fixture.stateFolder, toPath: "\(car.fixture.path)/old")
      let restored = try restore(car.fixture, file)
      #expect(restored.status == .exited(0), "\(restored.stderr)")
      #expect(restored.stderr.contains("vehicles 1, bonds 1"))
      try car.daemon.restart()
      #expect(try car.servicesLine() == before)
      #expect(try car.phone("services").status == .exited(0))
    }
  }

  @Test func `backups made under load are consistent, and hold up nobody`() throws {
    try withCar { car in
      try car.call("vehicles.addMany", #"{"count":300,"profiles":["*"]}"#)
      let mover = try RawClient(car.fixture.controlSocket)
      let line = #"{"jsonrpc":"2.0","id":1,"method":"clock.advance","params":{"by":"PT1S"}}"# + "\n"
      for number in 1...4 {
        try mover.send(String(repeating: line, count: 40))
        let file = "\(car.fixture.path)/copy\(number)"
        try car.fixture.control("backup", "--to", file).done()
        for _ in 1...40 {
          #expect(try JSONValue(parsing: try #require(try mover.line())).error == nil)
        }
        let other = try withFixture { try restore($0, file) }
        #expect(other.status == .exited(0), "\(other.stderr)")
        #expect(other.stderr.contains("vehicles 301,"))
      }
    }
  }

  @Test func `without a file it stays with the daemon, up to a limit`() throws {
    try withCar { car in
      var names: [String] = []
      for _ in 1...16 {
        let made = try car.fixture.control("backup").done()
        let file = try #require(made.file.string)
        #expect(file.hasPrefix("\(car.fixture.stateFolder)/backups/headunit-"))
        #expect(try sha256(file) == made.sha256.string)
        names.append(file.split(separator: "/").last.map(String.init) ?? "")
      }
      #expect(Set(names).count == 16)
      let full = try car.fixture.control("backup")
      #expect(full.status == .exited(1))
      #expect(try full.failure.name == "backups_full")
      try car.call("daemon.removeBackup", #"{"name":"\#(names[0])"}"#)
      try car.fixture.control("backup").done()
    }
  }

  @Test(arguments: [
    "../headunit.sqlite", "headunit.sqlite", "/etc/passwd", "", ".", "x.part",
  ])
  func `only backups are read and removed, whatever the name`(name: String) throws {
    try withCar { car in
      try car.fixture.control("backup").done()
      let client = try RawClient(car.fixture.controlSocket)
      let read = try client.request(
        "daemon.readBackup", #"{"name":"\#(name)","offset":0}"#)
      #expect(read.error.data.name == "backup_unknown", "\(read)")
      let removed = try client.request("daemon.removeBackup", #"{"name":"\#(name)"}"#)
      #expect(removed.error.data.name == "backup_unknown", "\(removed)")
      #expect(
        FileManager.default.fileExists(atPath: "\(car.fixture.stateFolder)/headunit.sqlite"))
    }
  }

  @Test func `a file that exists is not replaced, and a wrong place is told`() throws {
    try withCar { car in
      let file = try car.fixture.write("precious", to: "mine")
      let exists = try car.fixture.control("backup", "--to", file)
      #expect(try exists.failure.name == "file_exists")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
      let nowhere = try car.fixture.control("backup", "--to", "/nowhere/copy")
      #expect(nowhere.status == .exited(74))
      #expect(try nowhere.failure.name == "file_not_writable")
      // Nothing is left of what failed.
      let folder = "\(car.fixture.stateFolder)/backups"
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test func `what is no sound backup is not put back`() throws {
    try withCar { car in
      let fixture = car.fixture
      let copy = "\(fixture.path)/copy"
      try fixture.control("backup", "--to", copy).done()
      // A daemon holds the folder.
      let held = try restore(fixture, copy)
      #expect(held.status == .exited(1))
      #expect(held.stderr.contains("[state_folder_in_use]"), "\(held.stderr)")
      _ = try car.daemon.terminate()
      let taken = try restore(fixture, copy)
      #expect(taken.status == .exited(1))
      #expect(taken.stderr.contains("[state_folder_not_empty]"), "\(taken.stderr)")

      let empty = "\(fixture.path)/empty"
      let garbage = try fixture.write(String(repeating: "no database ", count: 999), to: "garbage")
      var bytes = try Data(contentsOf: URL(filePath: copy))
      for offset in stride(from: 4_096, to: bytes.count, by: 64) { bytes[offset] ^= 0xFF }
      let damaged = "\(fixture.path)/damaged"
      try bytes.write(to: URL(filePath: damaged))
      for (file, name) in [
        ("/nowhere", "backup_unreadable"), (garbage, "backup_unreadable"), (damaged, "backup_"),
      ] {
        let refusal = try restore(fixture, file, into: empty)
        #expect(refusal.status == .exited(65), "\(refusal.stderr)")
        #expect(refusal.stderr.contains("[\(name)"), "\(refusal.stderr)")
        #expect(!FileManager.default.fileExists(atPath: "\(empty)/headunit.sqlite"))
      }
    }
  }

  private func restore(
    _ fixture: DaemonFixture, _ file: String, into folder: String? = nil
  ) throws -> CommandResult {
    try run(.daemon, ["--restore", file, "--state-dir", folder ?? fixture.stateFolder])
  }

  /// As another program has it.
  private func sha256(_ file: String) throws -> String {
    let end = try run(path: "/usr/bin/env", ["sha256sum", file])
    return String(end.stdout.prefix { $0 != " " })
  }
}
