import Testing

/// What scripts rely on: one JSON document, no colours, a status.
@Suite(.processes) struct OutputTests {
  @Test(arguments: [BuiltExecutable.control, .phone])
  func `every command that fails prints one JSON document, and says why`(
    executable: BuiltExecutable
  ) throws {
    try withFixture { fixture in
      let help = try run(executable, ["--experimental-dump-help"]).json
      let commands = leaves(of: help.command, below: [])
      #expect(commands.count > 10)
      // The JSON Schema of scenarios is a document of its own kind, for editors.
      for command in commands where command != ["scenario", "schema"] {
        // No daemon, no home, no arguments: hardly a command can do its work.
        var arguments = ["--socket", fixture.controlSocket, "--json"] + command
        if executable == .phone { arguments += ["--home", fixture.phoneHome] }
        arguments += Self.brief[command] ?? []
        let end = try run(executable, arguments)
        let name = command.joined(separator: " ")
        try expectOneDocument(end.stdout, name)
        #expect(!end.stderr.contains("\u{1B}"), "\(name)")
        guard end.status != .exited(0) else { continue }
        let error = try end.failure
        #expect(error.name.string?.isEmpty == false, "\(name)")
        #expect(end.status == .exited(Int32(error.status.number ?? -1)), "\(name)")
        #expect(end.stderr.contains("error: "), "\(name)")
        #expect(end.stderr.contains("[\(error.name.string ?? "")]"), "\(name): \(end.stderr)")
      }
    }
  }

  /// What keeps a command short that needs no arguments for minutes of work.
  private static let brief = [
    ["scenario", "run"]: ["/nowhere.yaml"], ["explore"]: ["--max-depth", "1"],
  ]

  @Test func `every command that succeeds prints one JSON document, or plain text`()
    throws
  {
    try withPairedCar { car in
      let bought = try car.buy("smart-alerts")
      let order = try #require(bought.subscription.subscription.string)
      let receipt = try #require(bought.receipt["number"].string)
      for command in [
        ["account", "show"], ["phone", "show"], ["vehicle"], ["services"], ["push"], ["orders"],
        ["explain", "smart-alerts"], ["store", "list"], ["store", "list", "--all"],
        ["store", "show", "in-car-wifi"], ["receipt", receipt], ["subscriptions"],
        ["subscription", "cancel", order], ["subscription", "resume", order], ["unpair"],
      ] {
        let name = command.joined(separator: " ")
        let json = try car.phone(command)
        try json.done()
        try expectOneDocument(json.stdout, name)
        // What can be done once only was done.
        guard command != ["unpair"], command[0] != "subscription" else { continue }
        let text = try run(
          .phone, ["--socket", car.phone.socket, "--home", car.phone.home] + command,
          environment: ["TERM": "xterm-256color", "COLUMNS": "20"])
        #expect(text.status == .exited(0), "\(name)")
        #expect(!text.stdout.isEmpty, "\(name)")
        #expect(!text.stdout.contains("\u{1B}"), "\(name)")
        #expect(!text.stdout.contains("…\n"), "\(name) is cut though no terminal reads it")
      }
    }
  }

  @Test(arguments: [
    "headunitctl --socket $CONTROL rpc rpc.discover | head -c 10",
    "headunitctl --socket $CONTROL --json rpc rpc.discover | head -c 10",
    "headunitctl --socket $CONTROL profiles | head -n 1",
    "phone-client --socket $PHONE --home $HOME_OF_PHONE store list --all | head -n 1",
    "phone-client --help | true",
  ])
  func `a reader that goes away early is no failure`(pipeline: String) throws {
    try withPairedCar { car in
      let folder = BuiltExecutable.daemon.path.split(separator: "/").dropLast()
        .map { "/" + $0 }.joined()
      let end = try run(
        path: "/bin/bash", ["-c", "set -o pipefail; PATH=$BIN:$PATH; \(pipeline)"],
        environment: [
          "BIN": folder, "CONTROL": car.fixture.controlSocket, "PHONE": car.phone.socket,
          "HOME_OF_PHONE": car.phone.home,
        ])
      #expect(end.status == .exited(0))
      #expect(end.stderr.isEmpty)
    }
  }

  @Test func `a full disk is a failure to write, not a success`() throws {
    let end = try run(
      path: "/bin/bash", ["-c", "\(BuiltExecutable.phone.path) --help >/dev/full"])
    #expect(end.status == .exited(74))
    #expect(end.stderr.contains("[output_failed]"))
  }

  private func expectOneDocument(_ output: String, _ command: String) throws {
    #expect(output.hasSuffix("\n"), "\(command): \(output)")
    #expect(output.count { $0 == "\n" } == 1, "\(command): \(output)")
    #expect(try JSONValue(parsing: output).schema == 1, "\(command): \(output)")
    #expect(!output.contains("\u{1B}"), "\(command)")
  }

  /// The words of every command that has no subcommands, from what the executable says of itself.
  private func leaves(of command: JSONValue, below path: [String]) -> [[String]] {
    let children = command.subcommands.array.filter {
      $0.shouldDisplay != false && $0.commandName != "help"
    }
    guard !children.isEmpty else { return [path] }
    return children.flatMap { child in
      leaves(of: child, below: path + [child.commandName.string ?? ""])
    }
  }
}
