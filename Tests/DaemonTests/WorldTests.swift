import Foundation
import Glibc
import TestSupport
import Testing

/// `headunitctl up`, `down`, `fork` and `scenario run --keep`: worlds to work in.
@Suite(.processes) struct WorldTests {
  @Test func `one command gives a world in which every client works`() throws {
    try withLifeline { lifeline in
      let world = try World(
        "--seed", "smart-alerts", "--language", "en", inheriting: [lifeline.writeEnd])
      defer { world.end() }
      try work(in: world)
      try world.control("down").done()
      #expect(access(world.folder, F_OK) != 0)
      try lifeline.waitForEnd("the world’s processes to end")
      #expect(try world.control("down").failure.name == "world_unknown")
    }
  }

  private func work(in world: World) throws {
    #expect(world.document.worldTime == "2026-01-31T10:00:00.000Z")
    #expect(world.document.vehicles.array.map(\.string) == ["SJNTAAJ12U0000001"])
    let services = try world.control("services").done()
    #expect(services.standing(of: "smart-alerts") == "active paid 2026-02-28T09:00:00.000Z")
    #expect(
      try world.phone("services").done().standing(of: "smart-alerts")
        == "active paid 2026-02-28T09:00:00.000Z")
    let plain = try run(.phone, ["explain", "smart-alerts"], environment: world.environment)
    #expect(plain.stdout.hasPrefix("Smart Alerts: active (paid)"), "\(plain)")
    // What the world's phone buys itself, with the address that lies there.
    let address = world.document.address.string ?? ""
    _ = try world.phone(
      "store", "buy", "in-car-wifi", "--months", "1", "--address", address, "--card-stdin",
      "--accept-terms", stdin: Card.good.json
    ).done()
    try world.control("clock", "advance", "PT10M").done()
    #expect(try world.phone("services").done().standing(of: "in-car-wifi").hasPrefix("active"))
    let live = try run(
      .control, ["--json", "scenario", "run", "--live", "--tag", "nope", "--allow-empty"],
      environment: world.environment)
    #expect(live.status == .exited(0))
  }

  @Test func `cars, time and phone are as asked`() throws {
    let world = try World(
      "--vehicle", "leaf-ze1/2019/n-connecta=SJNFAAZE1U0000007", "--vehicle",
      "qashqai-j12b/2025/tekna,market=DE", "--at", "2026-05-01", "--rate", "60", "--phone",
      "iPhone 13")
    defer { world.end() }
    let vehicles = try world.control("vehicle", "list").done().vehicles.array
    #expect(
      vehicles.map(\.profile.string) == ["leaf-ze1/2019/n-connecta", "qashqai-j12b/2025/tekna"])
    #expect(vehicles.map(\.market.string) == ["FR", "DE"])
    #expect(vehicles.map(\.vin.string) == ["SJNFAAZE1U0000007", "SJNTAAJ12U0000002"])
    #expect(vehicles.map(\.bonds.number) == [1, 1])
    let clock = try world.control("clock", "show").done()
    #expect(clock.rate == 60)
    #expect(clock.worldTime.string?.hasPrefix("2026-05-01T00:") == true)
    let phone = try world.phone("phone", "show", "--vehicle", "SJNFAAZE1U0000007").done()
    #expect(phone.model == "iPhone 13")

    let empty = try World("--no-phone")
    defer { empty.end() }
    #expect(try empty.control("bonds", "list").done().bonds.array.isEmpty)
    #expect(empty.document.worldTime == "2026-01-31T10:00:00.000Z")
    #expect(try world.control("vehicle", "list").done().vehicles.array.count == 2)
  }

  /// The shell that evaluates the answer is not the process that started the command.
  @Test(arguments: ["/bin/bash", "/bin/sh"], [#"eval "$(up)""#, #"x=$(up); eval "$x""#])
  func `a world ends with the shell that evaluated it`(shell: String, evaluation: String) throws {
    try withLifeline { lifeline in
      let script = """
        up() { headunitctl up; status=$?; return $status; }
        \(evaluation)
        headunitctl --json status || exit 1
        ls -d "$HEADUNIT_WORLD"
        """
      let ended = try run(
        path: shell, ["-c", script],
        environment: [
          "PATH": "\(BuiltExecutable.folder):/usr/bin:/bin",
          "HEADUNIT_PROFILES": Repository.path("Profiles"),
        ], inheriting: [lifeline.writeEnd])
      #expect(ended.status == .exited(0), "\(ended)")
      try lifeline.waitForEnd("the world to end with its shell")
      let folder = ended.stdout.split(separator: "\n").last.map(String.init) ?? ""
      #expect(folder.contains("hu-world-"))
      #expect(access(folder, F_OK) != 0)
    }
  }

  @Test func `in the foreground it ends with Ctrl-C`() throws {
    let up = try Child(
      BuiltExecutable.control.path, ["up", "--foreground", "--json"],
      environment: ["HEADUNIT_PROFILES": Repository.path("Profiles")])
    let line = try up.outputLine(by: .usual, for: "the world") ?? ""
    let folder = try JSONValue(parsing: line).folder.string ?? ""
    #expect(access("\(folder)/run/control.sock", F_OK) == 0)
    up.send(signal: SIGINT)
    #expect(try up.finish(for: "the world to end").status == .killed(signal: SIGINT))
    #expect(access(folder, F_OK) != 0)
  }

  @Test(arguments: [
    (["--seed", "smart-alrts"], "buy smart-alrts", "product_unknown"),
    (["--vehicle", "qashqai/2025/tekna"], "add qashqai/2025/tekna", "profile_unknown"),
    (["--phone", "iPhone 99"], "set the phone up", "phone_model_unknown"),
    (["--headunitd", "/bin/false"], "start the daemon", "daemon_failed"),
    (["--from", "/nowhere"], "prepare its folder", "scratch_failed"),
  ])
  func `what fails on the way is named, and nothing is left`(
    arguments: [String], step: String, name: String
  ) throws {
    try withLifeline { lifeline in
      let failed = try run(
        path: BuiltExecutable.control.path, ["--json", "up"] + arguments,
        environment: ["HEADUNIT_PROFILES": Repository.path("Profiles")],
        inheriting: [lifeline.writeEnd])
      #expect(failed.status == .exited(1), "\(failed)")
      #expect(try failed.json.error.name.string == name, "\(failed)")
      #expect(try failed.json.error.what.string == "cannot make a world: \(step)")
      try lifeline.waitForEnd("all processes to end")
    }
  }

  @Test func `a daemon that is killed starts again, and a keeper that is killed takes it along`()
    throws
  {
    try withLifeline { lifeline in
      let world = try World("--seed", "smart-alerts", inheriting: [lifeline.writeEnd])
      defer { world.end() }
      let daemon = try world.control("status").done().pid.number ?? 0
      kill(pid_t(daemon), SIGKILL)
      // Until the keeper has seen it the old socket is there, and nobody behind it.
      let services = try world.control("--wait=60s", "services").done()
      #expect(services.standing(of: "smart-alerts") == "active paid 2026-02-28T09:00:00.000Z")
      #expect(try world.control("status").done().pid.number != daemon)
      kill(world.keeper, SIGKILL)
      try lifeline.waitForEnd("the daemon to end with its keeper")
      #expect(try world.control("down").failure.name == "world_over")
    }
  }

  @Test func `files that are kept are a world to go on from`() throws {
    let first = try World("--seed", "smart-alerts", "--keep-files")
    try first.control("down").done()
    defer { try? FileManager.default.removeItem(atPath: first.folder) }
    for _ in 0..<2 {
      let second = try World("--from", first.folder)
      defer { second.end() }
      #expect(try second.phone("services").done().standing(of: "smart-alerts").hasPrefix("active"))
      try second.control("clock", "advance", "P1M").done()
      #expect(
        try second.phone("services").done().standing(of: "smart-alerts")
          == "active paid 2026-03-31T09:00:00.000Z")
    }
    let both = try run(.control, ["up", "--from", first.folder, "--seed", "smart-alerts"])
    #expect(both.status == .exited(64))
  }

  @Test func `a copy goes its own way`() throws {
    let world = try World("--seed", "smart-alerts")
    defer { world.end() }
    let copy = try World(of: world.control("fork"))
    defer { copy.end() }
    #expect(copy.folder != world.folder)
    try world.control("clock", "advance", "P1M").done()
    #expect(try copy.control("clock", "show").done().worldTime == "2026-01-31T10:00:00.000Z")
    try copy.phone("subscription", "refund", "smart-alerts").done()
    #expect(try copy.phone("services").done().standing(of: "smart-alerts") == "revoked refund")
    let services = try world.phone("services").done()
    #expect(services.standing(of: "smart-alerts").hasPrefix("active paid 2026-03-31"))
  }
}

