import CarModel
import Entitlements
import FoundationEssentials
import LinkProtocol
import LinkTransport
import NissanStore
import Pairing
import PhoneApp
import TestSupport
import VehicleCatalog
import WorldTime
import WireText

/// The other end of an in-process connection: a car that answers as told, honest but for one
/// failure.
actor ScriptedCar {
  enum Failure: Hashable {
    case opensWrongNonce, wrongCheck, namesOtherBond
    /// Somebody between the two answers what is not under the check value.
    case addsRoot, dropsRoots, raisesRole, dropsReplacedBond
    case wrongSessionProof, reflectedSessionProof, otherVehicle, shortNonce
    /// Keeps the document and goes away before it says so.
    case losesAcknowledgement
    case acknowledgesOtherVersion
    case refuses(ErrorName)
    /// Its clock lost power, until somebody tells it the time.
    case hasColdClock
    /// Takes every document to be from the future, until somebody tells it the time.
    case isBehind
  }

  static let vin = "SJNTAAJ12U0000001"

  private var failure: Failure?
  private var generator = SeededGenerator(seed: 99)
  private var phone: PhoneIdentity?
  private var responder: PairingResponder?
  private var key: BondKey?
  private var challenge: Block?
  /// The methods called, in order.
  private(set) var calls: [String] = []
  private(set) var isInSession = false
  /// Every document that came, in order.
  private(set) var documents: [String] = []
  private(set) var number: String?
  private(set) var trustedRoot: String?
  private(set) var timeNonce: String?
  /// Every signed time that came, in order.
  private(set) var statements: [String] = []
  /// What is under way.
  var work: Work?

  init(_ failure: Failure? = nil, bondKey: BondKey? = nil) {
    self.failure = failure
    key = bondKey
  }

  func behave() { failure = nil }

  /// Answers until the phone goes away.
  func serve(_ connection: LinkConnection) async {
    isInSession = false
    for await line in connection.inbound {
      guard case .line(let bytes) = line,
        case .single(let call)? = try? IncomingLine(parsing: bytes), let id = call.id
      else { continue }
      guard let reply = reply(to: call, id) else { break }
      try? connection.send(reply)
    }
    connection.close()
  }

  /// The line to answer with; `nil` hangs up.
  private func reply(to call: IncomingCall, _ id: RequestID) -> Data? {
    calls.append(call.method)
    do {
      guard let result = try answer(call) else { return nil }
      return try JSONEncoder().encode(OutgoingReply(id: id, result: result))
    } catch let error as WireError {
      return try? JSONEncoder().encode(OutgoingReply<Never>(id: id, error: error))
    } catch {
      let error = WireError(.internalError, "\(error)")
      return try? JSONEncoder().encode(OutgoingReply<Never>(id: id, error: error))
    }
  }

  private func answer(_ call: IncomingCall) throws -> JSONValue? {
    switch call.method {
    case LinkHello.method: try value(hello(call.params.decode(LinkHello.self)))
    case PairingStart.method: try value(start(call.params.decode(PairingStart.self)))
    case PairingExchange.method: try value(exchange(call.params.decode(PairingExchange.self)))
    case PairingConfirm.method: try value(confirm(call.params.decode(PairingConfirm.self)))
    case SessionChallenge.method: try value(challenge(call.params.decode(SessionChallenge.self)))
    case SessionOpen.method: try value(open(call.params.decode(SessionOpen.self)))
    case VehicleDescribe.method: try value(VehicleDescription.sample)
    case EntitlementsPush.method: try push(call.params.decode(EntitlementsPush.self)).map(value)
    case TimeChallenge.method: try value(askForTime())
    case LinkProtocol.TimeStatement.method:
      try value(learn(call.params.decode(LinkProtocol.TimeStatement.self)))
    case ServicesCommands.method: try value(lookAtWork())
    case ServicesExplain.method: try value(explain(call.params.decode(ServicesExplain.self)))
    default: try value(Done())
    }
  }

  private func value(_ result: some Encodable) throws -> JSONValue {
    try JSONParser.parse(JSONEncoder().encode(result))
  }

  private func block(_ text: String) throws -> Block {
    guard let block = Base64URL.decode(text).flatMap({ Block($0) }) else {
      throw WireError(.pairingMessageInvalid, "not 16 bytes")
    }
    return block
  }

  private func hello(_ hello: LinkHello) -> LinkHello.Response {
    phone = hello.phone
    return LinkHello.Response(
      protocolVersion: 1, daemonVersion: "0.1.0",
      vehicle: failure == .otherVehicle ? "SJNTAAJ12U0000009" : Self.vin,
      displayName: "Qashqai Tekna 2025", bonded: key != nil, worldTime: .opening,
      clockMode: .virtual, clockTrust: failure == .hasColdClock ? .cold : .trusted,
      lineBytesMax: 262_144)
  }
}

// MARK: - Pairing

extension ScriptedCar {
  private func start(_ start: PairingStart) throws -> PairingStart.Response {
    var machine = PairingResponder(
      privateKey: PairingRandom(using: &generator).privateKey, nonce: .random(using: &generator),
      address: .vehicle(vin: Self.vin), peerAddress: .phone(id: phone?.id ?? ""))
    let offer = PairingOffer(publicKey: Base64URL.decode(start.publicKey) ?? [])
    let commitment = try machine.receive(offer)
    responder = machine
    return PairingStart.Response(
      publicKey: Base64URL.encode(commitment.publicKey),
      commitment: Base64URL.encode(commitment.commitment.bytes))
  }

