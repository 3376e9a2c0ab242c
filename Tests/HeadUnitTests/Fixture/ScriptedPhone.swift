import CarModel
import Crypto
import Entitlements
import HeadUnit
import LinkProtocol
import LinkTransport
import Pairing
import Testing
import WorldTime

/// A phone that does what its test tells it, over one connection.
struct ScriptedPhone: Sendable {
  let peer: any LinkPeer
  let identity: PhoneIdentity
  let vin: String
  private let entropy: Entropy

  init(
    _ peer: any LinkPeer, number: Int = 1, vin: String = HeadUnitFixture.vin, seed: UInt64 = 7,
    name: String? = nil
  ) {
    self.peer = peer
    self.vin = vin
    entropy = .seeded(seed &* 1_000 &+ UInt64(number))
    identity = PhoneIdentity(
      id: "phone-\(number)", name: name ?? "Phone \(number)", model: "iPhone 14", os: "iOS",
      osVersion: "17.5", appVersion: "3.16.2", locale: "fr")
  }

  /// The connection of a phone that has one.
  var client: ProtocolClient {
    guard let client = peer as? ProtocolClient else {
      preconditionFailure("this phone asks without lines")
    }
    return client
  }

  @discardableResult
  func hello() async throws -> LinkHello.Response {
    try await peer.call(LinkHello(protocolVersions: [1], vehicle: vin, phone: identity))
  }

  /// A public key for `pairing.start`.
  func freshKey() -> String { Base64URL.encode(entropy.pairingKey().publicKey.rawRepresentation) }

  /// Exchanges keys and nonces: the number stands on both screens then.
  func compare() async throws -> PairingInitiator {
    var machine = PairingInitiator(
      privateKey: entropy.pairingKey(), nonce: entropy.block(), address: .phone(id: identity.id),
      peerAddress: .vehicle(vin: vin))
    let offer = try machine.start()
    let start = try await peer.call(
      PairingStart(publicKey: Base64URL.encode(offer.publicKey)))
    let nonce = try machine.receive(
      PairingCommitment(
        publicKey: try #require(Base64URL.decode(start.publicKey)),
        commitment: try Self.block(start.commitment)))
    let exchange = try await peer.call(PairingExchange(nonce: Base64URL.encode(nonce.bytes)))
    _ = try machine.receive(nonce: try Self.block(exchange.nonce))
    return machine
  }

  /// Says yes and waits for the car to.
  func confirm(
    _ machine: PairingInitiator, root: RootPublicKey? = nil, former: BondKey? = nil
  ) async throws -> (bond: BondKey, trustedRoots: [String]) {
    let (bond, answer) = try await complete(machine, root: root, former: former)
    return (bond, answer.trustedRoots)
  }

  /// Says yes, and waits for all that the car says to it.
  func complete(
    _ machine: PairingInitiator, root: RootPublicKey? = nil, former: BondKey? = nil
  ) async throws -> (bond: BondKey, answer: PairingConfirm.Response) {
    var machine = machine
    let message = try machine.confirm(storeRoot: root?.rawRepresentation, formerBond: former)
    let answer = try await peer.call(PairingConfirm(message))
    let bond = try machine.receive(
      PairingAnswer(
        check: try Self.block(answer.check),
        terms: PairingTerms(
          role: answer.role.rawValue, replacedBonds: answer.replacedBonds,
          trustedRoots: answer.trustedRoots),
        seal: try Self.block(answer.seal)))
    #expect(bond.id == answer.bond)
    return (bond, answer)
  }

  /// The whole pairing with a car where nobody has to say yes.
  @discardableResult
  func pair(root: RootPublicKey? = nil, former: BondKey? = nil) async throws -> BondKey {
    try await confirm(try await compare(), root: root, former: former).bond
  }

  /// Proves the bond, and has the car prove it.
  func openSession(_ bond: BondKey) async throws {
    let nonce = entropy.block()
    let challenge = try await peer.call(
      SessionChallenge(bond: bond.id, nonce: Base64URL.encode(nonce.bytes)))
    let proof = SessionProof(
      bond: bond, phoneNonce: nonce, carNonce: try Self.block(challenge.nonce), vehicle: vin)
    #expect(Base64URL.encode(proof.car.bytes) == challenge.proof)
    _ = try await peer.call(SessionOpen(proof: Base64URL.encode(proof.phone.bytes)))
  }

  func push(_ document: String) async throws -> EntitlementsPush.Response {
    try await peer.call(EntitlementsPush(document: document))
  }

  static func block(_ text: String) throws -> Block {
    try #require(Base64URL.decode(text).flatMap { Block($0) })
  }
}

extension PairingConfirm {
  init(_ message: PairingCheck) {
    self.init(
      check: Base64URL.encode(message.check.bytes),
      storeRoot: message.claims.storeRoot.map { Base64URL.encode($0) },
      formerBond: message.claims.formerBond?.id,
      formerBondProof: message.claims.formerBond.map { Base64URL.encode($0.proof.bytes) },
      seal: Base64URL.encode(message.seal.bytes))
  }
}

extension HeadUnitFixture {
  /// A phone that has said hello.
  func phone<Value>(
    _ number: Int = 1, vin: String = HeadUnitFixture.vin, seed: UInt64 = 7,
    _ body: (ScriptedPhone) async throws -> Value
  ) async throws -> Value {
    try await call(.phone) { client in
      let phone = ScriptedPhone(client, number: number, vin: vin, seed: seed)
      try await phone.hello()
      return try await body(phone)
    }
  }

  /// A phone in a session, newly paired, whose store the car trusts.
  func pairedPhone<Value>(
    _ number: Int = 1, vin: String = HeadUnitFixture.vin, store: TestStore? = nil,
    _ body: (ScriptedPhone) async throws -> Value
  ) async throws -> Value {
    try await phone(number, vin: vin) { phone in
      try await phone.openSession(try await phone.pair(root: store?.root.publicKey))
      return try await body(phone)
    }
  }
}
