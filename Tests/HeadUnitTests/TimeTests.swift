import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// How a car learns the time, and who cannot teach it a wrong one.
@Suite(.timeLimit(.minutes(2)))
struct TimeTests {
  @Test func `a car that lost its time stops, and a fresh signed time sets it right`() async throws
  {
    try await ColdCar.run { car in
      #expect(try await car.state() == "active paid")
      try await car.cutSupply(for: .days(2))
      #expect(try await car.clock().trust == .cold)
      #expect(try await car.state() == "clock_untrusted no_time_since_power_loss")

      let now = try await car.now()
      let clock = try await car.send(car.store.time(now, nonce: car.ask()))
      #expect(clock.trust == .trusted)
      #expect(clock.trustedTime == now)
      #expect(try await car.clock().trustedTime == now)
      #expect(try await car.state() == "active paid")
    }
  }

  @Test func `a greeting says that the clock is cold, until the time is told`() async throws {
    try await ColdCar.run { car in
      func greeting() async throws -> TrustedTime.State {
        try await car.fixture.call(.phone) { client in
          try await ScriptedPhone(client, number: 2, vin: ColdCar.vin).hello().clockTrust
        }
      }
      #expect(try await greeting() == .trusted)
      try await car.cutSupply()
      #expect(try await greeting() == .cold)
      try await car.send(car.store.time(car.now(), nonce: car.ask()))
      #expect(try await greeting() == .trusted)
    }
  }

  @Test func `an answer is good once`() async throws {
    try await ColdCar.run { car in
      try await car.cutSupply()
      let statement = try await car.store.time(car.now(), nonce: car.ask())
      try await car.send(statement)
      let again = try await refusal { try await car.send(statement) }
      #expect(again.known == .nonceUnknown)
    }
  }

  @Test func `only the answer to the last question is one`() async throws {
    try await ColdCar.run { car in
      try await car.cutSupply()
      let now = try await car.now()
      let first = try await car.store.time(now, nonce: car.ask())
      let second = try await car.store.time(now, nonce: car.ask())
      #expect(try await refusal { try await car.send(first) }.known == .nonceUnknown)
      #expect(try await car.clock().trust == .cold)
      #expect(try await car.send(second).trust == .trusted)
    }
  }

  @Test func `an answer to another session's question is none`() async throws {
    try await ColdCar.run { car in
      try await car.cutSupply()
      let statement = try await car.store.time(car.now(), nonce: car.ask())
      try await car.fixture.pairedPhone(2, vin: ColdCar.vin, store: car.store) { other in
        let error = try await refusal {
          try await other.client.call(LinkProtocol.TimeStatement(statement: statement))
        }
        #expect(error.known == .nonceUnknown)
      }
      #expect(try await car.clock().trust == .cold)
    }
  }

  @Test(arguments: [(59_999, true), (60_000, false), (86_400_000, false)])
  func `a man who holds an answer back for a minute sets no clock back`(
    milliseconds: Int64, isTaken: Bool
  ) async throws {
    try await ColdCar.run { car in
      let statement = try await car.store.time(car.now(), nonce: car.ask())
      try await car.fixture.advance(Period(months: 0, milliseconds: milliseconds))
      let before = try await car.clock().trustedTime
      if isTaken {
        try await car.send(statement)
      } else {
        let error = try await refusal { try await car.send(statement) }
        #expect(error.known == .nonceUnknown)
        #expect(try await car.clock().trustedTime == before)
      }
    }
  }

  @Test func `a document that was held back does not set the clock back`() async throws {
    try await ColdCar.run { car in
      let now = try await car.now()
      let late = try await car.store.document(
        [.sample("my-car-finder")], version: 2, vin: ColdCar.vin, issuedAt: now)
      try await car.fixture.advance(.days(3))
      #expect(try await car.phone.push(late).version == 2)
      #expect(try await car.clock().trustedTime == now.adding(.days(3)))
    }
  }

  @Test func `a time without a question moves the clock forward only`() async throws {
    try await ColdCar.run { car in
      let now = try await car.now()
      try await car.send(car.store.time(now.subtracting(.minutes(5))))
      #expect(try await car.clock().trustedTime == now)
      try await car.send(car.store.time(now.adding(.minutes(5))))
      #expect(try await car.clock().trustedTime == now.adding(.minutes(5)))
    }
  }

