import FoundationEssentials
import Glibc
import LinkProtocol
import NissanStore
import Pairing
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

@Suite struct PhoneHomeTests {
  private let folder: TemporaryFolder
  private let home: PhoneHome

  init() throws {
    folder = try TemporaryFolder()
    home = PhoneHome(path: "\(folder.path)/deep/phone")
  }

  private func fresh() -> PhoneState { PhoneState(id: "d3b07384d113edec") }

  private static func bond(_ vin: String, key byte: UInt8 = 7) throws -> PhoneBond {
    let vin = try VIN(vin)
    let key = try #require(BondKey(rawRepresentation: [UInt8](repeating: byte, count: 16)))
    return PhoneBond(
      id: key.id, key: key, vin: vin, displayName: "Qashqai Tekna 2025 (FR)",
      storeRoot: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", pairedAt: .opening,
      vehicle: LinkedVehicle(
        vin: vin, profile: try ProfileName("qashqai-j12b/2025/tekna"), market: "FR",
        built: YearMonth("2025-02")),
      acknowledgedVersion: 4)
  }

  @Test func `what is kept is read back whole by the next command`() throws {
    let bond = try Self.bond("SJNTAAJ12U0000001")
    let kept = try home.change(from: fresh) { state in
      state.account = "account-1"
      state.phone.model = "iPhone 14"
      state.keep(bond)
      state.clock = KnownWorldTime(
        worldTime: .opening, hostTime: Instant(milliseconds: 5), clockMode: .virtual)
    }
    #expect(try PhoneHome(path: home.path).read() == kept)
    #expect(kept.bonds == [bond])
  }

  @Test func `nothing is kept before something is`() throws {
    #expect(try home.read() == nil)
    try home.change { $0.account = "account-1" }
    #expect(try home.read() == nil)
    #expect(mode(of: home.path) == nil)
  }

  @Test func `only the owner can read the folder and the file`() throws {
    try home.change(from: fresh) { _ in }
    #expect(mode(of: home.path) == 0o700)
    #expect(mode(of: home.stateFile) == 0o600)
  }

  @Test func `the file is replaced and no draft stays behind`() throws {
    try home.change(from: fresh) { _ in }
    var before = stat()
    #expect(stat(home.stateFile, &before) == 0)
    try home.change(from: fresh) { $0.account = "account-1" }
    var after = stat()
    #expect(stat(home.stateFile, &after) == 0)
    #expect(before.st_ino != after.st_ino)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path)
    #expect(names.sorted() == ["phone.json", "phone.lock"])
  }

  @Test func `a change that changes nothing writes nothing`() throws {
    try home.change(from: fresh) { _ in }
    var before = stat()
    #expect(stat(home.stateFile, &before) == 0)
    try home.change(from: fresh) { _ in }
    var after = stat()
    #expect(stat(home.stateFile, &after) == 0)
    #expect(before.st_ino == after.st_ino)
  }

  @Test(arguments: ["", "{", "[]", "{\"schema\":1}", "{\"schema\":1,\"phone\":{},\"bonds\":[]}"])
  func `a broken file is refused by name and left as it is`(broken: String) throws {
    try home.change(from: fresh) { _ in }
    try Data(broken.utf8).write(to: URL(filePath: home.stateFile))
    #expect { try home.read() } throws: { error in
      (error as? PhoneHomeError)?.name == "home_broken"
    }
    #expect { try home.change(from: fresh) { $0.account = "account-1" } } throws: { error in
      (error as? PhoneHomeError)?.name == "home_broken"
    }
    #expect(text(of: home.stateFile) == broken)
  }

  @Test func `a key of the wrong length is told by its place, not its value`() throws {
    let bond = try Self.bond("SJNTAAJ12U0000001")
    try home.change(from: fresh) { $0.keep(bond) }
    let good = try #require(text(of: home.stateFile))
    let broken = good.replacing("BwcHBwcHBwcHBwcHBwcHBw", with: "c2VjcmV0")
    try Data(broken.utf8).write(to: URL(filePath: home.stateFile))
    #expect(throws: PhoneHomeError.broken(path: home.stateFile, .wrongAt("bonds.0.key"))) {
      try home.read()
    }
  }

  @Test func `a file of a later version is refused by name and left as it is`() throws {
    try home.change(from: fresh) { _ in }
    let newer = "{\"schema\": 2, \"phone\": \"something else\"}"
    try Data(newer.utf8).write(to: URL(filePath: home.stateFile))
    #expect(throws: PhoneHomeError.newer(path: home.stateFile, schema: 2)) {
      try home.change(from: fresh) { $0.account = "account-1" }
    }
    #expect(text(of: home.stateFile) == newer)
  }

  @Test func `a folder that is a file is refused by name`() throws {
    try Data().write(to: URL(filePath: "\(folder.path)/deep"))
    #expect { try home.change(from: fresh) { _ in } } throws: { error in
      (error as? PhoneHomeError)?.name == "home_unusable"
    }
  }

  @Test func `changes of two commands at once are both kept`() async throws {
    let (home, count) = (home, 40)
    try home.change(from: fresh) { $0.phone.name = "" }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count {
        group.addTask { try home.change { $0.phone.name += "x" } }
      }
      try await group.waitForAll()
    }
    #expect(try home.read()?.phone.name.count == count)
  }

  @Test func `pairing anew replaces the bond with the same car and no other`() throws {
    var state = fresh()
    state.keep(try Self.bond("SJNTAAJ12U0000001", key: 1))
    state.keep(try Self.bond("SJNTAAJ12U0000002", key: 2))
    let renewed = try Self.bond("SJNTAAJ12U0000001", key: 3)
    state.keep(renewed)
    #expect(state.bonds.map(\.vin.rawValue) == ["SJNTAAJ12U0000002", "SJNTAAJ12U0000001"])
    #expect(state.bonds.last == renewed)
  }

  @Test func `the secret of a bond is never printed`() throws {
    let bond = try Self.bond("SJNTAAJ12U0000001")
    var shown = ""
    dump(bond, to: &shown)
    #expect(!"\(bond) \(shown)".contains("7, 7, 7"))
  }

  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/home/c"], "/data/phone-client"),
    (["XDG_DATA_HOME": "data", "HOME": "/home/c"], "/home/c/.local/share/phone-client"),
    (["HOME": "/home/c"], "/home/c/.local/share/phone-client"),
  ])
  func `the usual folder follows the desktop's rules`(
    environment: [String: String], path: String
  ) throws {
    #expect(try PhoneHome.standard(environment: environment).path == path)
  }

  @Test func `without any environment the folder must be named`() {
    #expect(throws: PhoneHomeError.notNamed) { try PhoneHome.standard(environment: [:]) }
  }
}
