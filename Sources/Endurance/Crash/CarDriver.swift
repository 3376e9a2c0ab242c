import CarModel
import Entitlements
import HeadUnit
import LinkProtocol
import LinkTransport
import PhoneApp
import ScenarioRunner
import VehicleCatalog

/// Changes one car as fast as it is answered, and writes down what was acknowledged.
struct CarDriver: Sendable {
  private(set) var ledger: CarLedger
  /// Refusals: nothing that a driver asks for may be refused.
  private(set) var refusals: [String] = []
  /// Documents go and bonds are made over the phone's socket.
  let hasPhone: Bool
  private let issuer: DocumentIssuer
  private var generator: SplitMix64
  private var rights = Rights()
  /// Those of the document before the last, which may not have come.
  private var settled = Rights()
  private var bond: PhoneBond?
  private var phones = 0
  private var faults = 0

  /// Faults that one car may be given in its life: they stay until they trigger.
  private static let faultsMax = 5
  private static let rootsMax = 3

  init(_ ledger: CarLedger, _ issuer: DocumentIssuer, seed: UInt64, hasPhone: Bool) {
    self.ledger = ledger
    self.issuer = issuer
    self.hasPhone = hasPhone
    generator = SplitMix64(seed: seed)
  }

  private var vin: String { ledger.vin }

  /// The VIN of a car that the driver of another adds and removes.
  static func spare(of vin: String) -> String {
    vin.replacing("SJNTAAJ12U0", with: "SJNTAAJ12U9")
  }

  /// Works until the daemon is gone.
  mutating func work(on handle: DaemonHandle) async {
    guard let control = try? await handle.connect(.control) else { return }
    await ProtocolClient.serving(control) { operating in
      guard hasPhone else { return await changeOnAndOn(operating, nil) }
      guard let radio = try? await handle.connect(.phone) else { return }
      await ProtocolClient.serving(radio) { calling in
        guard await meet(operating, calling) else { return }
        await changeOnAndOn(operating, calling)
      }
    }
  }

  /// Holds the car against the ledger.
  mutating func compare(with sight: CarSight) -> [CarLedger.Discrepancy] {
    let found = ledger.compare(with: sight)
    // The rights in flight are those of the car now, or they are not.
    let version = Int(sight.facts[.documentVersion] ?? "") ?? 0
    if version < rights.version { rights = settled }
    if let bond, !sight.bonds.contains(bond.id) { self.bond = nil }
    ledger.bond = bond?.id
    settled = rights
    return found
  }

  private mutating func changeOnAndOn(
    _ operating: ProtocolClient, _ calling: ProtocolClient?
  ) async {
    while await changeOnce(operating, calling) {}
  }

  private mutating func changeOnce(
    _ operating: ProtocolClient, _ calling: ProtocolClient?
  ) async -> Bool {
    switch Int.random(in: 0..<20, using: &generator) {
    // A tester's documents come over the mobile network, a phone's over its own link.
    case 0...6 where calling != nil || ledger.facts[.network] != NetworkQuality.none.rawValue:
      await push(operating, calling)
    case 0...9: await setNetwork(operating)
    case 10: await toggle(.privacyMode, \.privacyMode, operating)
    case 11: await toggle(.consent, \.consent, operating)
    case 12...14: await drive(operating)
    case 15, 16: await changeRoots(operating)
    case 17: await changeSpareCar(operating)
    case 18: if let calling { await setPin(operating, calling) } else { await drive(operating) }
    default: await addFault(operating)
    }
  }
}

// MARK: - Changes

extension CarDriver {
  /// Asks for a change and writes down how it came out.
  ///
  /// - Returns: `false` when the daemon is gone.
  private mutating func ask(
    _ change: CarChange, _ body: () async throws -> Void
  ) async -> Bool {
    ledger.begin(change)
    do {
      try await body()
      ledger.acknowledge()
      return true
    } catch CallFailure.refused(let error) {
      ledger.refuse()
      refusals.append("\(vin): \(change.name): \(error.name)")
      return true
    } catch CarLinkError.refused(let error) {
      ledger.refuse()
      refusals.append("\(vin): \(change.name): \(error.name)")
      return true
    } catch {
      return false
    }
  }

