import Testing

/// The trials of endurance: a small share of what CI runs, and each shown to notice a loss.
@Suite(.processes) struct EnduranceTests {
  private func trial(_ words: String...) throws -> CommandResult {
    try run(.benchmark, words, by: Deadline(seconds: 180))
  }

  @Test(arguments: ["daemon", "phone"])
  func `a program that is killed under load loses nothing it acknowledged`(subject: String) throws {
    let end = try trial("crash", "--for", subject, "--cycles", "6", "--seed", "11")
    #expect(end.status == .exited(0), "\(end.stdout)\(end.stderr)")
    #expect(end.stdout.contains("6 cycles"), "\(end.stdout)")
  }

  @Test func `what is lost around a kill is noticed`() throws {
    let end = try trial("crash", "--cycles", "12", "--seed", "11", "--break")
    #expect(end.status == .exited(1), "\(end.stdout)\(end.stderr)")
    #expect(end.stderr.contains("[not_sound]"), "\(end.stderr)")
  }

  @Test(arguments: ["daemon", "phone"])
  func `a call to the disk that fails leaves the state before or the state after`(
    subject: String
  ) throws {
    let end = try trial("io-sweep", "--for", subject, "--stride", "151", "--seed", "11")
    #expect(end.status == .exited(0), "\(end.stdout)\(end.stderr)")
  }

  @Test(arguments: ["daemon", "phone"])
  func `a disk that lies about what it has written is noticed`(subject: String) throws {
    let end = try trial(
      "io-sweep", "--for", subject, "--stride", "151", "--seed", "11", "--break")
    #expect(end.status == .exited(1), "\(end.stdout)\(end.stderr)")
    #expect(end.stdout.contains("lost"), "\(end.stdout)")
  }
}
