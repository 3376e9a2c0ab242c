import Glibc
import Testing

/// Faults on the link and in the storage, as the real phone and the real control client meet them.
@Suite(.processes) struct FaultTests {
  @Test(arguments: [
    ("power_cut_before_commit", "available never_bought"),
    ("power_cut_after_commit", "activating in_progress 2026-01-31T10:05:00.000Z"),
  ])
  func `S5: a power cut around the commit keeps the old or the new record`(
    kind: String, kept: String
  ) throws {
    try withCarToDeliverTo { car in
      try car.fixture.control("fault", "add", kind).done()
      let push = try car.phone("push")
      #expect(push.status == .exited(69))
      #expect(try car.daemon.end().status == .killed(signal: SIGKILL))

      try car.daemon.restart()
      #expect(try car.state(of: "smart-alerts") == kept)
      let faults = try car.fixture.control("fault", "list", "--spent").done()
      #expect(faults.faults == .array([]))
      try expectDelivery(to: car)
    }
  }

  @Test(arguments: [1, 2, 3])
  func `I7: power that is cut at the n-th write loses that write and nothing else`(
    number: Int
  ) throws {
    try withPairedCar { car in
      try car.fixture.control(
        "fault", "add", "power_cut_before_commit", "--after", "\(number - 1)"
      ).done()
      for done in 1..<number {
        try car.call("clock.advance", #"{"by":"PT1S"}"#)
        #expect(try car.call("clock.get").worldTime.string == "2026-01-31T10:00:0\(done).000Z")
      }
      #expect(throws: (any Error).self) { try car.call("clock.advance", #"{"by":"PT1S"}"#) }
      #expect(try car.daemon.end().status == .killed(signal: SIGKILL))
      try car.daemon.restart()
      let kept = try car.call("clock.get").worldTime.string
      #expect(kept == "2026-01-31T10:00:0\(number - 1).000Z")
    }
  }

  @Test func `a full disk is told to the phone, which delivers later`() throws {
    try withCarToDeliverTo { car in
      try car.fixture.control("fault", "add", "storage_error").done()
      let push = try car.phone("push")
      #expect(push.status == .exited(74))
      #expect(try push.failure.name == "storage_failed")
      #expect(try car.state(of: "smart-alerts") == "available never_bought")
      try expectDelivery(to: car)
    }
  }

  /// A fault of the link that meets a push, the phone's exit status, and whether the car has got
  /// the document all the same.
  struct Case: Sendable, CustomTestStringConvertible {
    let kind: String
    let direction: String
    let status: Int32
    let arrives: Bool

    init(_ kind: String, _ direction: String, status: Int32, arrives: Bool) {
      (self.kind, self.direction) = (kind, direction)
      (self.status, self.arrives) = (status, arrives)
    }

    var testDescription: String { "\(kind) \(direction)" }
  }

  @Test(arguments: [
    Case("link_drop", "to_car", status: 75, arrives: false),
    Case("link_drop", "to_phone", status: 75, arrives: true),
    Case("link_half_open", "to_car", status: 75, arrives: false),
    Case("link_half_open", "to_phone", status: 75, arrives: true),
    Case("link_truncate", "to_car", status: 1, arrives: false),
    Case("link_truncate", "to_phone", status: 70, arrives: true),
    Case("link_duplicate", "to_car", status: 0, arrives: true),
    Case("link_duplicate", "to_phone", status: 0, arrives: true),
    // Overtaken by nothing, it arrives when the phone gives up.
    Case("link_reorder", "to_car", status: 75, arrives: true),
    Case("link_reorder", "to_phone", status: 75, arrives: true),
  ])
  func `I12: whatever becomes of a push, the phone's next one brings the document`(
    example: Case
  ) throws {
    try withCarToDeliverTo { car in
      try car.fixture.control(
        "fault", "add", example.kind, "--direction", example.direction,
        "--method", "entitlements.push"
      ).done()
      let push = try car.phone("--timeout", "1", "push")
      #expect(push.status == .exited(example.status), "\(push.stderr)")
      try car.daemon.wait(toSay: "fault exhausted")
      #expect(try car.fixture.control("fault", "list").done().faults == .array([]))
      let state = try car.state(of: "smart-alerts")
      #expect(state.hasPrefix(example.arrives ? "activating" : "available"))
      if example.status == 0 {
        #expect(try car.phone("push").done().delivered == false)
      } else {
        try expectDelivery(to: car)
      }
    }
  }

  @Test(arguments: ["to_car", "to_phone"])
  func `a delayed push arrives with world time, and the phone that waits has its answer`(
    direction: String
  ) throws {
    try withCarToDeliverTo { car in
      try car.fixture.control(
        "fault", "add", "link_delay", "--delay", "10min", "--direction", direction,
        "--method", "entitlements.push"
      ).done()
      let push = try car.phone.start("push")
      try car.daemon.wait(toSay: "fault triggered")
      #expect(try car.fixture.control("fault", "list").done().faults[0].holding == 1)
      let moved = try car.fixture.control("clock", "advance", "10min").done()
      // Had it arrived at once, everything would be active by now.
      let due = direction == "to_car" ? "2026-01-31T10:11:00.000Z" : "2026-02-28T10:00:00.000Z"
      #expect(moved.nextChangeAt == JSONValue.string(due))
      #expect(try push.finish(for: "the push to be answered").status == .exited(0))
      #expect(try car.phone("push").done().delivered == false)
    }
  }

  @Test func `faults are added, shown and cleared by the tester`() throws {
    try withCar { car in
      func text(_ arguments: String...) throws -> String {
        let result = try run(.control, ["--socket", car.fixture.controlSocket] + arguments)
        #expect(result.status == .exited(0), "\(result.stderr)")
        return result.stdout
      }
      #expect(try text("fault") == "no fault; everything goes right\n")
      let added = try car.fixture.control(
        "fault", "add", "link_drop", "--vehicle", Car.vin, "--count", "3", "--after", "2",
        "--span", "1h", "--probability", "0.5", "--seed", "7", "--direction", "to_car",
        "--method", "entitlements.push"
      ).done()
      #expect(added.fault == "f-1")
      #expect((added.count, added.after, added.seed) == (3, 2, 7))
      #expect(added.until == "2026-01-31T11:00:00.000Z")
      #expect(
        try text("fault", "add", "link_delay", "--delay", "PT1M").hasPrefix("f-2  link_delay"))
      let list = try text("fault", "list")
      #expect(list.contains("0 of 3"))
      #expect(list.contains("after 2, with probability 0.5, seed 7, until 2026-01-31 11:00:00Z"))
      #expect(try text("fault", "clear", "f-1") == "cleared 1 fault\n")
      #expect(try text("fault", "clear", "--all") == "cleared 1 fault\n")

      let strange = try car.fixture.control("fault", "add", "storage_error", "--amount=-2")
      #expect(strange.status == .exited(1))
      #expect(try strange.failure.name == "fault_not_applicable")
      #expect(strange.stderr.hasPrefix("error: cannot add the fault: "))
      let unknown = try car.fixture.control("fault", "clear", "f-9")
      #expect(try unknown.failure.name == "fault_unknown")
      #expect(try car.fixture.control("fault", "clear").status == .exited(64))
      #expect(try car.fixture.control("fault", "add", "moon_fall").status == .exited(64))
    }
  }

