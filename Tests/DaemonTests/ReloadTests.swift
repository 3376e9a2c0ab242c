import Foundation
import Glibc
import Testing

/// SIGHUP: settings and profiles are read again while everything goes on.
@Suite(.processes) struct ReloadTests {
  private static let car = "vehicles/qashqai-j12b.yaml"

  @Test func `a changed profile is taken up, and its cars' services follow`() throws {
    try withReloadableCar { car, profiles, inbox in
      try car.buy("smart-alerts")
      try car.setClock("2026-01-31T10:10:00Z")
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")

      try profiles.edit(Self.car, "smart_alerts,", "")
      try reload(car, inbox)
      #expect(try car.state(of: "smart-alerts").hasPrefix("unsupported"))
      let query = #"{"kinds":["service_changed"],"limit":1}"#
      let entry = try car.call("journal.query", query).entries[0]
      #expect(entry.details.from == "active")
      #expect(entry.details.to == "unsupported")

      // What the car had done for it is to be done again, as after a repair.
      try profiles.edit(Self.car, "health_report,", "health_report, smart_alerts,")
      try reload(car, inbox)
      #expect(try car.state(of: "smart-alerts").hasPrefix("activating"))
      try car.setClock("2026-01-31T10:20:00Z")
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
      // A new start finds what the reload left.
      try car.daemon.restart()
      #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
    }
  }

  @Test func `a broken catalogue leaves everything as it was, and is told`() throws {
    try withReloadableCar { car, profiles, inbox in
      try car.buy("smart-alerts")
      let before = try car.servicesLine()
      try profiles.edit(Self.car, "smart_alerts,", "smart_alarts,")
      car.daemon.signal(SIGHUP)
      try car.daemon.wait(toSay: "smart_alarts")
      try car.daemon.wait(toSay: "reload failed; everything stays as it was")
      let reported = try inbox.lines(with: "READY=1")
      #expect(reported.last?.contains("the last reload failed") == true, "\(reported)")
      #expect(try car.servicesLine() == before)
      let status = try car.call("daemon.status")
      #expect(status.standingFailure.string?.contains("the last reload failed") == true)

      try profiles.edit(Self.car, "smart_alarts,", "smart_alerts,")
      try reload(car, inbox)
      #expect(try car.call("daemon.status").standingFailure == nil)
      #expect(try car.servicesLine() == before)
    }
  }

  @Test func `a reload that cannot be written changes nothing, the catalogue neither`()
    throws
  {
    try withFixture { fixture in
      let profiles = try ProfilesCopy(in: fixture)
      let file = try fixture.write("clock: virtual\n", to: "headunitd.yaml")
      let daemon = try fixture.startDaemon(["--config", file, "--profiles", profiles.path])
      let client = try RawClient(fixture.controlSocket)
      #expect(try client.request("faults.add", #"{"kind":"storage_error"}"#).error == nil)
      // No car is there whose facts would change, so that only the new one is to be written.
      try profiles.edit(Self.car, "  Tekna:", "  Teknik:")
      let juke = "juke-f16b/2024/tekna,market=FR,vin=SJNFAAF16U0000002"
      try fixture.write("clock: virtual\nvehicle: ['\(juke)']\n", to: "headunitd.yaml")
      daemon.signal(SIGHUP)
      try daemon.wait(toSay: "reload failed; everything stays as it was")
      let added = try fixture.control(
        "vehicle", "add", "qashqai-j12b/2025/tekna,market=FR,vin=\(Car.vin)")
      #expect(added.status == .exited(0), "the old catalogue holds: \(added.stderr)")
      let vehicles = try fixture.control("vehicle", "list").done().vehicles.array
      #expect(vehicles.map(\.vin) == [.string(Car.vin)])
    }
  }

  @Test func `a catalogue without the profile of a car is not taken up`() throws {
    try withReloadableCar { car, profiles, inbox in
      let before = try car.servicesLine()
      try profiles.edit(Self.car, "  Tekna:", "  Teknik:")
      car.daemon.signal(SIGHUP)
      try car.daemon.wait(toSay: "reload failed")
      _ = try inbox.lines(with: "READY=1")
      #expect(try car.servicesLine() == before)
      let profile = #"{"profile":"qashqai-j12b/2025/tekna","market":"FR"}"#
      #expect(try car.call("profiles.describe", profile).error == nil)
    }
  }

