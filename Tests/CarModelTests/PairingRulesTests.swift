import Entitlements
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

struct PairingRulesTests {
  private func bond(_ number: Int, phone: String? = nil) -> Bond {
    Bond(
      id: "b-\(number)", phoneID: phone ?? "phone-\(number)", phoneName: "Phone \(number)",
      key: [UInt8](repeating: UInt8(number), count: 16), bondedAt: CarFixture.start)
  }

  @Test func `three failures lock pairing for 30 s, and each further one for twice as long`()
    throws
  {
    var car = try CarFixture.car()
    var now = CarFixture.start
    for failure in 1...2 {
      try car.live(until: now, .pairingFailed(.rejected))
      #expect(car.pairingGate.failures == failure)
      #expect(car.pairingGate.lock(at: now) == nil)
    }
    for seconds in [30, 60, 120, 240, 480] {
      try car.live(until: now, .pairingFailed(.rejected))
      let end = now.adding(.seconds(seconds))
      #expect(car.pairingGate.lock(at: now) == end)
      #expect(car.pairingGate.lock(at: end.advanced(milliseconds: -1)) == end)
      #expect(car.pairingGate.lock(at: end) == nil)
      now = end
    }
  }

  @Test func `a lock grows no further after ten doublings`() throws {
    var car = try CarFixture.car()
    for _ in 0..<100 { try car.live(until: CarFixture.start, .pairingFailed(.rejected)) }
    let longest = CarFixture.start.adding(.seconds(30 * 1_024))
    #expect(car.pairingGate.lock(at: CarFixture.start) == longest)
  }

  @Test func `a completed pairing forgives the failures before it`() throws {
    var car = try CarFixture.car()
    for _ in 0..<4 { try car.live(until: CarFixture.start, .pairingFailed(.rejected)) }
    try car.live(until: CarFixture.start, .bonded(bond(1)))
    #expect(car.pairingGate == PairingGate())
  }

  @Test func `a phone that says it is another one takes no bond's place`() throws {
    var car = try CarFixture.car()
    for number in 1...3 { try car.live(until: CarFixture.start, .bonded(bond(number))) }
    try car.live(until: CarFixture.start, .bonded(bond(9, phone: "phone-1")))
    #expect(car.bonds.map(\.id) == ["b-1", "b-2", "b-3", "b-9"])
    #expect(car.bonds.map(\.role) == [.owner, .driver, .driver, .driver])
  }

  @Test func `a full car has room for nobody, whatever a phone says it is`() throws {
    var car = try CarFixture.car()
    for number in 1...Vehicle.bondsMax {
      #expect(car.hasRoom)
      try car.live(until: CarFixture.start, .bonded(bond(number)))
    }
    #expect(car.bonds.count == 5)
    #expect(!car.hasRoom)
    #expect(!car.mayHaveRoom(forPhone: "phone-6"))
    #expect(car.mayHaveRoom(forPhone: "phone-3"), "it may prove its bond, and take its place")
    #expect(try car.refuses(.bonded(bond(9, phone: "phone-3")))?.code == .quotaExceeded)
    try car.live(until: CarFixture.start, .bondRemoved(id: "b-2"))
    #expect(car.hasRoom)
    #expect(car.bonds.map(\.id) == ["b-1", "b-3", "b-4", "b-5"])
  }

  @Test func `bonds and roots change no service`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("smart-alerts")])))
    let root = TrustedRoot(
      key: try RootPublicKey(
        jwk: #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#),
      origin: .added, since: CarFixture.start)
    for event in [
      CarEvent.bonded(bond(1)), .pairingFailed(.cancelled), .rootTrusted(root),
      .rootRemoved(id: root.key.id), .bondRemoved(id: "b-1"),
    ] {
      #expect(try car.live(until: after(minutes: 1), event).isEmpty)
    }
    #expect(car.trust.roots.isEmpty)
  }

  @Test func `a bond prints without its key`() {
    let text = "\(bond(7)) \(String(reflecting: bond(7)))"
    #expect(!text.contains("7, 7"))
    #expect(text.contains("b-7"))
  }
}
