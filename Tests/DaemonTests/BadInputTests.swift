import Foundation
import TestSupport
import Testing

/// What people type and files hold that is nearly right.
@Suite(.processes) struct BadInputTests {
  private static let mark = "\u{FEFF}"

  @Test func `coordinates below zero are values, and a voltage below zero is told its range`()
    throws
  {
    try withCar { car in
      let london = try car.fixture.control(
        "vehicle", "set", "--latitude", "51.5", "--longitude", "-0.12")
      #expect(london.status == .exited(0), "\(london.stderr)")
      #expect(try london.json.state.longitude == .number(-0.12))
      for arguments in [
        ["battery", "-1"], ["drive", "-5"], ["vehicle", "set", "--charge", "-1"],
      ] {
        let refused = try run(.control, ["--socket", car.fixture.controlSocket] + arguments)
        #expect(refused.status == .exited(1), "\(arguments): \(refused.stderr)")
        #expect(!refused.stderr.contains("missing"), "\(refused.stderr)")
      }
      let below = try car.fixture.control("battery", "-1")
      #expect(below.stderr.contains("0") && below.stderr.contains("16"), "\(below.stderr)")
    }
  }

  @Test(arguments: [
    ["battery", "nan"], ["drive", "inf"], ["vehicle", "set", "--volts", "nan"],
    ["vehicle", "set", "--latitude", "-inf", "--longitude", "1"], ["clock", "rate", "nan"],
    ["fault", "add", "host_clock_step", "--amount", "inf"],
    ["fault", "add", "link_drop", "--probability", "nan"],
  ])
  func `what is no number is refused in words, before the daemon`(arguments: [String]) throws {
    let refused = try run(.control, ["--socket", "/nowhere"] + arguments)
    #expect(refused.status == .exited(64))
    #expect(refused.stderr.contains("is not a number such as"), "\(refused.stderr)")
  }

  @Test(arguments: [
    (["clok", "advance"], "headunitctl clock advance"),
    (["scenario", "rnu"], "headunitctl scenario run"),
    (["advance", "1d"], "headunitctl clock advance"),
  ])
  func `a misspelt command of the tester suggests, with its usage`(
    arguments: [String], meant: String
  ) throws {
    let refused = try run(.control, arguments)
    #expect(refused.status == .exited(64))
    #expect(refused.stderr.contains("did you mean ‘\(meant)’?"), "\(refused.stderr)")
    #expect(refused.stderr.contains("\nUsage: \(meant) "), "\(refused.stderr)")
  }

  @Test func `a misspelt command of the phone suggests, with its usage`() throws {
    let refused = try run(.phone, ["stoer", "list"])
    #expect(refused.status == .exited(64))
    #expect(refused.stderr.contains("did you mean ‘phone-client store list’?"))
    #expect(refused.stderr.contains("\nUsage: phone-client store list "), "\(refused.stderr)")
    let option = try run(.control, ["vehicle", "set", "--lattude", "-3"])
    #expect(option.stderr.contains("unknown option ‘--lattude’; did you mean ‘--latitude’?"))
  }

