import Testing

/// Services in use, from afar.
@Suite(.processes) struct UseTests {
  @Test func `a car is found by its phone, in both languages`() throws {
    try withPairedCar { car in
      try car.phone.orderFree("my-car-finder")
      try car.advance("PT10M")
      try car.set(#""latitude":43.2965,"longitude":5.3698"#)
      let command = try car.phone("use", "my-car-finder").done()
      #expect(command.schema == 1)
      #expect(command.command == "c-1")
      #expect(command.action == "locate")
      #expect(command.state == "executing")
      #expect(command.dueAt == "2026-01-31T10:10:05.000Z")

      try car.advance("PT4.999S")
      #expect(try car.phone("commands", "c-1").done().state == "executing")
      try car.advance("PT0.001S")
      let over = try car.phone("commands", "c-1").done()
      #expect(over.state == "completed")
      #expect(over.endedAt == "2026-01-31T10:10:05.000Z")
      #expect(over.facts.array.map(\.value) == ["43.2965", "5.3698"])
      #expect(try car.phone("commands").done().commands.array == [over.without("schema")])

      for (language, words) in [("fr", "terminée"), ("en", "done")] {
        let shown = try car.say("--locale", language, "commands", "c-1")
        #expect(shown.contains(words), "\(shown)")
        #expect(shown.hasSuffix("latitude   43.2965\nlongitude  5.3698\n"), "\(shown)")
      }
    }
  }

  @Test func `a command is taken back while the car is at work, and not later`() throws {
    try withPairedCar { car in
      try car.phone.orderFree("my-car-finder")
      try car.advance("PT10M")
      #expect(try car.phone("commands").done().commands.array.isEmpty)
      try car.phone("use", "my-car-finder").done()
      #expect(try car.phone("use", "my-car-finder").failure.name == "already_in_progress")
      #expect(try car.phone("cancel", "c-1").done().state == "cancelled")
      #expect(try car.phone("cancel", "c-1").failure.name == "command_over")
      #expect(try car.phone("cancel", "c-9").failure.name == "command_unknown")
      #expect(try car.phone("commands", "c-9").failure.name == "command_unknown")
      try car.advance("PT1M")
      #expect(try car.phone("commands", "c-1").done().state == "cancelled")
    }
  }

  @Test func `what cannot be used is refused by name, with the rule`() throws {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      for (arguments, name, rule) in [
        (["my-car-finder"], "service_not_subscribed", "never_bought"),
        (["speed-alert", "--speed-limit", "90"], "service_not_active", "in_progress"),
        (["remote-climate"], "not_supported_by_gateway", "model"),
        (["moon"], "service_unknown", ""),
      ] {
        let refused = try car.phone(["use"] + arguments)
        #expect(refused.status == .exited(1))
        #expect(try refused.failure.name.string == name)
        #expect(try refused.failure.rule.string ?? "" == rule)
      }
      try car.advance("PT10M")
      for (arguments, name, rule) in [
        (["--action", "moonwalk"], "action_unknown", ""), ([], "input_invalid", "speedLimit"),
        (["--speed-limit", "250"], "input_invalid", "speedLimit"),
        (["--speed-limit", "90", "--radius", "100"], "input_invalid", "radiusMetres"),
      ] {
        let refused = try car.phone(["use", "speed-alert"] + arguments)
        #expect(try refused.failure.name.string == name)
        #expect(try refused.failure.rule.string ?? "" == rule)
      }
      try car.set(#""privacyMode":true"#)
      let hidden = try car.phone("use", "speed-alert", "--speed-limit", "90")
      #expect(try hidden.failure.name == "privacy_mode_on")
    }
  }

  /// What else can be told a service, and the product that holds it.
  @Test(arguments: [
    ("remote-horn-lights", ["remote-horn-lights", "--target", "lights"]),
    ("remote-horn-lights", ["remote-horn-lights", "--action", "double_start"]),
    (
      "send-to-car",
      ["send-to-car", "--name", "Le Mont", "--latitude", "48.636", "--longitude", "-1.5115"]
    ),
    ("charging-timer", ["charging-timer", "--from", "22:30"]),
    ("charging-timer", ["charging-timer", "--action", "clear"]),
    ("battery-status", ["battery-status"]), ("vehicle-health-report", ["vehicle-health-report"]),
  ])
  func `what is typed reaches the car, and the car does it`(
    product: String, arguments: [String]
  ) throws {
    try withPairedCar(Car.options(profile: Car.electric)) { car in
      try car.phone.orderFree(product)
      try car.advance("PT10M")
      try car.phone(["use"] + arguments).done()
      try car.advance("PT1M")
      #expect(try car.phone("commands", "c-1").done().state == "completed")
    }
  }

  @Test func `journeys are added up by the period, and told in the reader's language`()
    throws
  {
    try withPairedCar { car in
      try car.phone.orderFree("journey-history")
      try car.advance("PT10M")
      for (kilometres, topSpeed) in [(12, 90), (30, 110)] {
        try car.call(
          "vehicles.drive", #"{"kilometres":\#(kilometres),"topSpeed":\#(topSpeed)}"#)
      }
      try car.phone("use", "journey-history", "--period", "month").done()
      try car.advance("PT10S")
      let french = try car.say("--locale", "fr", "commands", "c-1")
      for line in ["2 trajets", "42\u{A0}km", "vitesse maximale\u{A0}: 110\u{A0}km/h"] {
        #expect(french.contains("janvier 2026  \(line)\n"), "\(french)")
      }
      #expect(try car.say("commands", "c-1").contains("January 2026  top speed 110 km/h\n"))
    }
  }

  @Test func `places south and west of zero degrees are typed as they are`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      try car.advance("PT10M")
      let command = try car.phone(
        "use", "zone-alert", "--action", "set", "--name", "Saint-Malo", "--latitude", "-48.6",
        "--longitude", "-2.0", "--radius", "500"
      ).done()
      #expect(command.action == "set")
      try car.advance("PT10S")
      #expect(try car.phone("commands", "c-1").done().state == "completed")
    }
  }

