import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// Using services, from the phone and from the control client.
@Suite(.timeLimit(.minutes(2)))
struct UseTests {
  @Test(arguments: Transport.allCases)
  func `a lock command is executed in world time, and told to whoever asks`(
    transport: Transport
  ) async throws {
    try await withActive("remote-door-lock", transport) { fixture, phone in
      try await setPin("2580", fixture, phone)
      let unlock = ServicesUse(service: "remote-door-lock", action: "lock", pin: "2580")
      let command = try await phone.client.call(unlock)
      #expect(command.state == .executing && command.action == "lock")
      #expect(command.dueAt == command.createdAt.adding(.seconds(5)))
      let busy = try await refusal { try await phone.client.call(unlock) }
      #expect(busy.known == .alreadyInProgress)
      try await fixture.advance(.milliseconds(4_999))
      #expect(try await report(command, fixture).state == .executing)
      try await fixture.advance(.milliseconds(1))
      let done = try await report(command, fixture)
      #expect(done.state == .completed && done.endedAt == command.dueAt)
      #expect(try await phone.client.call(ServicesCommands()).commands == [done])
    }
  }

  @Test
  func `three wrong PINs lock it for a quarter of an hour, and the control client needs none`()
    async throws
  {
    try await withActive("remote-door-lock") { fixture, phone in
      let early = try await refusal {
        try await phone.client.call(ServicesUse(service: "remote-door-lock"))
      }
      #expect(early.known == .pinNotSet)
      try await setPin("2580", fixture, phone)
      let missing = try await refusal {
        try await phone.client.call(ServicesUse(service: "remote-door-lock"))
      }
      #expect(missing.known == .pinRequired)
      for _ in 0..<3 {
        let wrong = try await refusal {
          try await phone.client.call(ServicesUse(service: "remote-door-lock", pin: "0000"))
        }
        #expect(wrong.known == .pinWrong)
      }
      let right = ServicesUse(service: "remote-door-lock", pin: "2580")
      let locked = try await refusal { try await phone.client.call(right) }
      #expect(locked.known == .pinLocked)
      let end = try #require(locked.nextChangeAt)
      #expect(
        try await fixture.operate {
          try await $0.call(ServicesUse(service: "remote-door-lock", action: "lock"))
        }.state == .executing)
      try await fixture.operate { _ = try await $0.call(ClockSet(to: end)) }
      #expect(try await phone.client.call(right).state == .executing)
    }
  }

  @Test func `a code sets one PIN, and only the owner asks for one`() async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run { fixture in
      try await fixture.pairedPhone(1, store: store) { owner in
        try await fixture.pairedPhone(2) { driver in
          let other = try await refusal { try await driver.client.call(PinRequest()) }
          #expect(other.known == .ownerOnly)
          let none = try await refusal {
            try await owner.client.call(PinSet(code: "000000", pin: "2580"))
          }
          #expect(none.known == .pinCodeInvalid)
          _ = try await owner.client.call(PinRequest())
          let mail = try await fixture.operate { try await $0.call(PinMail()) }
          #expect(mail.code.count == 6 && mail.code.allSatisfy(\.isNumber))
          let short = try await refusal {
            try await owner.client.call(PinSet(code: mail.code, pin: "25a0"))
          }
          #expect(short.known == .inputInvalid)
          _ = try await owner.client.call(PinSet(code: mail.code, pin: "2580"))
          let again = try await refusal {
            try await owner.client.call(PinSet(code: mail.code, pin: "1111"))
          }
          #expect(again.known == .pinCodeInvalid)
          _ = try await owner.client.call(PinRequest())
          try await fixture.advance(.minutes(10))
          let late = try await refusal {
            try await fixture.operate { try await $0.call(PinMail()) }
          }
          #expect(late.known == .pinCodeInvalid)
        }
      }
    }
  }

  @Test func `a command in the middle of a restart ends as it would have`() async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    var command: CommandReport?
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(store.document([.sample("remote-horn-lights")]))
        try await fixture.advance(.minutes(5))
        command = try await phone.client.call(
          ServicesUse(service: "remote-horn-lights", action: "start"))
      }
    }
    let begun = try #require(command)
    try await HeadUnitFixture.run(in: folder) { fixture in
      #expect(try await report(begun, fixture) == begun)
      try await fixture.advance(.minutes(1))
      let done = try await report(begun, fixture)
      #expect(done.state == .completed && done.endedAt == begun.dueAt)
    }
  }

  @Test func `a command is taken back once, and not after its end`() async throws {
    try await withActive("remote-horn-lights") { fixture, phone in
      let command = try await phone.client.call(ServicesUse(service: "remote-horn-lights"))
      let cancel = ServicesCancel(command: command.command)
      #expect(try await phone.client.call(cancel).state == .cancelled)
      #expect(try await refusal { try await phone.client.call(cancel) }.known == .commandOver)
      let unknown = try await refusal {
        try await phone.client.call(ServicesCancel(command: "c-99"))
      }
      #expect(unknown.known == .commandUnknown)
    }
  }

  /// What is asked of a car, what is set before, and the refusal.
  struct Refused: Sendable, CustomTestStringConvertible {
    let name: ErrorName
    var set = VehiclesSet()
    let use: ServicesUse

    var testDescription: String { name.rawValue }
  }

  static let refused: [Refused] = [
    Refused(name: .serviceUnknown, use: ServicesUse(service: "time-travel")),
    Refused(name: .serviceNotSubscribed, use: ServicesUse(service: "remote-door-lock")),
    Refused(name: .notSupportedByGateway, use: ServicesUse(service: "remote-climate")),
    Refused(name: .actionUnknown, use: ServicesUse(service: "my-car-finder", action: "fly")),
    Refused(
      name: .inputInvalid, use: ServicesUse(service: "my-car-finder", inputs: .sample)),
    Refused(name: .privacyModeOn, set: privacy, use: ServicesUse(service: "my-car-finder")),
    Refused(name: .lowBattery, set: flat, use: ServicesUse(service: "my-car-finder")),
    Refused(
      name: .networkUnavailable, set: VehiclesSet(network: NetworkQuality.none),
      use: ServicesUse(service: "my-car-finder")),
  ]

  private static var privacy: VehiclesSet {
    var set = VehiclesSet()
    set.privacyMode = true
    return set
  }

  private static var flat: VehiclesSet {
    var set = VehiclesSet(power: .off)
    set.batteryVolts = 10.8
    return set
  }

  @Test(arguments: refused)
  func `what cannot be done is refused by the field's name and changes nothing`(
    refused: Refused
  ) async throws {
    try await withActive("my-car-finder") { fixture, phone in
      if !refused.set.isEmpty { try await fixture.operate { _ = try await $0.call(refused.set) } }
      #expect(try await refusal { try await phone.client.call(refused.use) }.known == refused.name)
      #expect(try await phone.client.call(ServicesCommands()).commands.isEmpty)
    }
  }

  @Test func `data goes from one pack to the next, and the answer says what was served`()
    async throws
  {
    let packs = [("pack-1", 1_000, 20), ("pack-2", 5_000, 28)].map { grant, limit, days in
      Entitlement.sample(
        "in-car-wifi", grant: GrantID(rawValue: grant),
        paidThrough: HeadUnitFixture.start.adding(.days(days)),
        allowance: Allowance(unit: .megabytes, limit: limit))
    }
    try await withActive("in-car-wifi", owning: packs) { fixture, phone in
      let asked = [(1_500, ["1500", "4500"]), (6_000, ["6000", "4500", "0"])]
      for (megabytes, figures) in asked {
        let command = try await phone.client.call(spend(megabytes))
        try await fixture.advance(.seconds(1))
        let over = try await report(command, fixture)
        #expect(over.facts.map(\.value) == figures)
        #expect(over.state == (megabytes < 4_501 ? .completed : .rejected))
        #expect(over.reason == (megabytes < 4_501 ? nil : "quota_exceeded"))
      }
      let reported = try await fixture.operate {
        try await $0.call(JournalQuery(kinds: [.commandChanged]))
      }
      #expect(reported.entries.compactMap { $0.details["spentMegabytes"] } == ["1500", "4500"])
      #expect(try await fixture.status(of: "in-car-wifi").reason == "allowance_used")
      let none = try await refusal {
        try await phone.client.call(spend(1))
      }
      #expect(none.known == .quotaExceeded)
    }
  }

  private func spend(_ megabytes: Int) -> ServicesUse {
    var inputs = CommandInputs()
    inputs.megabytes = megabytes
    return ServicesUse(service: "in-car-wifi", inputs: inputs)
  }

  // MARK: - Setting up

  /// A paired car of which one service is active.
  private func withActive(
    _ service: ServiceID, _ transport: Transport = .inProcess,
    owning rights: [Entitlement]? = nil,
    _ body: (HeadUnitFixture, ScriptedPhone) async throws -> Void
  ) async throws {
    let store = try await TestStore()
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(transport: transport)) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(store.document(rights ?? [.sample(service)]))
        try await fixture.advance(.minutes(10))
        #expect(try await fixture.status(of: service.rawValue).state == .active)
        try await body(fixture, phone)
      }
    }
  }

  private func setPin(_ pin: String, _ fixture: HeadUnitFixture, _ phone: ScriptedPhone)
    async throws
  {
    _ = try await phone.client.call(PinRequest())
    let mail = try await fixture.operate { try await $0.call(PinMail()) }
    _ = try await phone.client.call(PinSet(code: mail.code, pin: pin))
  }

  private func report(_ command: CommandReport, _ fixture: HeadUnitFixture) async throws
    -> CommandReport
  {
    let found = try await fixture.operate {
      try await $0.call(ServicesCommands(command: command.command))
    }
    return try #require(found.commands.first)
  }
}