  private func exchange(_ exchange: PairingExchange) throws -> PairingExchange.Response {
    guard var machine = responder else { throw WireError(.pairingOutOfOrder, "not started") }
    let (nonce, number) = try machine.receive(nonce: try block(exchange.nonce))
    responder = machine
    self.number = number.description
    switch failure {
    case .opensWrongNonce:
      return PairingExchange.Response(
        nonce: Base64URL.encode(Block.random(using: &generator).bytes))
    case .shortNonce: return PairingExchange.Response(nonce: "AAAA")
    default: return PairingExchange.Response(nonce: Base64URL.encode(nonce.bytes))
    }
  }

  private func confirm(_ confirm: PairingConfirm) throws -> PairingConfirm.Response {
    if case .refuses(let name) = failure { throw WireError(name, "as the test wants it") }
    guard var machine = responder else { throw WireError(.pairingOutOfOrder, "not started") }
    let former = try confirm.formerBond.map { bond in
      FormerBond(id: bond, proof: try block(confirm.formerBondProof ?? ""))
    }
    try machine.accept()
    let bond = try machine.receive(
      PairingCheck(
        check: try block(confirm.check),
        claims: PairingClaims(
          storeRoot: confirm.storeRoot.flatMap { Base64URL.decode($0) }, formerBond: former),
        seal: try block(confirm.seal)),
      formerBond: former?.id == key?.id ? key : nil)
    let replaced = former.map(\.id).flatMap { $0 == key?.id ? $0 : nil }
    key = bond
    trustedRoot = confirm.storeRoot
    let answer = try machine.answer(
      with: PairingTerms(
        role: Bond.Role.driver.rawValue, replacedBonds: [replaced].compactMap { $0 },
        trustedRoots: ["ours"]))
    return PairingConfirm.Response(
      check: Base64URL.encode(failure == .wrongCheck ? Block.zero.bytes : answer.check.bytes),
      bond: failure == .namesOtherBond ? "b-0000000000000000" : bond.id,
      role: failure == .raisesRole ? .owner : .driver,
      replacedBonds: failure == .dropsReplacedBond ? [] : answer.terms.replacedBonds,
      trustedRoots: failure == .dropsRoots
        ? [] : failure == .addsRoot ? ["ours", "theirs"] : ["ours"],
      seal: Base64URL.encode(answer.seal.bytes))
  }
}

// MARK: - Session

extension ScriptedCar {
  private func challenge(_ request: SessionChallenge) throws -> SessionChallenge.Response {
    guard let key, key.id == request.bond else {
      throw WireError(.bondUnknown, "no such bond")
    }
    let nonce = Block.random(using: &generator)
    let proof = SessionProof(
      bond: key, phoneNonce: try block(request.nonce), carNonce: nonce, vehicle: Self.vin)
    challenge = proof.phone
    let shown =
      switch failure {
      case .wrongSessionProof: Block.random(using: &generator)
      case .reflectedSessionProof: proof.phone
      default: proof.car
      }
    return SessionChallenge.Response(
      nonce: Base64URL.encode(nonce.bytes), proof: Base64URL.encode(shown.bytes))
  }

  private func open(_ request: SessionOpen) throws -> Done {
    guard let challenge, try block(request.proof) == challenge else {
      throw WireError(.sessionProofInvalid, "wrong proof")
    }
    isInSession = true
    return Done()
  }

  private func push(_ request: EntitlementsPush) throws -> EntitlementsPush.Response? {
    guard isInSession else { throw WireError(.sessionRequired, "no session") }
    if case .refuses(let name) = failure { throw WireError(name, "as the test wants it") }
    if failure == .isBehind { throw WireError(.notYetValid, "issued later than the car's time") }
    documents.append(request.document)
    if failure == .losesAcknowledgement { return nil }
    let parts = request.document.split(separator: ".")
    let payload = Base64URL.decode(String(parts[1])) ?? []
    let document = try JSONDecoder().decode(EntitlementDocument.self, from: Data(payload))
    return EntitlementsPush.Response(
      version: document.version + (failure == .acknowledgesOtherVersion ? 1 : 0),
      hash: SignedDocument.hash(of: request.document), outcomes: [])
  }
}

// MARK: - Time

extension ScriptedCar {
  private func askForTime() -> TimeChallenge.Response {
    let nonce = Base64URL.encode(Block.random(using: &generator).bytes)
    timeNonce = nonce
    return TimeChallenge.Response(nonce: nonce)
  }

  private func learn(_ request: LinkProtocol.TimeStatement) throws -> CarClockReport {
    if case .refuses(let name) = failure { throw WireError(name, "as the test wants it") }
    statements.append(request.statement)
    if failure == .hasColdClock || failure == .isBehind { failure = nil }
    return .sample
  }
}

extension Instant {
  /// When the tests' world begins: 2026-01-31T10:00:00.000Z.
  static let opening = Instant(milliseconds: 1_769_853_600_000)
}
