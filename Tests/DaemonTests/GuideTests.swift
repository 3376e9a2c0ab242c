import Foundation
import TestSupport
import Testing

/// The guide as its reader follows it.
@Suite(.processes) struct GuideTests {
  @Test(arguments: ["fr", "en"])
  func `R02: every command of the guide works, in its order, and answers as shown`(
    language: String
  ) throws {
    try withFixture { fixture in
      let blocks = try ShellBlock.all(in: "docs/guide/\(language).md")
      let environment = [
        "PATH": "\(BuiltExecutable.folder):/usr/bin:/bin",
        "HEADUNIT_PROFILES": Repository.path("Profiles"),
      ]
      let first = try #require(blocks.first)
      let car = try Child(
        "/bin/bash", ["-c", "exec \(first.commands)"], environment: environment,
        folder: fixture.path)
      let deadline = Deadline(seconds: 120)
      var line: String?
      repeat {
        line = try car.errorLine(by: deadline, for: "the guide's car to be ready")
      } while line.map { !$0.hasSuffix(" ready") } ?? false
      try #require(line != nil, "the guide's car ended")

      let mark = "=== the end of a block of the guide"
      let script = blocks.dropFirst().map { "\($0.commands)\nprintf '\(mark)\\n'\n" }
      let shell = try run(
        path: "/bin/bash", ["-euo", "pipefail", "-s"], stdin: script.joined(),
        environment: environment, folder: fixture.path, by: deadline)
      #expect(shell.status == .exited(0), "\(shell.stdout)\n\(shell.stderr)")
      let answers = shell.stdout.components(separatedBy: "\(mark)\n").dropLast()
      #expect(answers.count == blocks.count - 1)
      for (block, answer) in zip(blocks.dropFirst(), answers) {
        #expect(block.isAnswered(by: answer), "\(block.commands)\n\(answer)")
      }
      car.send(signal: SIGTERM)
      #expect(try car.finish(for: "the guide's car to end").status == .exited(0))
    }
  }

  @Test(arguments: ["fr", "en"])
  func `R20–R45: every label that the guide quotes stands on a screen of the store`(
    language: String
  ) throws {
    let isFrench = language == "fr"
    let labels = try quotedLabels(language)
    #expect(labels.count > 25)
    try withCar { car in
      let account = ["camille@example.com", "Camille Martin", "FR", ""]
      var screens = try car.phone.store(
        ["2", "<", "1"] + account + ["iPhone 14", "17.5", "", "", "1", "v", "q"], language
      ).stdout
      let free = try car.phone.number(
        of: isFrench ? "Localiser ma voiture" : "My Car Finder", language)
      screens += try car.phone.store(["", "", free, "", "1", "b", "2", "1", ""], language).stdout
      let paid = try car.phone.number(
        of: isFrench ? "Alertes intelligentes" : "Smart Alerts", language)
      screens += try car.phone.store(
        [paid, "", "1", "", "12 rue de la Paix", "", "Paris", "75002", "", "FR", "", ""]
          + ["Camille Martin", "4242 4242 4242 4242", "12/28", "123", "", "1", "b", "2", "1", ""]
          + ["s", "o", "q"], language
      ).stdout
      // The renewal off and on again, then what is only looked at.
      screens += try car.phone.store(
        ["o", "1", "1", "1", "1", "1", "2", "b", "3", "b", "q"], language
      ).stdout
      try car.phone("payment", "add", "--card-stdin", stdin: Card(number: "5555555555554444").json)
        .done()
      screens += try car.phone.store([isFrench ? "m" : "p", "2", "q"], language).stdout
      let shown = Self.words(screens)
      for label in labels {
        #expect(
          shown.contains(Self.words(label)), "the guide quotes ‘\(label)’, which no screen shows")
      }
      #expect(try car.state(of: "smart-alerts").hasPrefix("activating"))
    }
  }

  /// The words of a text between spaces, so that whole words are found: lines are broken on
  /// screens, and headings begin with a capital.
  private static func words(_ text: String) -> String {
    " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
  }

  /// What stands in bold in the guide's page.
  private func quotedLabels(_ language: String) throws -> Set<String> {
    let page = try Repository.text(of: "docs/guide/\(language).md")
    let pieces = page.components(separatedBy: "**")
    return Set(pieces.indices.filter { !$0.isMultiple(of: 2) }.map { pieces[$0] })
  }

  @Test(arguments: ["fr", "en"])
  func `R15: the guide shows its steps numbered from 1 through all sections`(
    language: String
  ) throws {
    try withFixture { fixture in
      let titles = try fixture.phone("--locale", language, "guide").done().pages.array
        .compactMap(\.title.string)
      let lines = try run(
        .phone, ["--home", fixture.phoneHome, "--locale", language, "guide"]
      ).stdout.split(separator: "\n")
      let steps = lines.compactMap { $0.wholeMatch(of: /(\d+) +(.+)/) }
      #expect(steps.map { Int($0.1) } == Array(1...titles.count))
      #expect(steps.map { String($0.2) } == titles)
      #expect(titles.count > 15)
    }
  }

  @Test func `R46: a step is shown between the one before and the one after`() throws {
    try withFixture { fixture in
      let all = try fixture.phone("--locale", "fr", "guide").done()
      let titles = all.pages.array.compactMap(\.title.string)
      #expect(titles.count > 15)
      for (step, shown) in [
        (1, [1, 2]), (5, [4, 5, 6]), (titles.count, [titles.count - 1, titles.count]),
      ] {
        let window = try fixture.phone("--locale", "fr", "guide", "--step", "\(step)").done()
        #expect(window.pages.array.compactMap(\.step.number) == shown.map(Double.init))
        let text = try run(
          .phone, ["--home", fixture.phoneHome, "--locale", "fr", "guide", "--step", "\(step)"])
        for (index, title) in titles.enumerated() {
          let isShown = text.stdout.contains("\(index + 1)  ") && text.stdout.contains(title)
          #expect(isShown == shown.contains(index + 1), "\(step): \(title)")
        }
        let current = try #require(all.pages[step - 1].section.string)
        #expect(text.stdout.contains("\(current)\nÉtapes\n"), "R20")
      }
    }
  }

  @Test(arguments: ["0", "-1", "999", "two"])
  func `R46: a step that is not there is a wrong command line`(step: String) throws {
    try withFixture { fixture in
      let refused = try fixture.phone("guide", "--step=\(step)")
      #expect(refused.status == .exited(64))
      #expect(refused.stderr.contains(step == "two" ? "two" : "1…"))
    }
  }

  @Test func `R02: the guide is there in the phone's language, whatever else is broken`()
    throws
  {
    try withFixture { fixture in
      func title(_ arguments: String...) throws -> String? {
        try run(
          .phone, ["--home", fixture.phoneHome, "--profiles", "/nowhere", "guide"] + arguments
        )
        .stdout.split(separator: "\n").first.map(String.init)
      }
      #expect(try title() == "NissanConnect Services – Nissan Store – user guide")
      #expect(
        try title("--locale", "fr")
          == "NissanConnect Services – Nissan Store – guide d’utilisation")
      try FileManager.default.createDirectory(
        atPath: fixture.phoneHome, withIntermediateDirectories: true)
      try "{".write(toFile: "\(fixture.phoneHome)/phone.json", atomically: false, encoding: .utf8)
      #expect(try title() == "NissanConnect Services – Nissan Store – user guide")
    }
  }
}