  @Test func `a data pack is spent until its last megabyte`() throws {
    try withPairedCar { car in
      try car.phone(
        "store", "buy", "in-car-wifi-1gb", "--address", car.address, "--card-stdin",
        "--accept-terms", stdin: Card.good.json
      ).done()
      try car.advance("PT10M")
      for state in ["completed", "rejected"] {
        let id = try car.phone("use", "in-car-wifi", "--megabytes", "600").done().command.string
        try car.advance("PT5S")
        #expect(try car.phone("commands", id ?? "").done().state.string == state)
      }
      let cutOff = try car.phone("commands", "c-2").done()
      #expect(cutOff.reason == "quota_exceeded")
      #expect(cutOff.facts.array.map(\.value) == ["600", "400", "0"])
      #expect(try car.say("commands", "c-2").contains("400 MB used of 600 MB asked for"))
      #expect(try car.phone.state(of: "in-car-wifi").hasPrefix("expired allowance_used"))
      let refused = try car.phone("use", "in-car-wifi", "--megabytes", "1")
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "quota_exceeded")
    }
  }

  @Test func `an electric car is heated before the departure, and shows what that took`()
    throws
  {
    try withPairedCar(Car.options(profile: Car.electric)) { car in
      try car.buy("remote-climate")
      try car.advance("PT10M")
      #expect(try car.phone("use", "remote-climate").failure.name == "vehicle_in_use")
      try car.set(#""power":"off","stateOfChargePercent":50"#)
      let hot = try car.phone("use", "remote-climate", "--temperature", "30")
      #expect(try hot.failure.rule == "temperatureCelsius")
      try car.phone("use", "remote-climate", "--temperature", "21.5").done()
      try car.advance("PT10S")
      #expect(try car.phone("commands", "c-1").done().state == "completed")
      let shown = try car.phone("vehicle").done()
      #expect(shown.state.stateOfChargePercent == 49)

      try car.set(#""stateOfChargePercent":5"#)
      let empty = try car.phone("use", "remote-climate")
      #expect(try empty.failure.name == "traction_battery_low")
      try car.set(#""cableConnected":true"#)
      try car.phone("use", "remote-climate").done()
    }
  }

  @Test func `an electric car charges only where it is plugged in`() throws {
    try withPairedCar(Car.options(profile: Car.electric)) { car in
      try car.phone.orderFree("remote-charge")
      try car.advance("PT10M")
      try car.set(#""power":"off","stateOfChargePercent":50"#)
      let unplugged = try car.phone("use", "remote-charge", "--action", "start")
      #expect(try unplugged.failure.name == "cable_not_connected")
      try car.set(#""cableConnected":true"#)
      try car.phone("use", "remote-charge", "--action", "start").done()
      try car.advance("PT10S")
      #expect(try car.phone("vehicle").done().state.charging == true)
    }
  }

  @Test func `a car in deep sleep hears nothing from afar until somebody wakes it`()
    throws
  {
    try withPairedCar { car in
      try car.phone.orderFree("my-car-finder")
      try car.advance("PT10M")
      try car.set(#""power":"off""#)
      try car.advance("P14D")
      let asleep = try car.fixture.control("use", "my-car-finder")
      #expect(try asleep.failure.name == "vehicle_asleep")
      try car.set(#""awake":true"#)
      try car.fixture.control("use", "my-car-finder").done()
      try car.advance("P15D")
      #expect(try car.call("vehicles.describe").state.sleep == "deep_sleep")
      // A phone that stands at the car and brings it something wakes it too.
      try car.phone("use", "my-car-finder").done()
    }
  }

  @Test func `the car as it stands is shown in both languages`() throws {
    try withPairedCar(Car.options(profile: Car.electric)) { car in
      try car.set(#""power":"off","privacyMode":true,"cableConnected":true,"batteryVolts":11.5"#)
      let document = try car.phone("vehicle", "show").done()
      #expect(document.bondRole == "owner")
      #expect(document.state.privacyMode == true)
      #expect(document.clock.trust == "trusted")
      let facts = [
        ("en", "role in the car", "owner"), ("en", "12 V battery", "11,5 V, low"),
        ("en", "traction battery", "80%"), ("en", "charging cable", "plugged in"),
        ("en", "sleep", "awake"),
        ("en", "car’s time", "31/01/2026 11:00:00 (trusted)"), ("en", "privacy mode", "yes"),
        ("en", "doors", "locked"), ("fr", "rôle dans la voiture", "propriétaire"),
        ("fr", "batterie 12\u{A0}V", "11,5\u{A0}V, faible"),
        ("fr", "batterie de traction", "80\u{A0}%"), ("fr", "câble de recharge", "branché"),
        ("fr", "mise en veille", "non"),
        ("fr", "heure de la voiture", "31/01/2026 11:00:00 (fiable)"),
        ("fr", "mode privé", "oui"), ("fr", "portes", "verrouillées"),
        ("fr", "système multimédia", "AIVI2 avec boîtier télématique"),
      ]
      for (language, label, value) in facts {
        let lines = try car.say("--locale", language, "vehicle").split(separator: "\n")
        let line = lines.first { $0.hasPrefix("\(label)  ") }
        #expect(line?.hasSuffix("  \(value)") == true, "\(label): \(line ?? "missing")")
      }
    }
  }
}

extension Car {
  /// What a person at the phone reads.
  fileprivate func say(_ arguments: String...) throws -> String {
    try run(.phone, ["--socket", phone.socket, "--home", phone.home] + arguments).stdout
  }
}

extension JSONValue {
  /// The same object without one of its members.
  fileprivate func without(_ name: String) -> JSONValue {
    guard case .object(var members) = self else { return self }
    members[name] = nil
    return .object(members)
  }
}
