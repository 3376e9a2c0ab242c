import Crypto
import Foundation
import Testing

/// What somebody without any code of ours tries on a car that pairs.
@Suite(.processes) struct PairingAbuseTests {
  private static func root() -> [UInt8] {
    Array(Curve25519.Signing.PrivateKey().publicKey.rawRepresentation)
  }

  /// The identity of edwards25519, a point of order 8, and numbers that are no point.
  private static let noRoots: [([UInt8], String)] = [
    ([1] + [UInt8](repeating: 0, count: 31), "low_order"),
    ([UInt8](repeating: 0, count: 32), "low_order"),
    (
      [
        0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98,
        0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53,
        0xFC, 0x05,
      ], "low_order"
    ),
    ([UInt8](repeating: 0xFF, count: 32), "not_canonical"),
    ([2] + [UInt8](repeating: 0, count: 31), "not_on_curve"),
  ]

  @Test func `a phone built from the documents pairs, and hears its role and roots`()
    throws
  {
    try withCar { car in
      let phone = try RawPhone(car.fixture.phoneSocket, id: "raw")
      #expect(try phone.compare().count == 6)
      let (bond, answer) = try phone.pair(root: Self.root())
      #expect(answer.role == "owner")
      #expect(answer.trustedRoots.array.count == 1)
      #expect(try phone.openSession(bond.id, key: bond.key).error == nil)
      #expect(try phone.client.request("services.list").error == nil)
    }
  }

