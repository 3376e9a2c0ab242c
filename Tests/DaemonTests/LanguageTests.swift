import Foundation
import TestSupport
import Testing
import Yams

/// Both languages as a person meets them: on a terminal, refusals included.
@Suite(.processes) struct LanguageTests {
  @Test func `R47: the flow is the same in both languages`() throws {
    let flows = try ["fr", "en"].map { language in
      try withCar { car in
        try Self.flow(car.address).map { step in
          let end = try car.phone(["--locale", language] + step.arguments, stdin: step.stdin)
          let json = try end.json
          return [
            step.arguments.prefix(2).joined(separator: " "), "\(end.status)",
            json.error.name.string ?? "", json.order.state.string ?? "",
          ].joined(separator: ", ")
        }
      }
    }
    #expect(flows[0] == flows[1])
    #expect(flows[0].contains { $0.contains("fulfilled") })
    #expect(flows[0].filter { $0.contains("exited(1)") }.count > 5)
  }

  @Test func `R47: somebody who reads French meets no English word`() throws {
    let english = try TextTable.englishWords()
    #expect(english.count > 200)
    #expect(english.contains("cannot") && english.contains("charged"))
    try withCar { car in
      // What the catalogue knows of this car is data in one language.
      let profile = try car.call("vehicles.describe")
      let data = (profile.powertrain.string ?? "", profile.headUnit.string ?? "")
      for step in Self.flow(car.address) {
        let end = try car.say(["--locale", "fr"] + step.arguments, stdin: step.stdin)
        let said = (end.stdout + end.stderr).replacing(data.0, with: "").replacing(data.1, with: "")
        let command = step.arguments.joined(separator: " ")
        #expect(!said.isEmpty, "\(command)")
        #expect(TextTable.words(said).isDisjoint(with: english), "\(command):\n\(said)")
        #expect(!said.contains("error:") && !said.contains("EUR"), "\(command):\n\(said)")
        guard end.status != .exited(0) else { continue }
        #expect(end.stderr.contains("erreur\u{A0}: "), "\(command):\n\(said)")
        #expect(!said.contains("magasin"), "\(command):\n\(said)")
        #expect(end.stderr.hasSuffix("]\n"), "the name stands last:\n\(said)")
      }
    }
  }

  /// The first that says anything decides: the option, the account, the environment.
  @Test(arguments: [
    (["LC_ALL": "fr_FR.UTF-8", "LANG": "en_GB.UTF-8"], [], "erreur"),
    (["LC_ALL": "", "LC_MESSAGES": "fr_CH", "LANG": "en_GB.UTF-8"], [], "erreur"),
    (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr"], [], "erreur"),
    (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "de_DE.UTF-8"], [], "error"),
    (["LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"], [], "error"),
    (["LC_ALL": "fr_FR.UTF-8"], ["--locale", "en"], "error"),
    (["LC_ALL": "en_GB.UTF-8"], ["--locale", "fr"], "erreur"),
  ])
  func `R47: an error is told in the language of whoever asks, before any account`(
    environment: [String: String], options: [String], begins: String
  ) throws {
    try withFixture { fixture in
      let place = ["--socket", fixture.phoneSocket, "--home", fixture.phoneHome]
      let end = try run(
        .phone, place + options + ["account", "show"], environment: environment)
      #expect(end.status == .exited(1))
      #expect(end.stderr.hasPrefix(begins), "\(end.stderr)")
      #expect(end.stderr.hasSuffix("[account_missing]\n"))
      // The catalogue cannot even be read.
      let lost = try run(
        .phone, place + options + ["--profiles", "/nowhere", "account", "show"],
        environment: environment)
      #expect(lost.stderr.contains(begins), "\(lost.stderr)")
      #expect(lost.status == .exited(65))
    }
  }

  @Test func `R47: the account's language comes before the environment's`() throws {
    try withCar { car in
      try car.say([
        "account", "create", "--email", "c@example.com", "--name", "C M", "--country", "CH",
        "--language", "fr",
      ])
      let end = try car.say(["store", "list"], environment: ["LC_ALL": "en_GB.UTF-8"])
      #expect(end.stderr.hasPrefix("erreur\u{A0}: impossible d’afficher la boutique\u{A0}: "))
      #expect(end.stderr.hasSuffix("[phone_missing]\n"))
    }
  }

  private struct Step {
    let arguments: [String]
    var stdin = ""
  }

