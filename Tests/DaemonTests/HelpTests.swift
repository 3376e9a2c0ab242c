import Foundation
import Glibc
import Testing

/// What a customer can ask before anything else works: no daemon runs in these tests.
@Suite(.processes) struct HelpTests {
  @Test func `R12: help is told without an account, a car or a store`() throws {
    try withFixture { fixture in
      let document = try fixture.phone("help-contacts").done()
      #expect(document.country == nil)
      #expect(document.customerService.array.map(\.country) == ["FR", "IT", "CH"])
      #expect(document.customerService[0]["number"] == "0805 11 22 33")
      let french = try fixture.phone("help-contacts", "--country", "fr").done()
      #expect(french.country == "FR")
      #expect(french.website == "nissan.fr")
      let german = try fixture.phone("help-contacts", "--country", "DE").done()
      #expect(german.customerService.array.isEmpty)
      #expect(german.website == nil)
      let nowhere = try fixture.phone("help-contacts", "--country", "US")
      #expect(nowhere.status == .exited(1))
      #expect(try nowhere.failure.name == "country_unknown")

      let text = try plain(fixture, "--locale", "fr", "help-contacts", "--country", "FR")
      #expect(
        text.stdout.split(separator: "\n") == [
          "L’application       NissanConnect Services\u{A0}; son guide\u{A0}: phone-client guide",
          "Le site national    nissan.fr",
          "Le concessionnaire  votre concessionnaire Nissan",
          "Le service client   0805 11 22 33 (France)",
        ])
    }
  }

  @Test func `R12: the account's country and language decide, until told otherwise`()
    throws
  {
    try withCar { car in
      try car.phone.introduce()
      _ = try car.daemon.terminate()
      #expect(try car.phone("help-contacts").done().country == "FR")
      #expect(try car.phone("help-contacts", "--country", "GB").done().country == "GB")
      let english = try plain(car.fixture, "help-contacts")
      #expect(english.stdout.contains("Customer service   0805 11 22 33 (France)\n"))
      let french = try plain(car.fixture, "--locale", "fr", "help-contacts")
      #expect(french.stdout.contains("Le service client   0805 11 22 33 (France)\n"))
      // A store that cannot be read is when help is needed.
      try "no store".write(
        toFile: "\(car.fixture.phoneHome)/store.sqlite", atomically: false, encoding: .utf8)
      #expect(try car.phone("help-contacts").done().customerService.array.count == 3)
    }
  }

  @Test func `R19: qrencode draws the link that opens the store`() throws {
    try withFixture { fixture in
      let link = "https://store.example/app?open=store&language=en&product=smart-alerts"
      try program("qrencode", "printf '█▀▄\\n▄ █\\n'; printf '%s|' \"$@\" > \(fixture.path)/asked")
        .install(in: fixture)
      let shown = try plain(fixture, "qr", "smart-alerts")
      #expect(
        shown.stdout
          == "Scan this code with your phone: it opens the Nissan Store.\n\n█▀▄\n▄ █\n\n\(link)\n")
      #expect(shown.stderr.isEmpty)
      let asked = try String(contentsOfFile: "\(fixture.path)/asked", encoding: .utf8)
      #expect(asked == "-t|UTF8|-o|-|--|\(link)|")
      #expect(try fixture.phone("qr", "smart-alerts").done().link == JSONValue.string(link))
    }
  }

  @Test(arguments: [
    (nil, "The code is not shown: the program qrencode is not installed."),
    ("exit 3", "The code is not shown: qrencode failed."),
    ("true", "The code is not shown: qrencode failed."),
    ("echo no code", "The code is not shown: qrencode failed."),
    ("printf '\\377\\n'", "The code is not shown: qrencode failed."),
    ("exec yes █", "The code is not shown: qrencode failed."),
    ("kill -KILL $$", "The code is not shown: qrencode failed."),
    (
      "printf '█\\n'; exec tail -f /dev/null",
      "The code is not shown: qrencode did not answer in time."
    ),
    (
      "printf '█\\n'; exec > /dev/null; tail -f /dev/null",
      "The code is not shown: qrencode did not answer in time."
    ),
  ])
  func `R19: without a drawing the link itself is shown`(
    script: String?, note: String
  ) throws {
    try withFixture { fixture in
      try script.map { try program("qrencode", $0).install(in: fixture) }
      let shown = try plain(fixture, "qr")
      #expect(shown.status == .exited(0))
      #expect(
        shown.stdout
          == "Open this link on your phone: it opens the Nissan Store.\n"
          + "https://store.example/app?open=store&language=en\n")
      #expect(shown.stderr == note + "\n")
    }
  }

  @Test func `R19: a link to a product that is not sold is refused`() throws {
    try withFixture { fixture in
      let refused = try fixture.phone("qr", "smart-alert")
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "product_unknown")
      #expect(try refused.failure.why.string?.contains("‘Smart Alerts’") == true)
    }
  }
}

/// A shell script under the name of a program.
private struct ScriptedProgram {
  let name: String
  let script: String

  /// In the only folder of the fixture's `PATH` that is its own.
  func install(in fixture: DaemonFixture) throws {
    let folder = programs(of: fixture)
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(name)"
    try "#!/bin/bash\nPATH=/usr/bin:/bin\n\(script)\n".write(
      toFile: path, atomically: false, encoding: .utf8)
    chmod(path, 0o700)
  }
}

private func program(_ name: String, _ script: String) -> ScriptedProgram {
  ScriptedProgram(name: name, script: script)
}

private func programs(of fixture: DaemonFixture) -> String { "\(fixture.path)/bin" }

/// What people read, where no program is installed but the fixture's own.
private func plain(_ fixture: DaemonFixture, _ arguments: String...) throws -> CommandResult {
  try run(
    .phone, ["--socket", fixture.phoneSocket, "--home", fixture.phoneHome] + arguments,
    environment: ["PATH": programs(of: fixture)])
}
