import Crypto
import Pairing
import Testing

struct PairingMachineTests {
  @Test func `both sides show one number and end with the published key`() throws {
    let sample = try Sample()
    var (phone, car) = try sample.comparing()
    #expect(phone.number == car.number)
    #expect(phone.number != nil)
    try car.accept()
    let carBond = try car.receive(phone.confirm(storeRoot: nil))
    let phoneBond = try phone.receive(car.answer(with: .plain))
    #expect(phoneBond == carBond)
    #expect(try phoneBond.rawRepresentation == hex("6986791169d7cd23980522b594750a38"))
    #expect(phoneBond.id == carBond.id)
    #expect(phone.stateName == "bonded")
    #expect(car.stateName == "bonded")
  }

  @Test func `S22: a man in the middle with keys of its own makes the numbers differ`() throws {
    let sample = try Sample()
    let seed = try hex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")
    let own = try P256.KeyAgreement.PrivateKey(rawRepresentation: seed)
    var phone = sample.phone
    var car = sample.car
    var towardsPhone = PairingResponder(
      privateKey: own, nonce: sample.nonceB, address: sample.addressB,
      peerAddress: sample.addressA)
    var towardsCar = PairingInitiator(
      privateKey: own, nonce: sample.nonceA, address: sample.addressA,
      peerAddress: sample.addressB)
    let phoneNonce = try phone.receive(towardsPhone.receive(phone.start()))
    let onPhone = try phone.receive(nonce: towardsPhone.receive(nonce: phoneNonce).nonce)
    let (_, onCar) = try car.receive(nonce: towardsCar.receive(car.receive(towardsCar.start())))
    #expect(onPhone != onCar)
  }

  @Test func `a nonce other than the committed one fails the pairing`() throws {
    let sample = try Sample()
    for index in 0..<Block.length {
      var (phone, car) = (sample.phone, sample.car)
      let phoneNonce = try phone.receive(car.receive(phone.start()))
      var nonce = try car.receive(nonce: phoneNonce).nonce.bytes
      nonce[index] ^= 1
      let changed = try #require(Block(nonce))
      #expect(throws: PairingError.badCommitment) { try phone.receive(nonce: changed) }
      #expect(phone.stateName == "failed")
      #expect(phone.number == nil)
    }
  }

  @Test func `our own key sent back is refused on either side, also with y negated`() throws {
    let sample = try Sample()
    var car = sample.car
    let carKey = [UInt8](sample.privateB.publicKey.rawRepresentation)
    #expect(throws: PairingError.badPublicKey(.reflected)) {
      try car.receive(PairingOffer(publicKey: carKey))
    }
    var phone = sample.phone
    let phoneKey = try phone.start().publicKey
    #expect(throws: PairingError.badPublicKey(.reflected)) {
      try phone.receive(PairingCommitment(publicKey: phoneKey, commitment: .zero))
    }
    var otherCar = sample.car
    let negated = try Array(carKey.prefix(32)) + negate(Array(carKey.suffix(32)))
    #expect(throws: PairingError.badPublicKey(.reflected)) {
      try otherCar.receive(PairingOffer(publicKey: negated))
    }
  }

  @Test(arguments: [0, 32, 63, 64, 65])
  func `bytes that are no point of the curve are refused`(count: Int) throws {
    let sample = try Sample()
    let bytes = [UInt8](repeating: 3, count: count)
    var (car, phone) = (sample.car, sample.phone)
    #expect(throws: PairingError.badPublicKey(.notOnCurve)) {
      try car.receive(PairingOffer(publicKey: bytes))
    }
    _ = try phone.start()
    #expect(throws: PairingError.badPublicKey(.notOnCurve)) {
      try phone.receive(PairingCommitment(publicKey: bytes, commitment: .zero))
    }
  }

  @Test func `a wrong check value fails the side that receives it`() throws {
    var (phone, car) = try Sample().comparing()
    try car.accept()
    let message = try phone.confirm(storeRoot: nil)
    #expect(throws: PairingError.badCheck) {
      try car.receive(PairingCheck(check: .zero, claims: message.claims, seal: message.seal))
    }
    #expect(throws: PairingError.badCheck) {
      try phone.receive(PairingAnswer(check: message.check, terms: .plain, seal: message.seal))
    }
    #expect(phone.stateName == "failed")
    #expect(throws: PairingError.self) { try car.receive(message) }
  }

  @Test func `nothing bonds before the person at the car has said yes`() throws {
    var (phone, car) = try Sample().comparing()
    let message = try phone.confirm(storeRoot: nil)
    let refusal = PairingError.wrongState(step: "the phone's check", state: "comparing")
    #expect(throws: refusal) { try car.receive(message) }
    #expect(throws: PairingError.wrongState(step: "the car's yes", state: "failed")) {
      try car.accept()
    }
  }

  @Test func `each step is allowed in its own state only`() throws {
    let sample = try Sample()
    var phone = sample.phone
    #expect(throws: PairingError.wrongState(step: "the car's nonce", state: "idle")) {
      try phone.receive(nonce: sample.nonceB)
    }
    var early = sample.phone
    #expect(throws: PairingError.wrongState(step: "the phone's yes", state: "idle")) {
      try early.confirm(storeRoot: nil)
    }
    var twice = sample.phone
    _ = try twice.start()
    #expect(throws: PairingError.wrongState(step: "start", state: "started")) {
      try twice.start()
    }
    var car = sample.car
    #expect(throws: PairingError.wrongState(step: "the phone's nonce", state: "idle")) {
      try car.receive(nonce: sample.nonceA)
    }
    var (cancelled, _) = try sample.comparing()
    cancelled.cancel()
    #expect(throws: PairingError.wrongState(step: "the phone's yes", state: "failed")) {
      try cancelled.confirm(storeRoot: nil)
    }
  }

  @Test func `keys are never printed`() throws {
    let bytes = try hex("6986791169d7cd23980522b594750a38")
    let bond = try #require(BondKey(rawRepresentation: bytes))
    for text in ["\(bond)", String(reflecting: bond), "\(bond.key)"] {
      #expect(!text.contains("105, 134"))
      #expect(!text.lowercased().contains("69867911"))
    }
    var dumped = ""
    dump(bond, to: &dumped)
    #expect(!dumped.contains("105"))
    #expect(bond.id.count == 18)
  }

  /// The other point with the same x: p − y, by hand over the field prime of P-256.
  private func negate(_ y: [UInt8]) throws -> [UInt8] {
    let prime = try hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")
    var borrow = 0
    var result = [UInt8](repeating: 0, count: 32)
    for index in (0..<32).reversed() {
      let difference = Int(prime[index]) - Int(y[index]) - borrow
      borrow = difference < 0 ? 1 : 0
      result[index] = UInt8(truncatingIfNeeded: difference)
    }
    return result
  }
}
