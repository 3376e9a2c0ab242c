import Crypto
import CryptoExtras
import Foundation

/// A phone that was built from the documents alone: Bluetooth's functions, the seals and the
/// proofs are worked out here, with nothing of ours.
final class RawPhone {
  let client: RawClient
  private let phoneID: String
  private let vin: String
  private let key = P256.KeyAgreement.PrivateKey()
  private let nonce = [UInt8](Data(AES.GCM.Nonce())) + [1, 2, 3, 4]
  private var carKey: [UInt8] = []
  private var carNonce: [UInt8] = []
  private var secrets: Secrets?

  /// A bond as this phone holds it.
  struct Bond {
    let key: [UInt8]

    /// `b-` and the first 8 bytes of `CMAC(LTK, "bond id")`.
    var id: String {
      get throws {
        "b-"
          + (try RawPhone.cmac(key, Array("bond id".utf8))).prefix(8)
          .map { String(format: "%02x", $0) }.joined()
      }
    }
  }

  private struct Secrets {
    let macKey: [UInt8]
    let bond: Bond
    let check: [UInt8]
    let carCheck: [UInt8]
    let transcript: [UInt8]
  }

  /// Greets the car; the name goes in as JSON text, without its quotes.
  init(
    _ socket: String, id: String, name: String = "Raw", vin: String = Car.vin
  ) throws {
    client = try RawClient(socket)
    phoneID = id
    self.vin = vin
    let hello = try client.request("link.hello", Self.hello(id: id, name: name, vin: vin))
    guard hello.error == nil else { throw WireRefusal(reply: hello) }
  }

  static func hello(id: String, name: String, vin: String = Car.vin) -> String {
    """
    {"protocolVersions":[1],"vehicle":"\(vin)","phone":{"id":"\(id)","name":"\(name)",\
    "model":"M","os":"O","osVersion":"1","appVersion":"1","locale":"en"}}
    """
  }

