import Files
import Foundation
import TestSupport
import Testing

/// A folder of its own for one test.
private func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try body(folder.path)
}

/// Files that somebody named, and those that are their owner's alone.
@Suite(.timeLimit(.minutes(1)))
struct PlainFileTests {
  @Test func `a pipe, a folder and a device hold nobody up`() throws {
    try withFolder { folder in
      let pipe = "\(folder)/pipe"
      try #require(mkfifo(pipe, 0o600) == 0)
      #expect(throws: PlainFile.Refusal.notRegular) { try PlainFile.read(pipe) }
      #expect(throws: PlainFile.Refusal.notRegular) { try PlainFile.read("/dev/zero") }
      #expect(throws: PlainFile.Refusal.folder) { try PlainFile.read(folder) }
      #expect(throws: PlainFile.Refusal.system(code: ENOENT)) {
        try PlainFile.read("\(folder)/nothing")
      }
    }
  }

  @Test func `a file is read whole, or refused for its length or its bytes`() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      try Data("sixteen bytes ä\n".utf8).write(to: URL(filePath: path))
      #expect(try PlainFile.text(path) == "sixteen bytes ä\n")
      #expect(try PlainFile.read(path, bytesMax: 17).count == 17)
      #expect(throws: PlainFile.Refusal.tooLong(bytesMax: 16)) {
        try PlainFile.read(path, bytesMax: 16)
      }
      try Data([0xFF]).write(to: URL(filePath: path))
      #expect(throws: PlainFile.Refusal.notText) { try PlainFile.text(path) }
    }
  }

  @Test func `a byte order mark is no part of a text`() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      try Data("\u{FEFF}name: x\u{FEFF}\n".utf8).write(to: URL(filePath: path))
      #expect(try Array(PlainFile.text(path).utf8) == Array("name: x\u{FEFF}\n".utf8))
      try Data([0xEF, 0xBB, 0xBF]).write(to: URL(filePath: path))
      #expect(try PlainFile.text(path).isEmpty)
    }
  }

  @Test func `what others may read becomes the owner's alone`() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      try Data().write(to: URL(filePath: path))
      chmod(path, 0o666)
      try OwnFile.tighten(path)
      #expect(try mode(of: path) == 0o600)
      try OwnFile.tighten("\(folder)/nothing")
      #expect(throws: PlainFile.Refusal.folder) { try OwnFile.tighten(folder) }
      symlink(path, "\(folder)/link")
      #expect(throws: PlainFile.Refusal.notRegular) { try OwnFile.tighten("\(folder)/link") }
    }
  }

  @Test func `a new file is the owner's alone, and an old one stays`() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      let mask = umask(0)
      defer { umask(mask) }
      #expect(try OwnFile.make(path))
      #expect(try mode(of: path) == 0o600)
      try Data("kept".utf8).write(to: URL(filePath: path))
      #expect(try OwnFile.make(path) == false)
      #expect(try PlainFile.text(path) == "kept")
    }
  }

  @Test func `a file that takes another's name is another`() throws {
    try withFolder { folder in
      let (path, other) = ("\(folder)/file", "\(folder)/other")
      #expect(FileIdentity(at: path) == nil)
      try OwnFile.make(path)
      try OwnFile.make(other)
      let identity = FileIdentity(at: path)
      #expect(identity != nil && FileIdentity(at: path) == identity)
      rename(other, path)
      #expect(FileIdentity(at: path) != identity)
    }
  }

  @Test(arguments: [
    (#"{"a":1234567890123456}"#, false), (#"{"a":12345678901234567}"#, true),
    (#"[-9223372036854775808]"#, true), (#"{"a":"12345678901234567890"}"#, false),
    (#"{"a":"\"12345678901234567890"}"#, false), (#"{"a":2.3212000000000002345}"#, false),
    (#"{"12345678901234567890":1}"#, false), (#"{"a":"x","b":98765432109876543210}"#, true),
  ])
  func `a whole number with more digits than any of ours is found`(
    text: String, isHuge: Bool
  ) {
    #expect(KeptJSON.hasHugeNumber(text) == isHuge)
  }

  private func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }
}
