import Foundation
import Testing

/// YAML files with errors, as somebody who edits them makes them.
@Suite(.processes) struct BrokenCatalogueTests {
  @Test func `an unknown word is told with file, line, column and what was meant`()
    throws
  {
    try withCatalogue { fixture, profiles in
      let line = try edit("\(profiles)/services.yaml", "remote_lock,", "remote_lok,")
      let refusal = try check(fixture, profiles)
      #expect(refusal.status == .exited(65))
      #expect(refusal.stderr.contains("[catalogue_invalid]"))
      #expect(refusal.stderr.contains("\(profiles)/services.yaml:\(line):"), "\(refusal.stderr)")
      #expect(refusal.stderr.contains("remote_lok"))
      #expect(refusal.stderr.contains("did you mean ‘remote_lock’"), "\(refusal.stderr)")
    }
  }

  @Test func `a file that is no YAML is told with file, line and column`() throws {
    try withCatalogue { fixture, profiles in
      let file = "\(profiles)/phones.yaml"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      try (text + "broken: [1, 2\n").write(toFile: file, atomically: false, encoding: .utf8)
      let refusal = try check(fixture, profiles)
      #expect(refusal.status == .exited(65))
      #expect(refusal.stderr.contains("\(file):"), "\(refusal.stderr)")
      #expect(
        [lines, lines + 1].contains { refusal.stderr.contains("phones.yaml:\($0):") },
        "\(refusal.stderr)")
    }
  }

  @Test func `all errors of all files are told at once, by every program`() throws {
    try withCatalogue { fixture, profiles in
      try edit("\(profiles)/services.yaml", "remote_lock,", "remote_lok,")
      try edit("\(profiles)/products.yaml", "kind: free", "kind: fre")
      let daemon = try check(fixture, profiles)
      let phone = try run(
        .phone,
        ["--home", fixture.phoneHome, "--profiles", profiles, "--socket", fixture.phoneSocket]
          + ["--json", "store", "list"])
      for refusal in [daemon, phone] {
        #expect(refusal.status == .exited(65))
        #expect(refusal.stderr.contains("services.yaml:"), "\(refusal.stderr)")
        #expect(refusal.stderr.contains("products.yaml:"), "\(refusal.stderr)")
        let lines = refusal.stderr.split(separator: "\n")
        #expect(lines.last?.hasPrefix("error: ") == true)
        #expect(lines.last?.hasSuffix("[catalogue_invalid]") == true)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix(profiles) }, "one error a line")
      }
      let failure = try phone.failure
      #expect(failure.name == "catalogue_invalid")
      let places = failure.diagnostics.array.compactMap(\.place.string)
      #expect(places.count { $0.contains("services.yaml:") } == 1, "\(places)")
      #expect(places.count { $0.contains("products.yaml:") } == 1, "\(places)")
    }
  }

  private func check(_ fixture: DaemonFixture, _ profiles: String) throws -> CommandResult {
    try run(.daemon, ["--check-config", "--profiles", profiles])
  }

  private func withCatalogue(_ body: (DaemonFixture, String) throws -> Void) throws {
    try withFixture { try body($0, ProfilesCopy(in: $0).path) }
  }

  /// Replaces the first `old`; the line it was in.
  @discardableResult
  private func edit(_ file: String, _ old: String, _ new: String) throws -> Int {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let place = try #require(text.firstRange(of: old))
    let edited = text.replacing(old, with: new, maxReplacements: 1)
    try edited.write(toFile: file, atomically: false, encoding: .utf8)
    return text[..<place.lowerBound].count { $0 == "\n" } + 1
  }
}