  private mutating func push(
    _ operating: ProtocolClient, _ calling: ProtocolClient?
  ) async -> Bool {
    settled = rights
    guard let service = DocumentIssuer.services.randomElement(using: &generator) else {
      return true
    }
    rights.toggle(service)
    guard let document = try? await issuer.document(of: vin, rights) else { return false }
    let facts: [CarFact: String] = [
      .documentVersion: "\(rights.version)",
      .services: rights.entitled.joined(separator: " "),
    ]
    let vin = vin
    return await ask(
      CarChange(name: "push \(rights.version)", facts: facts, entries: [.documentAccepted])
    ) {
      if let calling {
        _ = try await calling.call(EntitlementsPush(document: document.compact))
      } else {
        _ = try await operating.call(EntitlementsPush(document: document.compact, vehicle: vin))
      }
    }
  }

  private mutating func setNetwork(_ operating: ProtocolClient) async -> Bool {
    let others = NetworkQuality.allCases.filter { $0.rawValue != ledger.facts[.network] }
    guard let network = others.randomElement(using: &generator) else { return true }
    let request = VehiclesSet(vehicle: vin, network: network)
    return await ask(
      CarChange(
        name: "set network \(network.rawValue)", facts: [.network: network.rawValue],
        entries: [.networkChanged])
    ) {
      _ = try await operating.call(request)
    }
  }

  private mutating func toggle(
    _ fact: CarFact, _ member: WritableKeyPath<VehiclesSet, Bool?>, _ operating: ProtocolClient
  ) async -> Bool {
    let value = ledger.facts[fact] == "false"
    var request = VehiclesSet(vehicle: vin)
    request[keyPath: member] = value
    return await ask(
      CarChange(
        name: "set \(fact.rawValue) \(value)", facts: [fact: "\(value)"], entries: [.stateSet])
    ) { [request] in
      _ = try await operating.call(request)
    }
  }

  private mutating func drive(_ operating: ProtocolClient) async -> Bool {
    let kilometres = Int.random(in: 1...9, using: &generator)
    let now = (Int(ledger.facts[.odometer] ?? "") ?? 0) + kilometres
    let request = VehiclesDrive(vehicle: vin, kilometres: Double(kilometres))
    let change = CarChange(
      name: "drive \(kilometres)", facts: [.odometer: "\(now)"], entries: [.drove])
    return await ask(change) { _ = try await operating.call(request) }
  }

  private mutating func changeRoots(_ operating: ProtocolClient) async -> Bool {
    let roots = (ledger.facts[.roots] ?? "").split(separator: " ").map(String.init)
    let others = roots.filter { $0 != issuer.root.publicKey.id }
    if others.count >= Self.rootsMax, let gone = others.randomElement(using: &generator) {
      let left = roots.filter { $0 != gone }.joined(separator: " ")
      let request = TrustRemove(vehicle: vin, fingerprint: gone)
      let change = CarChange(
        name: "trust no \(gone)", facts: [.roots: left], entries: [.rootRemoved])
      return await ask(change) { _ = try await operating.call(request) }
    }
    let key = Ed25519PrivateKey(using: &generator).publicKey
    let all = (roots + [key.id]).sorted().joined(separator: " ")
    let request = TrustAdd(vehicle: vin, root: Base64URL.encode(key.rawRepresentation))
    let change = CarChange(name: "trust \(key.id)", facts: [.roots: all], entries: [.rootTrusted])
    return await ask(change) { _ = try await operating.call(request) }
  }

  private mutating func changeSpareCar(_ operating: ProtocolClient) async -> Bool {
    let spare = Self.spare(of: vin)
    if ledger.facts[.spareCar] == "there" {
      return await ask(CarChange(name: "remove \(spare)", facts: [.spareCar: "away"])) {
        _ = try await operating.call(VehiclesRemove(vehicle: spare))
      }
    }
    let request = VehiclesAdd(
      vin: spare, profile: EnduranceKit.profile, market: EnduranceKit.market)
    return await ask(CarChange(name: "add \(spare)", facts: [.spareCar: "there"])) {
      _ = try await operating.call(request)
    }
  }