  @Test func `a time before one that was signed already is refused, fresh or not`() async throws {
    try await ColdCar.run { car in
      let now = try await car.now()
      try await car.send(car.store.time(now, nonce: car.ask()))
      let earlier = now.subtracting(Period(months: 0, milliseconds: 1_000))
      for nonce in [nil, try await car.ask()] {
        let statement = try await car.store.time(earlier, nonce: nonce)
        #expect(try await refusal { try await car.send(statement) }.known == .rollback)
      }
      #expect(try await car.clock().trustedTime == now)
    }
  }

  /// A signed time that must be refused, made of a store and the car's question.
  struct Bad: Sendable, CustomTestStringConvertible {
    let name: ErrorName
    let statement: @Sendable (TestStore, Instant, String) async throws -> String

    var testDescription: String { name.rawValue }
  }

  static let bad: [Bad] = [
    Bad(name: .malformed) { _, _, _ in "no.time" },
    Bad(name: .malformed) { store, now, _ in
      // A document is no time, whatever it says.
      try await store.document([.sample("my-car-finder")], version: 9, vin: ColdCar.vin)
    },
    Bad(name: .tooLarge) { _, _, _ in
      String(repeating: "x", count: Entitlements.TimeStatement.bytesMax + 1)
    },
    Bad(name: .wrongVehicle) { store, now, nonce in
      try await store.time(now, nonce: nonce, vin: HeadUnitFixture.vin)
    },
    Bad(name: .wrongAudience) { store, now, nonce in
      try await store.time(now, nonce: nonce, audience: "headunit")
    },
    Bad(name: .badSignature) { store, now, nonce in
      var parts = try await store.time(now, nonce: nonce).split(separator: ".").map(String.init)
      var signature = try #require(Base64URL.decode(parts[2]))
      signature[0] ^= 1
      parts[2] = Base64URL.encode(signature)
      return parts.joined(separator: ".")
    },
    Bad(name: .badSignature) { store, now, nonce in
      let (early, late) = (
        try await store.time(now, nonce: nonce),
        try await store.time(now.adding(.days(30)), nonce: nonce)
      )
      var parts = early.split(separator: ".").map(String.init)
      parts[1] = String(late.split(separator: ".")[1])
      return parts.joined(separator: ".")
    },
    Bad(name: .unknownKey) { _, now, nonce in
      try await TestStore(seed: 9).time(now, nonce: nonce)
    },
    Bad(name: .nonceUnknown) { store, now, _ in
      try await store.time(now, nonce: "1bSEVNF3cz___7LscSuuqw")
    },
  ]

  @Test(arguments: bad)
  func `a time that is not the store's for this car is refused by name`(bad: Bad) async throws {
    try await ColdCar.run { car in
      try await car.cutSupply()
      let before = try await car.clock()
      let statement = try await bad.statement(car.store, car.now(), car.ask())
      #expect(try await refusal { try await car.send(statement) }.known == bad.name)
      let after = try await car.clock()
      #expect(after == before)
      #expect(after.trust == .cold)
    }
  }

  @Test func `a phone that proved no bond tells no time`() async throws {
    try await ColdCar.run { car in
      try await car.cutSupply()
      let statement = try await car.store.time(car.now())
      let error = try await refusal {
        try await car.fixture.phone(2, vin: ColdCar.vin) { outsider in
          try await outsider.client.call(LinkProtocol.TimeStatement(statement: statement))
        }
      }
      #expect(error.known == .sessionRequired)
    }
  }

  @Test func `what a car learned of the time survives a restart`() async throws {
    let folder = try TemporaryFolder()
    let store = try await TestStore()
    let later = HeadUnitFixture.start.adding(.days(1))
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        let statement = try await store.time(later, vin: HeadUnitFixture.vin)
        _ = try await phone.client.call(LinkProtocol.TimeStatement(statement: statement))
      }
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      let clock = try await fixture.operate { try await $0.call(VehiclesDescribe()).clock }
      #expect(clock.trustedTime == later)
    }
  }
}
