import Crypto
import Pairing

/// A phone and a car with fixed keys before their pairing, and what comes of it when nobody stands
/// between them.
struct HonestPairing: Sendable {
  let phone: PairingInitiator
  let car: PairingResponder
  /// Public keys, 64 bytes each.
  let phoneKey: [UInt8]
  let carKey: [UInt8]
  let bond: BondKey

  init() {
    let (phoneSecret, carSecret) = (Self.secret(3), Self.secret(4))
    let addresses = (
      phone: PairingAddress.phone(id: "phone"), car: PairingAddress.vehicle(vin: "car")
    )
    var numbers = SeededNumbers(state: 1)
    phone = PairingInitiator(
      privateKey: phoneSecret, nonce: .random(using: &numbers), address: addresses.phone,
      peerAddress: addresses.car)
    car = PairingResponder(
      privateKey: carSecret, nonce: .random(using: &numbers), address: addresses.car,
      peerAddress: addresses.phone)
    phoneKey = [UInt8](phoneSecret.publicKey.rawRepresentation)
    carKey = [UInt8](carSecret.publicKey.rawRepresentation)
    do throws(PairingError) {
      var (phone, car) = (phone, car)
      let nonce = try phone.receive(car.receive(phone.start()))
      _ = try phone.receive(nonce: car.receive(nonce: nonce).nonce)
      try car.accept()
      bond = try car.receive(phone.confirm(storeRoot: nil))
    } catch {
      preconditionFailure("two honest sides do not pair: \(error)")
    }
  }

  private static func secret(_ byte: UInt8) -> P256.KeyAgreement.PrivateKey {
    do {
      return try P256.KeyAgreement.PrivateKey(
        rawRepresentation: [UInt8](repeating: byte, count: 32))
    } catch {
      preconditionFailure("32 small bytes are no P-256 key: \(error)")
    }
  }
}

/// The same numbers for the same state (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