  private mutating func addFault(_ operating: ProtocolClient) async -> Bool {
    guard faults < Self.faultsMax else { return await drive(operating) }
    faults += 1
    let request = FaultsAdd(kind: .activationRetryable, vehicle: vin, count: 1)
    return await ask(CarChange(name: "add a fault", entries: [.faultAdded])) {
      _ = try await operating.call(request)
    }
  }

  private mutating func setPin(
    _ operating: ProtocolClient, _ calling: ProtocolClient
  ) async -> Bool {
    let pin = "\(Int.random(in: 1_000...9_999, using: &generator))"
    let vin = vin
    return await ask(CarChange(name: "set a PIN", entries: [.pinSet])) {
      _ = try await calling.call(PinRequest())
      let mail = try await operating.call(PinMail(vehicle: vin))
      _ = try await calling.call(PinSet(code: mail.code, pin: pin))
    }
  }
}

// MARK: - Pairing

extension CarDriver {
  /// Greets the car, pairs with it where there is no bond, and opens a session.
  private mutating func meet(_ operating: ProtocolClient, _ calling: ProtocolClient) async -> Bool {
    if bond == nil, ledger.facts[.bonds] != "0" {
      // A pairing that was in flight was taken: nobody has the key.
      guard await removeBonds(operating) else { return false }
    }
    if bond == nil { phones += 1 }
    let phone = PhoneIdentity(
      id: "\(vin)-\(phones)", name: "Phone", model: "iPhone 14", os: "iOS", osVersion: "17.5",
      appVersion: "", locale: "en")
    do throws(CarLinkError) {
      let link = try await CarLink.greet(over: calling, as: phone, vehicle: try? VIN(vin))
      if bond == nil {
        guard await pair(over: link) else { return false }
      }
      guard let bond else { return false }
      _ = try await link.openSession(bond, using: &generator)
      return true
    } catch {
      if case .refused(let refusal) = error { refusals.append("\(vin): \(refusal.name)") }
      return false
    }
  }

  private mutating func pair(over link: CarLink) async -> Bool {
    let draw = PairingRandom(using: &generator)
    let root = issuer.root.publicKey
    var made: NewBond?
    let isAnswered = await ask(
      CarChange(name: "pair", facts: [.bonds: "1"], entries: [.bondAdded])
    ) {
      made = try await link.pair(with: draw, storeRoot: root) { _ in true }
    }
    guard isAnswered, let made else { return false }
    bond = PhoneBond(
      id: made.id, key: made.key, vin: link.vin, displayName: "", storeRoot: made.storeRoot,
      pairedAt: EnduranceKit.start)
    ledger.bond = made.id
    return true
  }

  private mutating func removeBonds(_ operating: ProtocolClient) async -> Bool {
    let vin = vin
    guard let there = try? await operating.call(BondsList(vehicle: vin)).bonds else { return false }
    for bond in there {
      let isAnswered = await ask(
        CarChange(name: "remove a bond", facts: [.bonds: "0"], entries: [.bondRemoved])
      ) {
        _ = try await operating.call(BondsRemove(vehicle: vin, bond: bond.bond))
      }
      guard isAnswered else { return false }
    }
    return true
  }

  /// Only pairs.
  ///
  /// - Returns: Whether there is a bond now.
  mutating func pair(on handle: DaemonHandle) async -> Bool {
    guard let control = try? await handle.connect(.control),
      let radio = try? await handle.connect(.phone)
    else { return false }
    return await ProtocolClient.serving(control) { operating in
      await ProtocolClient.serving(radio) { calling in await meet(operating, calling) }
    }
  }

  /// Forgets the bond every now and then, so that there is something to pair.
  mutating func maybeForget() {
    if hasPhone, Int.random(in: 0..<6, using: &generator) == 0 {
      bond = nil
      ledger.bond = nil
    }
  }
}
