import Foundation
import TestSupport
import Testing

@testable import Processes

struct OwnProgramTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var root: String { folder.path }

  /// Makes files for `body`.
  private func with(
    programs: [String] = [], texts: [String] = [], _ body: () throws -> Void
  ) throws {
    for (file, mode) in programs.map({ ($0, 0o755) }) + texts.map({ ($0, 0o644) }) {
      let url = URL(filePath: "\(root)/\(file)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      #expect(
        FileManager.default.createFile(
          atPath: url.path, contents: Data(), attributes: [.posixPermissions: mode]))
    }
    try body()
  }

  @Test func `the program that runs is a file of this build`() throws {
    let path = try #require(OwnProgram.path)
    #expect(path.hasPrefix("/"))
    #expect(FileManager.default.isExecutableFile(atPath: path))
  }

  @Test func `as built, a companion stands beside it`() throws {
    try with(programs: ["build/headunitd", "bin/headunitd"]) {
      #expect(
        OwnProgram.companion("headunitd", of: "\(root)/build/headunitctl")
          == "\(root)/build/headunitd")
    }
  }

  @Test(arguments: ["usr/libexec/headunit", "usr/bin/headunitctl"])
  func `as installed, a companion stands in bin`(own: String) throws {
    try with(programs: ["usr/bin/headunitd"]) {
      #expect(
        OwnProgram.companion("headunitd", of: "\(root)/\(own)") == "\(root)/usr/bin/headunitd")
    }
  }

  @Test func `what cannot be run is no companion, and where none is, it is named beside`() throws {
    try with(texts: ["libexec/headunitd", "bin/headunitd"]) {
      #expect(
        OwnProgram.companion("headunitd", of: "\(root)/libexec/headunit")
          == "\(root)/libexec/headunitd")
    }
  }

  @Test func `data is here, installed, or in a folder above`() {
    #expect(
      OwnProgram.places(installed: "headunit/profiles", built: "Profiles", of: "/a/b/c") == [
        "Profiles", "/a/share/headunit/profiles", "/a/b/Profiles", "/a/Profiles",
      ])
    #expect(OwnProgram.places(installed: "x", built: "y", of: nil) == ["y"])
  }
}