  @Test func `a reload is announced with the time of the system's counter`() throws {
    try withReloadableCar { car, _, inbox in
      var before = timespec()
      clock_gettime(CLOCK_MONOTONIC, &before)
      car.daemon.signal(SIGHUP)
      let reported = try inbox.lines(with: "RELOADING=1")
      let value = try #require(reported.first { $0.hasPrefix("MONOTONIC_USEC=") }?.dropFirst(15))
      let microseconds = try #require(Int(value))
      #expect(microseconds >= before.tv_sec * 1_000_000)
      #expect(microseconds < (before.tv_sec + 60) * 1_000_000)
      #expect(try inbox.lines(with: "READY=1").contains("STATUS=1 vehicle, 1 bond"))
    }
  }

  @Test func `settings are read again; those that cannot change are named`() throws {
    try withFixture { fixture in
      let file = try fixture.write(
        "clock: virtual=2026-01-31T10:00:00Z\nlog-level: notice\n", to: "headunitd.yaml")
      let daemon = try fixture.startDaemon(["--config", file])
      #expect(try fixture.control("vehicle", "list").done().vehicles.array.isEmpty)
      try fixture.write(
        """
        clock: system
        metrics-seconds: 7
        log-level: debug
        pairing: auto
        faults-max: 0
        vehicle: ['qashqai-j12b/2025/tekna,market=FR,vin=\(Car.vin)']
        """, to: "headunitd.yaml")
      daemon.signal(SIGHUP)
      try daemon.wait(toSay: "clock, metrics-seconds")
      try daemon.wait(toSay: "reloaded")
      let vehicles = try fixture.control("vehicle", "list").done().vehicles.array
      #expect(vehicles.map(\.vin) == [.string(Car.vin)])
      try daemon.wait(toSay: "request answered")
      let fault = try RawClient(fixture.controlSocket)
        .request("faults.add", #"{"kind":"storage_error"}"#)
      #expect(fault.error.data.name == "faults_full", "\(fault)")
      let phone = Phone(socket: fixture.phoneSocket, home: fixture.phoneHome)
      try phone.introduce()
      try phone.pair()
      #expect(try fixture.control("status").done().clockMode == "virtual")
    }
  }

  @Test func `a setting that is wrong now changes nothing`() throws {
    try withFixture { fixture in
      let file = try fixture.write("clock: virtual\n", to: "headunitd.yaml")
      let daemon = try fixture.startDaemon(["--config", file])
      for wrong in ["pairing: never\n", "trust: /nowhere/roots\n", "clok: system\n"] {
        try fixture.write(wrong, to: "headunitd.yaml")
        daemon.signal(SIGHUP)
        try daemon.wait(toSay: "reload failed")
      }
      #expect(try fixture.control("status").status == .exited(0))
      #expect(try daemon.terminate().status == .exited(0))
    }
  }

  @Test func `reloads under load lose nothing and refuse nobody`() throws {
    try withReloadableCar { car, profiles, inbox in
      let mover = try RawClient(car.fixture.controlSocket)
      let line = #"{"jsonrpc":"2.0","id":1,"method":"clock.advance","params":{"by":"PT1S"}}"# + "\n"
      for round in 1...5 {
        try mover.send(String(repeating: line, count: 50))
        let (old, new) = round.isMultiple(of: 2) ? ("PT7M", "PT5M") : ("PT5M", "PT7M")
        try profiles.edit("services.yaml", old, new)
        car.daemon.signal(SIGHUP)
        for _ in 1...50 {
          #expect(try JSONValue(parsing: try #require(try mover.line())).error == nil)
        }
        _ = try inbox.lines(with: "READY=1")
      }
      #expect(try car.call("clock.get").worldTime == "2026-01-31T10:04:10.000Z")
    }
  }

  /// Sends the signal and waits until the service manager is told that it is done.
  private func reload(_ car: Car, _ inbox: DatagramInbox) throws {
    car.daemon.signal(SIGHUP)
    _ = try inbox.lines(with: "RELOADING=1")
    #expect(try inbox.lines(with: "READY=1").last == "STATUS=1 vehicle, 1 bond")
  }

  private func withReloadableCar(
    _ body: (Car, ProfilesCopy, DatagramInbox) throws -> Void
  ) throws {
    try withFixture { fixture in
      let profiles = try ProfilesCopy(in: fixture)
      let inbox = try DatagramInbox("\(fixture.path)/notify")
      let car = try Car(
        fixture, Car.options() + ["--profiles", profiles.path],
        environment: ["NOTIFY_SOCKET": inbox.name])
      _ = try inbox.lines(with: "READY=1")
      try car.phone.introduce()
      try car.phone.pair()
      _ = try inbox.lines(with: "STATUS=1 vehicle, 1 bond")
      try body(car, profiles, inbox)
    }
  }
}