// MARK: - The world of a case

extension WorldTests {
  private static let twoCases = """
    name: stays
    matrix: {minutes: [5, 6]}
    world:
      profile: qashqai-j12b/2025/tekna
      phones: {anna: {}, ben: {}}
    steps:
    - pair: {phone: anna}
    - buy: {product: smart-alerts, phone: anna}
    - push: {phone: anna}
    - advance: "${minutes} min"
    - expect: {service: smart-alerts, state: active, bonds: BONDS}

    """

  @Test(arguments: [[], ["--in-process"]])
  func `the world of a failed case goes on`(place: [String]) throws {
    try withFixture { fixture in
      let file = try fixture.write(
        Self.twoCases.replacingOccurrences(of: "BONDS", with: "2"), to: "case.yaml")
      let kept = try run(.control, ["scenario", "run", "--keep", "--json", file] + place)
      #expect(kept.status == .exited(1))
      #expect(kept.stderr.contains("2 cases, 2 failed"), "\(kept.stderr)")
      let world = try World(json: kept.json)
      defer { world.end() }
      let time = try world.control("clock", "show").done().worldTime.string ?? ""
      #expect(time.hasPrefix("2026-01-31T10:0"))
      #expect(try world.control("services").done().standing(of: "smart-alerts").hasPrefix("active"))
      // The store goes on too, with the keys that the car trusts.
      try world.control("clock", "advance", "P1M").done()
      #expect(
        try world.phone("services").done().standing(of: "smart-alerts")
          == "active paid 2026-03-31T10:00:00.000Z")
      let ben = try run(
        .phone, ["--json", "--home", "\(world.folder)/phone-ben", "pair", "--yes"],
        environment: world.environment)
      #expect(ben.status == .exited(0), "\(ben)")
      try world.control("down").done()
      #expect(access(world.folder, F_OK) != 0)
    }
  }

  @Test func `of cases that pass, the one that was chosen goes on`() throws {
    try withFixture { fixture in
      let file = try fixture.write(
        Self.twoCases.replacingOccurrences(of: "BONDS", with: "1"), to: "case.yaml")
      let several = try run(.control, ["scenario", "run", "--keep", "--json", file])
      #expect(several.status == .exited(1))
      #expect(try several.failure.name == "world_unknown")
      let one = try run(
        .control,
        ["scenario", "run", "--keep", "--json", file, "--case", "stays [minutes=6]"])
      #expect(one.status == .exited(0), "\(one)")
      let world = try World(json: one.json)
      defer { world.end() }
      #expect(world.document.worldTime == "2026-01-31T10:06:00.000Z")
    }
  }
}