  @Test func `abuse: a low-order root in a pairing, at trust.add and in a trust file`()
    throws
  {
    try withCar { car in
      for (bytes, rule) in Self.noRoots {
        let phone = try RawPhone(car.fixture.phoneSocket, id: "raw")
        _ = try phone.compare()
        let paired = try phone.confirm(root: bytes)
        #expect(paired.error.data.name == "root_malformed")
        #expect(paired.error.data.rule.string == rule)
        #expect(try phone.client.request("pairing.cancel").error == nil)
        try car.advance("PT10H")

        let x = RawPhone.text(bytes)
        let added = try RawClient(car.fixture.controlSocket).request(
          "trust.add", #"{"root":"\#(x)"}"#)
        #expect(added.error.data.name == "root_malformed")
        #expect(added.error.data.rule.string == rule)
      }
      #expect(try car.call("trust.list").roots.array.isEmpty)
      #expect(try car.call("bonds.list").bonds.array.isEmpty)
    }
    try withFixture { fixture in
      let x = RawPhone.text(Self.noRoots[0].0)
      let file = try fixture.write(
        #"{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#, to: "trust.json")
      let daemon = try run(
        .daemon,
        [
          "--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder, "--trust",
          file,
        ])
      #expect(daemon.status != .exited(0))
      #expect(daemon.stderr.contains("[low_order]"), "\(daemon.stderr)")
    }
  }

  @Test func `abuse: the owner's phone id without its bond`() throws {
    try withPairedCar { car in
      let owner = try #require(try car.call("bonds.list").bonds[0].bond.string)
      let id = try ownID(car)
      let thief = try RawPhone(car.fixture.phoneSocket, id: id, name: "Camille's iPhone 14")
      _ = try thief.compare()
      let (bond, answer) = try thief.pair()
      #expect(answer.role == "driver")
      #expect(answer.replacedBonds.array.isEmpty)
      let bonds = try car.call("bonds.list").bonds.array
      #expect(bonds.map(\.role.string) == ["owner", "driver"])
      #expect(bonds.map(\.bond.string) == [owner, try bond.id])
      #expect(try thief.openSession(bond.id, key: bond.key).error == nil)
      let taking = try thief.client.request("bonds.setOwner", #"{"bond":"\#(try bond.id)"}"#)
      #expect(taking.error.data.name == "owner_only")
      let removing = try thief.client.request("bonds.remove", #"{"bond":"\#(owner)"}"#)
      #expect(removing.error.data.name == "owner_only")
      #expect(try car.phone("services").status == .exited(0), "the owner is not locked out")
      #expect(try kinds(car).contains("bond_removed") == false)
    }
  }

  @Test func `a phone that proves its bond keeps its role, and the journal tells both`()
    throws
  {
    try withPairedCar { car in
      let former = try #require(try car.call("bonds.list").bonds[0].bond.string)
      let again = try car.phone.pair()
      #expect(again.role == "owner")
      #expect(again.replacedBonds.array.map(\.string) == [former])
      let bonds = try car.call("bonds.list").bonds.array
      #expect(bonds.map(\.role.string) == ["owner"])
      let entries = try car.call("journal.query").entries.array
      let reported = entries.filter { ["bond_added", "bond_removed"].contains($0.kind.string) }
      #expect(reported.map(\.kind.string) == ["bond_added", "bond_removed", "bond_added"])
      #expect(reported[1].details.bond.string == former)
      let bond = try #require(bonds[0].bond.string)
      #expect(reported[2].actor.string?.hasPrefix("phone \(bond) ") == true)
      #expect(try car.phone("services").status == .exited(0))
    }
  }

  @Test func `abuse: a forged, a replayed and a borrowed proof of the owner's bond`()
    throws
  {
    try withCar { car in
      let owner = try RawPhone(car.fixture.phoneSocket, id: "owner")
      _ = try owner.compare()
      let first = try owner.pair().bond
      let second = try RawPhone(car.fixture.phoneSocket, id: "owner")
      _ = try second.compare()
      let recorded = try second.proof(of: first)
      let bond = try second.pair(former: (first.id, recorded)).bond
      #expect(try car.call("bonds.list").bonds.array.map(\.role.string) == ["owner"])

      let driver = try RawPhone(car.fixture.phoneSocket, id: "driver")
      _ = try driver.compare()
      let borrowed = try driver.pair().bond
      let proofs: [(RawPhone) throws -> [UInt8]] = [
        { _ in [UInt8](repeating: 0, count: 16) }, { _ in recorded },
        { try $0.proof(of: borrowed) },
      ]
      for proof in proofs {
        let thief = try RawPhone(car.fixture.phoneSocket, id: "owner")
        _ = try thief.compare()
        let refused = try thief.confirm(former: (bond.id, proof(thief)))
        #expect(refused.error.data.name == "pairing_check_failed")
        #expect(refused.error.data.rule == "bad_former_bond")
        try car.advance("PT10H")
      }
      let bonds = try car.call("bonds.list").bonds.array
      #expect(bonds.map(\.bond.string) == [try bond.id, try borrowed.id])
      #expect(bonds.map(\.role.string) == ["owner", "driver"])
      // A bond that the car does not keep proves nothing, and is no reason to refuse.
      let late = try RawPhone(car.fixture.phoneSocket, id: "owner")
      _ = try late.compare()
      #expect(try late.pair(former: (first.id, late.proof(of: first))).answer.role == "driver")
    }
  }

  @Test func `a person at the car gives a bond's place to a phone that has lost its keys`()
    throws
  {
    try withCar(Car.options(pairing: "ask")) { car in
      let (first, driver) = try (accepted("owner", car), accepted("driver", car))
      let phone = try RawPhone(car.fixture.phoneSocket, id: "new")
      try car.call("pairing.open")
      let number = try phone.compare()
      let unknown = try car.fixture.control("pairing", "accept", number, "--replacing", "b-0")
      #expect(try unknown.failure.name == "bond_unknown")
      try car.fixture.control("pairing", "accept", number, "--replacing", first.id).done()
      let answer = try phone.pair().answer
      #expect(answer.role == "owner")
      #expect(answer.replacedBonds.array.map(\.string) == [try first.id])
      let bonds = try car.call("bonds.list").bonds.array
      #expect(bonds.map(\.role.string) == ["driver", "owner"])
      #expect(bonds.first?.bond.string == (try driver.id))
    }
  }

  @Test func `abuse: other phone's bond in session.open`() throws {
    try withCar { car in
      var bonds: [RawPhone.Bond] = []
      for id in ["owner", "driver"] {
        let phone = try RawPhone(car.fixture.phoneSocket, id: id)
        _ = try phone.compare()
        bonds.append(try phone.pair().bond)
      }
      let thief = try RawPhone(car.fixture.phoneSocket, id: "owner")
      for _ in 1...3 {
        let opened = try thief.openSession(bonds[0].id, key: bonds[1].key)
        #expect(opened.error.data.name == "session_proof_invalid")
        #expect(try thief.client.request("services.list").error.data.name == "session_required")
      }
      #expect(try thief.openSession(bonds[1].id, key: bonds[1].key).error == nil)
      let own = try thief.client.request("bonds.setOwner", #"{"bond":"\#(try bonds[1].id)"}"#)
      #expect(own.error.data.name == "owner_only", "what counts is the bond that was proven")
    }
  }

  @Test func `abuse: 64 pairings at once`() throws {
    try withCar { car in
      let phones = try (1...60).map { try RawPhone(car.fixture.phoneSocket, id: "raw-\($0)") }
      let first = try #require(phones.first)
      let number = try first.compare()
      for phone in phones.dropFirst() {
        let refused = try phone.start()
        #expect(refused.error.data.name == "pairing_busy")
        #expect(refused.error.data.retryable == true)
      }
      #expect(try car.call("pairing.show")["number"].string == number)
      #expect(try first.pair().answer.role == "owner")
      let second = try #require(phones.last)
      _ = try second.compare()
      #expect(try second.pair().answer.role == "driver")
      #expect(try car.call("bonds.list").bonds.array.count == 2)
    }
  }

  @Test(arguments: [
    #"a\nb"#, #"\u001b[2J"#, #"\u202eevil"#, #"\u0007"#, #"\u2028"#, #"\u009b31m"#, #"a\u200bb"#,
  ])
  func `abuse: a name with a newline, an escape or a turn of direction`(
    name: String
  ) throws {
    try withCar { car in
      let client = try RawClient(car.fixture.phoneSocket)
      for hello in [
        RawPhone.hello(id: "raw", name: name), RawPhone.hello(id: name, name: "Raw"),
        RawPhone.hello(id: "raw", name: "Raw").replacing(#""os":"O""#, with: #""os":"\#(name)""#),
      ] {
        let refused = try client.request("link.hello", hello)
        #expect(refused.error.data.name == "text_unshowable")
        #expect(refused.error.message.string?.contains("\\u{") == true)
      }
      #expect(try client.request("pairing.start").error.data.name == "hello_first")
      #expect(
        try client.request("link.hello", RawPhone.hello(id: "raw", name: "Zoë 👩‍🔧")).error == nil)
    }
  }

  @Test(arguments: [["journal"], ["bonds"], ["pairing", "show"]])
  func `abuse: a name that the car shows as it came stays in its line`(
    words: [String]
  ) throws {
    try withCar(Car.options(pairing: "ask")) { car in
      _ = try accepted("raw", car)
      try car.call("pairing.open")
      let second = try RawPhone(car.fixture.phoneSocket, id: "raw-2")
      _ = try second.compare()
      // Daemons of earlier versions kept such names.
      let hostile = #"Eve\n3  tester uid 0: paired\u001b[2J"#
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.controlSocket)
      let reader = try Child(
        BuiltExecutable.control.path, ["--socket", tap.path] + words)
      try tap.serveOnePhone {
        .handOn($0) {
          $0.replacing(#":"Raw""#, with: #":"\#(hostile)""#)
            .replacing(#" Raw""#, with: #" \#(hostile)""#)
        }
      }
      let (status, output, _) = try reader.finish(for: "what is shown")
      #expect(status == .exited(0))
      let text = String(decoding: output, as: UTF8.self)
      #expect(text.contains(#"Eve\u{a}3  tester uid 0: paired\u{1b}[2J"#), "\(text)")
      #expect(!text.contains("\u{1B}"))
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("3  tester") })
    }
  }

  /// Pairs a phone that the person at the car says yes to.
  private func accepted(_ id: String, _ car: Car) throws -> RawPhone.Bond {
    try car.call("pairing.open")
    let phone = try RawPhone(car.fixture.phoneSocket, id: id)
    try car.fixture.control("pairing", "accept", phone.compare()).done()
    return try phone.pair().bond
  }

  /// The id that the paired phone keeps.
  private func ownID(_ car: Car) throws -> String {
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: car.phone.home).first {
        $0.hasSuffix(".json")
      })
    let text = try String(contentsOfFile: "\(car.phone.home)/\(file)", encoding: .utf8)
    return try #require(try JSONValue(parsing: text).phone.id.string)
  }

  private func kinds(_ car: Car) throws -> [String] {
    try car.call("journal.query").entries.array.compactMap(\.kind.string)
  }
}
