import Crypto
import Entitlements
import LinkProtocol
import Pairing
import PhoneApp
import Scenarios
import WireText

/// Somebody between a phone and a car who wants to be paired with both.
///
/// - Source: Bluetooth Core, Vol 3 Part H §2.3.5.6.2, whose commitment this is about.
struct PairingAttack: ManInTheMiddle {
  private let tampering: PairStep.TamperMethod
  private let nonce: Block
  private let publicKey: [UInt8]
  private var phoneKey: [UInt8] = []

  /// They draw a key and a nonce of their own.
  init(_ tampering: PairStep.TamperMethod, generator: CaseRandom) {
    var generator = generator
    let own = PairingRandom(using: &generator)
    self.tampering = tampering
    nonce = own.nonce
    publicKey = [UInt8](own.privateKey.publicKey.rawRepresentation)
  }

  mutating func toCar(_ params: JSONValue, of method: String) -> JSONValue {
    guard method == PairingStart.method, tampering != .changesNonce else { return params }
    phoneKey = Base64URL.decode(params.text("publicKey")) ?? []
    return params.replacing("publicKey", with: ownKey)
  }

  mutating func toPhone(_ result: JSONValue, of method: String) -> JSONValue {
    switch (method, tampering) {
    case (PairingStart.method, .swapsKeys):
      return result.replacing("publicKey", with: ownKey)
    case (PairingStart.method, .playsBoth):
      let commitment = PairingFunctions.f4(
        u: x(of: publicKey), v: x(of: phoneKey), x: nonce, z: 0)
      return result.replacing("publicKey", with: ownKey)
        .replacing("commitment", with: .string(Base64URL.encode(commitment.bytes)))
    case (PairingExchange.method, .changesNonce), (PairingExchange.method, .playsBoth):
      return result.replacing("nonce", with: .string(Base64URL.encode(nonce.bytes)))
    default: return result
    }
  }

  private var ownKey: JSONValue { .string(Base64URL.encode(publicKey)) }

  /// The first half of a key of x and y.
  private func x(of key: [UInt8]) -> [UInt8] { Array(key.prefix(key.count / 2)) }
}