// MARK: - What was done

extension WorldTests {
  @Test func `what was done by hand is a scenario that does it again`() throws {
    try withFixture { fixture in
      let world = try World("--seed", "in-car-wifi")
      defer { world.end() }
      try world.control("ignition", "off").done()
      try world.control("network", "none").done()
      try world.control("clock", "advance", "P1M").done()
      try world.phone("services").done()
      let journal = try world.control("journal", "--limit", "1000").done().entries.array
      let services = try world.control("services").done()
      let file = "\(fixture.path)/life.yaml"
      let recorded = try world.control("journal", "--as-scenario", "--output", file).done()
      #expect(recorded.gaps.array.isEmpty)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == recorded.scenario.string)
      let shown = try run(
        .control, ["journal", "--as-scenario"], environment: world.environment)
      #expect(shown.stdout == recorded.scenario.string)
      #expect(
        try world.control("journal", "--as-scenario", "--output", file).failure.name
          == "file_exists")
      #expect(try world.control("journal", "--as-scenario", "--follow").status == .exited(64))

      let again = try World(
        json: run(.control, ["--json", "scenario", "run", file, "--keep"]).done())
      defer { again.end() }
      let replayed = try again.control("journal", "--limit", "1000").done().entries.array
      #expect(replayed.map(\.kind) == journal.map(\.kind))
      #expect(replayed.map(\.at) == journal.map(\.at))
      #expect(try again.control("services").done().services == services.services)
      #expect(!journal.contains { $0.details.again != nil })
    }
  }
}
