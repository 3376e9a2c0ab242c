import Crypto
import Pairing

/// One pairing as it goes on between a phone, a car and whoever carries their messages.
struct PairingRun {
  private var reader: InputReader
  private var phone: PairingInitiator
  private var car: PairingResponder
  /// Blocks that came over the link so far, by ``Seen``.
  private var seen: [Seen: Block] = [:]
  /// What each side said beside its check value.
  private var phoneClaims: PairingClaims?
  private var carTerms: PairingTerms?
  private var carSaidYes = false
  private var broken: String?
  private var phoneBond: BondKey?
  private var carBond: BondKey?

  private static let honest = HonestPairing()
  private static let root = [UInt8](1...32)

  private enum Seen: Int, CaseIterable {
    case phoneNonce, carNonce, commitment, phoneCheck, carCheck, phoneSeal, carSeal
  }

  init(_ input: [UInt8]) {
    reader = InputReader(input)
    phone = Self.honest.phone
    car = Self.honest.car
  }

  var isAtEnd: Bool { reader.isAtEnd }
  var hasBonded: Bool { phoneBond != nil || carBond != nil }

  /// Takes the next step of the input, and looks whether both sides keep what they promise.
  mutating func step() throws(BrokenPromise) {
    let steps = PairingStep.allCases
    let step = steps[Int(reader.byte()) % steps.count]
    let before = (phone: phone.stateName, car: car.stateName)
    do throws(PairingError) {
      try perform(step)
    } catch {
      let failed = step.isOfPhone ? phone.stateName : car.stateName
      guard failed == "failed" else {
        throw BrokenPromise("\(step) was refused (\(error)) and the pairing goes on: \(failed)")
      }
    }
    if before.phone == "failed", phone.stateName != "failed" {
      throw BrokenPromise("\(step) revived the phone's pairing")
    }
    if before.car == "failed", car.stateName != "failed" {
      throw BrokenPromise("\(step) revived the car's pairing")
    }
    if let broken { throw BrokenPromise("\(step): \(broken)") }
    guard [phoneBond, carBond].allSatisfy({ $0 == nil || $0 == Self.honest.bond }) else {
      throw BrokenPromise("\(step) made a bond of other keys than the two sides'")
    }
  }

  private mutating func perform(_ step: PairingStep) throws(PairingError) {
    switch step {
    case .phoneStarts: _ = try phone.start()
    case .carTakesKey:
      seen[.commitment] = try car.receive(PairingOffer(publicKey: key())).commitment
    case .phoneTakesCommitment:
      let answer = PairingCommitment(publicKey: key(), commitment: block())
      seen[.phoneNonce] = try phone.receive(answer)
    case .carTakesNonce: seen[.carNonce] = try car.receive(nonce: block()).nonce
    case .phoneTakesNonce: _ = try phone.receive(nonce: block())
    case .carAccepts:
      try car.accept()
      carSaidYes = true
    case .phoneConfirms: try phoneConfirms()
    case .carTakesCheck: try carTakesCheck()
    case .carAnswers:
      let answer = try car.answer(with: terms())
      seen[.carCheck] = answer.check
      seen[.carSeal] = answer.seal
      carTerms = answer.terms
    case .phoneTakesAnswer:
      let answer = PairingAnswer(check: block(), terms: terms(), seal: block())
      phoneBond = try phone.receive(answer)
      if answer.terms != carTerms { broken = "the phone believes what the car did not say" }
    case .carCancels: car.cancel()
    case .phoneCancels: phone.cancel()
    }
  }

  private mutating func phoneConfirms() throws(PairingError) {
    let choice = reader.byte()
    let message = try phone.confirm(
      storeRoot: choice & 1 == 1 ? Self.root : nil,
      formerBond: choice & 2 == 2 ? Self.honest.bond : nil)
    phoneClaims = message.claims
    seen[.phoneCheck] = message.check
    seen[.phoneSeal] = message.seal
  }

  /// The message names a former bond, or none, and the car keeps it, or none.
  private mutating func carTakesCheck() throws(PairingError) {
    let check = block()
    let choice = reader.byte()
    var root = Self.root
    if choice & 4 == 4 { root[Int(reader.byte() % 32)] ^= reader.byte() }
    var formerBond = phoneClaims?.formerBond
    if choice & 8 == 8 { formerBond = FormerBond(id: Self.honest.bond.id, proof: block()) }
    let claims = PairingClaims(
      storeRoot: choice & 1 == 1 ? root : nil, formerBond: choice & 2 == 2 ? formerBond : nil)
    carBond = try car.receive(
      PairingCheck(check: check, claims: claims, seal: block()),
      formerBond: choice & 16 == 16 ? Self.honest.bond : nil)
    if !carSaidYes { broken = "a bond was made without the person at the car" }
    if claims != phoneClaims { broken = "the car believes what the phone did not say" }
  }

  private mutating func terms() -> PairingTerms {
    let choice = reader.byte()
    return PairingTerms(
      role: choice & 1 == 1 ? "owner" : "guest", replacedBonds: choice & 2 == 2 ? ["b-1"] : [],
      trustedRoots: choice & 4 == 4 ? ["root"] : [])
  }

  /// A key that was seen, or one of the input's own.
  private mutating func key() -> [UInt8] {
    switch reader.byte() % 3 {
    case 0: Self.honest.phoneKey
    case 1: Self.honest.carKey
    default: reader.bytes(Int(reader.byte() % 66))
    }
  }

  /// A block that was seen, perhaps with one byte changed, or one of the input's own.
  private mutating func block() -> Block {
    let choice = reader.byte()
    let kinds = Seen.allCases
    guard choice < 0xC0 else { return Block(reader.bytes(Block.length)) ?? .zero }
    guard let block = seen[kinds[Int(choice & 0x3F) % kinds.count]] else { return .zero }
    guard choice >= 0x80 else { return block }
    var bytes = block.bytes
    bytes[Int(reader.byte() % 16)] ^= reader.byte()
    return Block(bytes) ?? .zero
  }
}
