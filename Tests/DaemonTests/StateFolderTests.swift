import Foundation
import Glibc
import Testing

/// The daemon's files: whose they are, what is left of them, and what becomes of it when they go.
@Suite(.processes) struct StateFolderTests {
  private func names(in folder: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }

  private func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  @Test func `every file is its owner's alone, in whatever folder it lies`() throws {
    try withFixture { fixture in
      // A folder made by hand, and files of an earlier version in it, for all to read.
      let files = FileManager.default
      try files.createDirectory(
        atPath: "\(fixture.stateFolder)/backups", withIntermediateDirectories: true)
      chmod(fixture.stateFolder, 0o777)
      for name in ["headunit.lock", "headunit.sqlite", "backups/headunit-old.sqlite"] {
        try fixture.write("", to: "state/\(name)")
        chmod("\(fixture.stateFolder)/\(name)", 0o666)
      }
      let daemon = try fixture.startDaemon(Car.options(), after: "umask 0")
      _ = try fixture.control("backup")
      for name in try files.subpathsOfDirectory(atPath: fixture.stateFolder) where name != "backups"
      {
        #expect(try mode(of: "\(fixture.stateFolder)/\(name)") == 0o600, "\(name)")
      }
      _ = try daemon.terminate()
    }
  }

  @Test func `after a clean stop there is one file, and the log keeps no peak`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      // Commits that make a log far longer than it may stay.
      try car.call("vehicles.addMany", #"{"count":20000,"profiles":["qashqai-j12b/*"]}"#)
      for _ in 1...20 { try car.advance("PT1S") }
      let log = "\(car.fixture.stateFolder)/headunit.sqlite-wal"
      let bytes = try FileManager.default.attributesOfItem(atPath: log)[.size] as? NSNumber
      #expect((bytes?.intValue ?? .max) <= 4 << 20)
      #expect(try car.daemon.terminate().status == .exited(0))
      #expect(try names(in: car.fixture.stateFolder) == ["headunit.lock", "headunit.sqlite"])
    }
  }

  @Test func `a lock file that is deleted lets no second daemon in`() throws {
    try withCar { car in
      unlink("\(car.fixture.stateFolder)/headunit.lock")
      let second = try run(
        .daemon,
        [
          "--state-dir", car.fixture.stateFolder, "--runtime-dir", "\(car.fixture.path)/run2",
        ])
      #expect(second.status == .exited(1))
      #expect(second.stderr.contains("[state_folder_in_use]"))
    }
  }

  @Test func `what a killed backup left half written is gone after a start`() throws {
    try withCar { car in
      let backups = "\(car.fixture.stateFolder)/backups"
      try FileManager.default.createDirectory(atPath: backups, withIntermediateDirectories: true)
      for name in ["h.sqlite.part", "h.sqlite.part-journal", "h.sqlite"] {
        try car.fixture.write("half", to: "state/backups/\(name)")
      }
      try car.daemon.restart()
      #expect(try names(in: backups) == ["h.sqlite"])
    }
  }

  @Test func `a state folder that is removed keeps nothing, and the daemon says so`()
    throws
  {
    try withPairedCar { car in
      try car.advance("PT1S")
      try FileManager.default.removeItem(atPath: car.fixture.stateFolder)
      let refusal = try car.fixture.control("clock", "advance", "PT1S")
      #expect(refusal.status == .exited(1) || refusal.status == .exited(74))
      #expect(try refusal.json.error.name == "storage_failed")
      try car.daemon.wait(toSay: "was removed or replaced")
      #expect(try car.call("daemon.status").standingFailure.string?.contains("removed") == true)
      let bought = try car.phone(
        "store", "buy", "smart-alerts", "--months", "1", "--address", car.address, "--card-stdin",
        "--accept-terms", stdin: Card.good.json)
      #expect(try bought.json.delivery.state.string != "acknowledged", "\(bought.stdout)")
    }
  }

  @Test func `a damaged database is salvaged once, and told of in log, status and check`()
    throws
  {
    try withPairedCar { car in
      _ = try car.daemon.terminate()
      let path = "\(car.fixture.stateFolder)/headunit.sqlite"
      let file = try FileHandle(forUpdating: URL(filePath: path))
      try file.seek(toOffset: 2 * 4_096)
      try file.write(contentsOf: Data(repeating: 0xEE, count: 4_096))
      try file.close()
      try car.daemon.restart()
      let standingFailure = try car.call("daemon.status").standingFailure.string
      #expect(standingFailure?.contains("damaged-1.sqlite") == true, "\(standingFailure ?? "")")
      let check = try car.fixture.control("check")
      #expect(try check.json.setAside[0].string == "damaged-1.sqlite")
      _ = try car.daemon.terminate()
      try car.daemon.restart()
      #expect(try car.call("daemon.status").standingFailure == nil)
    }
  }

  /// Options that name a file, and what else they need.
  @Test(arguments: ["--config", "--trust", "--restore"])
  func `a pipe in place of a file holds no start up`(option: String) throws {
    try withFixture { fixture in
      let pipe = "\(fixture.path)/pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      let refusal = try run(
        .daemon,
        [
          "--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder, option, pipe,
        ])
      #expect(refusal.status == .exited(65))
      #expect(refusal.stderr.contains("it is no regular file"), "\(refusal.stderr)")
    }
  }

  @Test func `a pipe in a phone's home, or as an address, holds no command up`() throws {
    try withPairedCar { car in
      let pipe = "\(car.fixture.path)/pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      let bought = try car.phone(
        "store", "buy", "smart-alerts", "--months", "1", "--address", pipe, "--card-stdin",
        "--accept-terms", stdin: Card.good.json)
      #expect(try bought.json.error.name == "input_unreadable")
      let home = "\(car.fixture.path)/home"
      for name in ["phone.json", "store.sqlite"] {
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try #require(mkfifo("\(home)/\(name)", 0o600) == 0)
        let refusal = try run(.phone, ["--home", home, "--json", "account", "show"])
        #expect(refusal.status != .exited(0), "\(name)")
        try FileManager.default.removeItem(atPath: home)
      }
    }
  }

  @Test func `a start that has no room for its threads says so`() throws {
    try withFixture { fixture in
      let child = try Child(
        "/bin/sh",
        [
          "-c", "ulimit -v 250000; exec \"$0\" \"$@\"", BuiltExecutable.daemon.path,
          "--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder,
        ])
      let end = try child.finish(for: "a daemon without room to end")
      #expect(end.status == .exited(74))
      let errors = String(decoding: end.errors, as: UTF8.self)
      #expect(errors.contains("[address_space_too_small]"), "\(errors)")
    }
  }
}