  /// Sends the public key: the car's answer, or its refusal.
  func start() throws -> JSONValue {
    let own = Self.text(Array(key.publicKey.rawRepresentation))
    return try client.request("pairing.start", #"{"publicKey":"\#(own)"}"#)
  }

  /// Exchanges keys and nonces.
  ///
  /// - Returns: the six digits on both screens.
  func compare() throws -> String {
    let started = try start()
    guard started.error == nil else { throw WireRefusal(reply: started) }
    let answer = started.result
    carKey = try Self.bytes(answer.publicKey.string)
    let exchanged = try client.request(
      "pairing.exchange", #"{"nonce":"\#(Self.text(nonce))"}"#)
    guard exchanged.error == nil else { throw WireRefusal(reply: exchanged) }
    carNonce = try Self.bytes(exchanged.result.nonce.string)
    let own = Array(key.publicKey.rawRepresentation)
    // f4 and g2.
    let commitment = try Self.cmac(carNonce, carKey.prefix(32) + own.prefix(32) + [0])
    guard try Self.bytes(answer.commitment.string) == commitment else {
      throw WaitError(description: "the car's nonce is not the one it had committed to")
    }
    try derive(own)
    let code = try Self.cmac(nonce, own.prefix(32) + carKey.prefix(32) + carNonce).suffix(4)
    return String(format: "%06u", code.reduce(0) { $0 << 8 | UInt32($1) } % 1_000_000)
  }

  /// f5 and f6.
  private func derive(_ own: [UInt8]) throws {
    let peer = try P256.KeyAgreement.PublicKey(rawRepresentation: carKey)
    let shared = try key.sharedSecretFromKeyAgreement(with: peer).withUnsafeBytes { Array($0) }
    let salt: [UInt8] = [
      0x6C, 0x88, 0x83, 0x91, 0xAA, 0xF5, 0xA5, 0x38, 0x60, 0x37, 0x0B, 0xDB, 0x5A, 0x60, 0x83,
      0xBE,
    ]
    let t = try Self.cmac(salt, shared)
    let addresses = Self.address("phone \(phoneID)") + Self.address("vehicle \(vin)")
    let tail = Array("btle".utf8) + nonce + carNonce + addresses + [1, 0]
    let macKey = try Self.cmac(t, [0] + tail)
    let zeros = [UInt8](repeating: 0, count: 16)
    let both = Array(addresses.suffix(7) + addresses.prefix(7))
    let capability: [UInt8] = [0x0D, 0, 1]
    secrets = Secrets(
      macKey: macKey, bond: Bond(key: try Self.cmac(t, [1] + tail)),
      check: try Self.cmac(macKey, nonce + carNonce + zeros + capability + addresses),
      carCheck: try Self.cmac(macKey, carNonce + nonce + zeros + capability + both),
      transcript: own + carKey + nonce + carNonce + addresses)
  }

  private func derived() throws -> Secrets {
    guard let secrets else { throw WaitError(description: "no numbers were compared") }
    return secrets
  }

  /// The proof that this pairing's phone holds `bond` too.
  func proof(of bond: Bond) throws -> [UInt8] {
    try Self.cmac(bond.key, Array("former bond".utf8) + derived().transcript)
  }

  /// Says yes.
  ///
  /// - Parameters:
  ///   - root: 32 bytes, or none.
  ///   - former: the id of an older bond and what is to pass for its proof.
  /// - Returns: the car's answer, or its refusal.
  /// - Throws: ``WaitError`` when the car hangs up instead.
  func confirm(
    root: [UInt8]? = nil, former: (id: String, proof: [UInt8])? = nil
  ) throws -> JSONValue {
    let secrets = try derived()
    let seal = try Self.seal(
      secrets.macKey,
      Self.field(Array("confirm".utf8)) + Self.field(root)
        + Self.field(former.map { Array($0.id.utf8) }) + Self.field(former?.proof))
    var members = [
      "check": Self.text(secrets.check), "seal": Self.text(seal),
      "storeRoot": root.map(Self.text), "formerBond": former?.id,
    ]
    members["formerBondProof"] = former.map { Self.text($0.proof) }
    let text = members.compactMap { name, value in value.map { #""\#(name)":"\#($0)""# } }
    return try client.request("pairing.confirm", "{\(text.joined(separator: ","))}")
  }

  /// Says yes, and believes the car's answer only as far as it is proven.
  func pair(
    root: [UInt8]? = nil, former: (id: String, proof: [UInt8])? = nil
  ) throws -> (bond: Bond, answer: JSONValue) {
    let reply = try confirm(root: root, former: former)
    guard reply.error == nil else { throw WireRefusal(reply: reply) }
    let (secrets, answer) = (try derived(), reply.result)
    let seal = try Self.seal(
      secrets.macKey,
      Self.field(Array("answer".utf8)) + Self.field(Array((answer.role.string ?? "").utf8))
        + Self.list(answer.replacedBonds) + Self.list(answer.trustedRoots))
    guard try Self.bytes(answer.check.string) == secrets.carCheck,
      try Self.bytes(answer.seal.string) == seal, try answer.bond.string == secrets.bond.id
    else { throw WaitError(description: "the car's answer is not proven: \(answer)") }
    return (secrets.bond, answer)
  }

  /// Proves `key` for the bond named `id`, which may be another's: what session.open says.
  func openSession(_ id: String, key: [UInt8]) throws -> JSONValue {
    let challenge = try client.request(
      "session.challenge", #"{"bond":"\#(id)","nonce":"\#(Self.text(nonce))"}"#)
    guard challenge.error == nil else { throw WireRefusal(reply: challenge) }
    let fresh = try Self.bytes(challenge.result.nonce.string)
    let proof = try Self.cmac(
      key, Array("session phone".utf8) + nonce + fresh + Array(vin.utf8))
    return try client.request("session.open", #"{"proof":"\#(Self.text(proof))"}"#)
  }
}

// MARK: - Bytes

extension RawPhone {
  /// AES-CMAC, RFC 4493.
  fileprivate static func cmac(_ key: [UInt8], _ message: [UInt8]) throws -> [UInt8] {
    var code = try AES.CMAC(key: SymmetricKey(data: key))
    code.update(data: message)
    return Array(code.finalize())
  }

  private static func seal(_ macKey: [UInt8], _ fields: [UInt8]) throws -> [UInt8] {
    try cmac(cmac(macKey, Array("headunit binding".utf8)), fields)
  }

  private static func field(_ bytes: [UInt8]?) -> [UInt8] {
    guard let bytes else { return [0] }
    return [1] + number(bytes.count) + bytes
  }

  private static func list(_ texts: JSONValue) -> [UInt8] {
    [2] + number(texts.array.count) + texts.array.flatMap { field(Array(($0.string ?? "").utf8)) }
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// A random static address drawn from a name.
  private static func address(_ name: String) -> [UInt8] {
    var address = Array(SHA256.hash(data: Data(name.utf8)).prefix(6))
    address[0] |= 0xC0
    return [1] + address
  }

  static func text(_ bytes: [UInt8]) -> String { Base64URLText.encode(Data(bytes)) }

  private static func bytes(_ text: String?) throws -> [UInt8] {
    guard let text, let data = Base64URLText.decode(text) else {
      throw WaitError(description: "‘\(text ?? "")’ is not base64url")
    }
    return Array(data)
  }
}