  @Test func `an unknown car, and a car that is not named, list those there are`() throws {
    let other = "SJNTAAJ12U0000002"
    let options =
      Car.options() + ["--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(other)"]
    try withCar(options) { car in
      let nobody = "SJNTAAJ12U0000009"
      for arguments in [
        ["services"], ["services", "--vehicle", nobody], ["ignition", "off", "--vehicle", nobody],
        ["vehicle", "remove", nobody], ["trust", "list", "--vehicle", nobody],
        ["fault", "clear", "--vehicle", nobody], ["drive", "1"],
      ] {
        let refused = try run(.control, ["--socket", car.fixture.controlSocket] + arguments)
        #expect(refused.status == .exited(1))
        #expect(
          refused.stderr.contains("\(Car.vin), \(other)"), "\(arguments): \(refused.stderr)")
      }
      try car.phone.introduce(vehicle: other)
      let unpaired = try car.phone("pair", "--yes")
      #expect(unpaired.stderr.contains("\(other) Qashqai"), "a phone is offered what is near")
      try car.phone.pair(with: Car.vin)
      try car.phone.pair(with: other)
      for beside in [[], ["--vehicle", nobody]] {
        let refused = try car.phone(beside + ["services"])
        #expect(refused.stderr.contains(Car.vin), "\(refused.stderr)")
        #expect(refused.stderr.contains(other), "\(refused.stderr)")
      }
      let unknown = try car.phone("--vehicle", nobody, "store", "buy", "my-car-finder")
      #expect(try unknown.failure.name == "not_paired")
      #expect(
        unknown.stderr.contains("\(Car.vin), Qashqai Tekna 2025 (FR) – \(other)"),
        "\(unknown.stderr)")
    }
  }

  @Test func `a byte order mark is skipped in an address, a card and a daemon's settings`() throws {
    try withPairedCar { car in
      let address = try car.fixture.write(
        Self.mark
          + #"{"line1":"12 rue de la Paix","town":"Paris","postcode":"75002","country":"FR"}"#,
        to: "marked.json")
      try car.phone(
        "store", "buy", "smart-alerts", "--months", "1month", "--address", address, "--card-stdin",
        "--accept-terms", stdin: Self.mark + Card.good.json
      ).done()
      let settings = try car.fixture.write(
        "\(Self.mark)clock: virtual\nmetrics-seconds: 1min\n", to: "headunitd.yaml")
      let checked = try run(
        .daemon,
        [
          "--check-config", "--config", settings, "--state-dir", "\(car.fixture.path)/other",
          "--runtime-dir", "\(car.fixture.path)/other",
        ])
      #expect(checked.status == .exited(0), "\(checked.stderr)")
    }
  }

  @Test(arguments: [["HOME": "", "XDG_STATE_HOME": ""], ["HOME": "home", "XDG_STATE_HOME": "x"]])
  func `without a home the daemon says what to set`(environment: [String: String]) throws {
    let refused = try run(.daemon, ["--check-config"], environment: environment)
    #expect(refused.status == .exited(64))
    #expect(refused.stderr.contains("[home_not_named]"), "\(refused.stderr)")
    for name in ["HOME", "XDG_STATE_HOME", "--state-dir"] {
      #expect(refused.stderr.contains(name))
    }
  }

  @Test func `profiles are compared, shown, and suggested`() throws {
    try withCar { car in
      let socket = ["--socket", car.fixture.controlSocket]
      let none = try car.fixture.control("profiles", "list", "qashqia-j12b")
      #expect(none.status == .exited(1))
      #expect(try none.json.error.name == "profile_unknown")
      #expect(none.stderr.contains("‘qashqia-j12b’; did you mean ‘qashqai-j12b’?"))

      let far = try car.fixture.control("profiles", "list", "xylophone")
      #expect(far.stderr.contains("‘xylophone’; the models are ariya-fe0, "), "\(far.stderr)")

      let (left, right) = ("qashqai-j12b/2025/tekna", "juke-f16b/2025/tekna")
      let diff = try car.fixture.control("profiles", "diff", left, right, "--market", "fr").json
      #expect((diff.left, diff.right, diff.market) == (.string(left), .string(right), "FR"))
      let lost = diff.services.leftOnly.array
      #expect(!lost.isEmpty)
      let text = try run(.control, socket + ["profiles", "diff", left, right, "--market", "FR"])
      #expect(text.stdout.hasPrefix("- \(left)\n+ \(right)\n"), "\(text.stdout)")
      for service in lost {
        #expect(text.stdout.contains("\n- service: \(service.string ?? "")"), "\(text.stdout)")
      }
      let same = try run(.control, socket + ["profiles", "diff", left, left, "--market", "FR"])
      #expect(same.stdout == "\(left) and \(left) are alike in FR\n")

      let shown = try run(.control, socket + ["profiles", "show", left, "--market", "FR"]).stdout
      let (fit, unfit) = (shown.range(of: "goes with it"), shown.range(of: "does not"))
      let capabilities = try #require(shown.range(of: "\ncapabilities\n"))
      #expect(try #require(fit).lowerBound < #require(unfit).lowerBound)
      #expect(try #require(unfit).lowerBound < capabilities.lowerBound)
    }
  }
}
