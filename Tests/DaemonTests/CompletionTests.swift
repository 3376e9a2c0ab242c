import TestSupport
import Testing

/// What a shell completes, asked by the shells themselves.
@Suite(.processes) struct CompletionTests {
  @Test(arguments: [
    ("headunitctl explain smart", "smart-alerts"),
    ("headunitctl fault add activation_terminal --service in-car", "in-car-wifi"),
    ("headunitctl profiles show leaf-ze1/2019/te", "leaf-ze1/2019/tekna"),
    ("headunitctl scen", "scenario"),
    ("phone-client store show smart", "smart-alerts"),
    ("phone-client use remote-door", "remote-door-lock"),
  ])
  func `bash completes names of the catalogue`(line: String, name: String) throws {
    #expect(try bash(line).contains(name))
  }

  @Test func `bash completes cases of the file that is named, and files`() throws {
    try withFixture { fixture in
      let file = try fixture.write(
        "name: mine\nmatrix: {n: [1, 2]}\nworld: {profile: qashqai-j12b/2025/tekna}\n"
          + "steps: [pair]\n", to: "mine.yaml")
      let cases = try bash("headunitctl scenario run \(file) --case mi")
      #expect(cases.contains { $0.contains("mine") }, "\(cases)")
      #expect(try bash("headunitctl scenario run \(fixture.path)/mi").contains(file))
    }
  }

  @Test func `bash completes the cars of the daemon, and those of the phone`() throws {
    try withPairedCar { car in
      let control = "headunitctl --socket \(car.fixture.controlSocket) vehicle show SJN"
      let ofDaemon = try bash(control)
      #expect(ofDaemon.contains("SJNTAAJ12U0000001"))
      let phone = "phone-client --home \(car.phone.home) services --vehicle SJN"
      let ofPhone = try bash(phone)
      #expect(ofPhone.contains("SJNTAAJ12U0000001"))
    }
  }

  @Test func `nothing is completed where nobody answers`() throws {
    #expect(try bash("headunitctl --socket /nowhere vehicle show SJN").isEmpty)
    #expect(try bash("headunitctl explain smart", profiles: "/nowhere").isEmpty)
  }

  /// What bash offers for the last word of a line.
  private func bash(
    _ line: String, profiles: String = Repository.path("Profiles")
  ) throws -> [String] {
    let words = line.split(separator: " ")
    let program = String(words[0])
    let script = """
      source <("\(BuiltExecutable.folder)/\(program)" --generate-completion-script bash)
      COMP_LINE="$LINE_TYPED" COMP_POINT=${#LINE_TYPED} COMP_TYPE=9 COMP_KEY=9
      read -ra COMP_WORDS <<<"$LINE_TYPED"
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      complete -p \(program) >/dev/null
      handler=$(complete -p \(program) | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      "$handler" \(program) "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let shell = try run(
      path: "/bin/bash", ["-c", script],
      environment: [
        "PATH": "\(BuiltExecutable.folder):/usr/bin:/bin", "LINE_TYPED": line,
        "HEADUNIT_PROFILES": profiles,
      ])
    return shell.stdout.split(separator: "\n").map(String.init)
  }
}