  @Test func `the limit of faults is a setting`() throws {
    try withCar(Car.options() + ["--faults-max", "1"]) { car in
      try car.fixture.control("fault", "add", "link_drop").done()
      let full = try car.fixture.control("fault", "add", "link_drop")
      #expect(try full.failure.name == "faults_full")
    }
  }

  @Test(arguments: [
    ["--faults-max", "-1"], ["--journal-entries-max", "0"], ["--watchers-max", "10001"],
    ["--watch-buffer-max", "many"],
  ])
  func `a limit that cannot be is a usage error`(options: [String]) throws {
    try withFixture { fixture in
      let error = #expect(throws: DaemonStartError.self) { _ = try fixture.startDaemon(options) }
      #expect(error?.status == .exited(64))
    }
  }

  @Test func `the limits of journals and watchers are settings`() throws {
    let options = ["--journal-entries-max", "3", "--watchers-max", "0"]
    try withPairedCar(Car.options() + options) { car in
      try car.set(#""network":"poor""#)
      try car.set(#""network":"good""#)
      #expect(try car.call("journal.query").entries.array.count == 3)
      let watch = try RawClient(car.fixture.controlSocket).request("services.watch")
      #expect(watch.error.data.name == "watchers_full")
    }
  }

  /// A car whose phone has bought something out of its reach: a document waits.
  private func withCarToDeliverTo(_ body: (Car) throws -> Void) throws {
    try withPairedCar { car in
      let nowhere = car.phone.through("\(car.fixture.path)/nowhere")
      let bought = try nowhere.buy("smart-alerts", address: car.address)
      #expect(bought.delivered == false)
      try body(car)
    }
  }

  /// The phone tries once more, and everything is as if nothing had happened.
  private func expectDelivery(to car: Car) throws {
    let again = try car.phone("push").done()
    #expect(again.delivered == true)
    #expect(again.documentVersion == 1)
    #expect(try car.phone("push").done().delivered == false)
    try car.setClock("2026-01-31T10:10:00Z")
    #expect(try car.state(of: "smart-alerts") == "active paid 2026-02-28T10:00:00.000Z")
  }
}