  /// From the first command of a new phone to a sold car, wrong turns included.
  private static func flow(_ address: String) -> [Step] {
    func step(_ arguments: String..., card: String = "") -> Step {
      Step(arguments: arguments, stdin: card)
    }
    func buy(_ product: String, card: String, _ more: String...) -> Step {
      Step(
        arguments: ["store", "buy", product, "--months", "1", "--address", address] + more,
        stdin: card)
    }
    func declined(_ number: String) -> Step {
      buy("smart-alerts", card: Card(number: number).json, "--card-stdin", "--accept-terms")
    }
    let good = Card.good.json
    return [
      step("account", "show"), step("store", "list"), step("services"),
      step("account", "create", "--email", "c", "--name", "", "--country", "XX"),
      step(
        "account", "create", "--email", "c@example.com", "--name", "C M", "--country", "FR",
        "--language", "fr"),
      step("account", "show"), step("phone", "show"), step("pair", "--yes"),
      step("phone", "set", "--model", "iPhone 144", "--os-version", "17"),
      step("phone", "set", "--model", "iPhone 14", "--os-version", "3"),
      step("phone", "set", "--model", "iPhone 14", "--os-version", "x"),
      step("phone", "set", "--model", "iPhone 14", "--os-version", "17.5"),
      step("phone", "show"), step("vehicle"), step("pair"), step("pair", "--yes"),
      step("account", "show"), step("vehicle"), step("push"), step("services"),
      step("explain", "smart-alerts"), step("explain", "nothing"), step("events"),
      step("store", "list"), step("store", "show", "smart-alerts"),
      step("store", "show", "smart-alarm"), step("orders"), step("subscriptions"),
      step("payment", "list"),
      step("store", "buy", "smart-alerts", "--months", "1"),
      buy("smart-alerts", card: "", "--accept-terms"),
      buy("smart-alerts", card: good, "--card-stdin"),
      buy("smart-alerts", card: "{}", "--card-stdin", "--accept-terms"),
      buy("smart-alerts", card: "no JSON", "--card-stdin", "--accept-terms"),
      buy("smart-alerts", card: "", "--card-stdin", "--accept-terms"),
      buy(
        "smart-alerts", card: Card(holder: "", number: "1", expiry: "1", code: "1").json,
        "--card-stdin", "--accept-terms"),
      buy(
        "smart-alerts", card: Card(number: "378282246310005", expiry: "01/20").json,
        "--card-stdin", "--accept-terms"),
      declined("4000000000000002"), declined("4000000000009995"), declined("4000000000009987"),
      declined("4000000000009979"), declined("4000000000000069"), declined("4000000000000127"),
      declined("4000000000000119"), declined("4000002500003155"),
      step("store", "buy", "smart-alerts", "--months", "1", "--address", "/nowhere"),
      step("store", "buy", "smart-alerts", "--months", "5"),
      step("store", "buy", "remote-charge", "--months", "1"),
      buy("smart-alerts", card: good, "--card-stdin", "--accept-terms"),
      buy("smart-alerts", card: good, "--card-stdin", "--accept-terms"),
      step("services"), step("explain", "smart-alerts"), step("push"), step("orders"),
      step("explain", "smart-alerts", "--at", "2026-03-01"), step("timeline"), step("events"),
      step("receipt", "R-000001"), step("receipt", "R-9"), step("subscriptions"),
      step("subscription", "cancel", "sub-1"), step("subscription", "cancel", "sub-9"),
      step("subscription", "resume", "sub-1"),
      step("payment", "list"), step("payment", "remove", "pm-9"),
      step("payment", "default", "pm-9"),
      step("payment", "modify", "pm-9", "--card-stdin", card: good),
      step("payment", "add", "--card-stdin", card: good), step("payment", "list"),
      step("account", "create", "--email", "d@example.com", "--name", "D", "--country", "FR"),
      step("use", "smart-alerts"), step("use", "my-car-finder"), step("use", "remote-climate"),
      step("use", "speed-alert", "--speed-limit", "90"), step("use", "nothing"),
      step("commands"), step("commands", "c-9"), step("cancel", "c-9"), step("pin", "request"),
      step("pin", "set"), step("pin", "set", "--stdin"),
      step("pin", "set", "--stdin", card: "000000\n258"),
      step("pin", "set", "--stdin", card: "000000\n2580\n"), step("bonds"),
      step("bonds", "remove", "b-9"), step("bonds", "owner", "b-9"), step("vehicle"),
      step("unpair"), step("unpair"), step("services"),
    ]
  }
}

extension Car {
  /// Runs `phone-client` as a person does: without `--json`.
  @discardableResult
  func say(
    _ arguments: [String], stdin: String = "", environment: [String: String] = [:]
  ) throws -> CommandResult {
    try run(
      .phone, ["--socket", phone.socket, "--home", phone.home] + arguments, stdin: stdin,
      environment: environment)
  }
}

/// The app's texts, read from the files that translators edit.
private enum TextTable {
  /// The words that stand in English texts and in no French one.
  static func englishWords() throws -> Set<String> {
    let folder = "Sources/PhoneApp/Texts/Resources"
    var words: [String: Set<String>] = ["fr": [], "en": []]
    for name in try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder)) {
      let file = try Repository.text(of: "\(folder)/\(name)")
      let language = String(name.split(separator: ".")[1])
      for text in try Yams.compose(yaml: file).map(texts) ?? [] {
        words[language, default: []].formUnion(Self.words(text))
      }
    }
    return words["en", default: []].subtracting(words["fr", default: []])
  }

  private static func texts(_ node: Node) -> [String] {
    node.mapping.map { $0.values.flatMap(texts) } ?? node.string.map { [$0] } ?? []
  }

  /// The words of a text, but for placeholders, commands, names of things and what is quoted.
  static func words(_ text: String) -> Set<String> {
    let names = /\{\w+\}|\[[a-z_]+\]|«[^»]*»|phone-client( [a-z]+)*/
    let plain = text.replacing(names, with: " ").replacing("\\", with: " ")
    let tokens = plain.split { $0.isWhitespace }.filter { token in
      !token.contains { "-_/@".contains($0) || $0.isNumber }
    }
    return Set(
      tokens.flatMap { $0.lowercased().split { !$0.isLetter } }.map(String.init)
        .filter { $0.count > 2 })
  }
}
