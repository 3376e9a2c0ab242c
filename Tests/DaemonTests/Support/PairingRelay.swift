import Crypto
import CryptoExtras
import Foundation

/// Somebody between a phone and a car who wants to be paired with both.
///
/// What it needs of Bluetooth's numeric comparison it works out by itself, with the functions of
/// the specification and nothing of ours.
final class PairingRelay {
  /// How it goes about it.
  enum TamperMethod: CaseIterable {
    /// Puts its own key in the place of each other's, and hands everything else on.
    case swapsKeys
    /// Hands the keys on, and changes the car's nonce once the car has committed to it.
    case changesNonce
    /// Is a car to the phone and a phone to the car, with a commitment of its own.
    case playsBoth
    /// Hands all of Bluetooth's own on; takes the store's root out, and answers in the car's place
    /// that it trusts the root.
    case stripsRoot
    /// As before, and puts a root of its own in.
    case swapsRoot
    /// Hands everything to the car on, and answers which roots it trusts.
    case answersRoots
    /// Hands everything to the car on, and says which role the phone has.
    case answersRole
  }

  private let method: TamperMethod
  private let key = P256.KeyAgreement.PrivateKey()
  private let nonce = Array("a nonce of mine!".utf8)
  private var phoneKey: [UInt8] = []
  private var carKey: [UInt8] = []
  private var phoneRoot = ""

  init(_ method: TamperMethod) { self.method = method }

  /// What the car is told in place of a line of the phone.
  func toCar(_ line: String) throws -> String {
    let call = try JSONValue(parsing: line)
    switch (call.method.string, method) {
    case ("pairing.start", .swapsKeys), ("pairing.start", .playsBoth):
      let theirs = call.params.publicKey.string ?? ""
      phoneKey = try Self.bytes(theirs)
      return line.replacing(theirs, with: ownKey)
    case ("pairing.confirm", .stripsRoot):
      phoneRoot = call.params.storeRoot.string ?? ""
      return line.replacing(#""storeRoot":"\#(phoneRoot)","#, with: "")
    case ("pairing.confirm", .swapsRoot):
      let own = Curve25519.Signing.PrivateKey().publicKey.rawRepresentation
      return line.replacing(
        call.params.storeRoot.string ?? "", with: Self.text(Array(own)))
    default: return line
    }
  }

  /// What the phone is told in place of the car's answer to a line.
  func toPhone(_ answer: String, to line: String) throws -> String {
    let result = try JSONValue(parsing: answer).result
    switch (try JSONValue(parsing: line).method.string, method) {
    case ("pairing.start", .swapsKeys):
      return answer.replacing(result.publicKey.string ?? "", with: ownKey)
    case ("pairing.start", .playsBoth):
      let theirs = result.publicKey.string ?? ""
      carKey = try Self.bytes(theirs)
      // f4: the commitment to a nonce, over the x of both keys.
      let own = Array(key.publicKey.rawRepresentation.prefix(32))
      let commitment = try Self.cmac(nonce, own + phoneKey.prefix(32) + [0])
      return answer.replacing(theirs, with: ownKey)
        .replacing(result.commitment.string ?? "", with: Self.text(commitment))
    case ("pairing.exchange", .changesNonce), ("pairing.exchange", .playsBoth):
      return answer.replacing(result.nonce.string ?? "", with: Self.text(nonce))
    case ("pairing.confirm", .answersRoots):
      return answer.replacing(
        result.trustedRoots[0].string ?? "",
        with: Self.text(Array("thirty-two bytes of a thumbprint".utf8)))
    case ("pairing.confirm", .answersRole):
      return answer.replacing(#""role":"owner""#, with: #""role":"driver""#)
    default: return answer
    }
  }

  private var ownKey: String { Self.text(Array(key.publicKey.rawRepresentation)) }

  /// AES-CMAC, RFC 4493.
  private static func cmac(_ key: [UInt8], _ message: [UInt8]) throws -> [UInt8] {
    var code = try AES.CMAC(key: SymmetricKey(data: key))
    code.update(data: message)
    return Array(code.finalize())
  }

  private static func text(_ bytes: [UInt8]) -> String { Base64URLText.encode(Data(bytes)) }

  private static func bytes(_ text: String) throws -> [UInt8] {
    guard let data = Base64URLText.decode(text) else {
      throw WaitError(description: "‘\(text)’ is not base64url")
    }
    return Array(data)
  }
}
