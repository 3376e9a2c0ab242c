import Crypto
import Pairing
import PhoneApp
import TestSupport

/// The two sides of a pairing, drawn by trying every step in every state that is reached.
struct PairingDrawing {
  let phone: MachineDrawing
  let car: MachineDrawing

  /// - Throws: ``PairingError`` when the two sides do not come to a bond.
  init() throws {
    var generator = SeededGenerator(seed: 1)
    let (phoneRandom, carRandom) = (
      PairingRandom(using: &generator), PairingRandom(using: &generator)
    )
    let (phoneAddress, carAddress) = (
      PairingAddress.phone(id: "phone"), PairingAddress.vehicle(vin: "SJNTAAJ12U0000001")
    )
    let phone = PairingInitiator(
      privateKey: phoneRandom.privateKey, nonce: phoneRandom.nonce, address: phoneAddress,
      peerAddress: carAddress)
    let car = PairingResponder(
      privateKey: carRandom.privateKey, nonce: carRandom.nonce, address: carAddress,
      peerAddress: phoneAddress)

    // One pairing from end to end gives every message.
    var (onPhone, inCar) = (phone, car)
    let offer = try onPhone.start()
    let commitment = try inCar.receive(offer)
    let phoneNonce = try onPhone.receive(commitment)
    let carNonce = try inCar.receive(nonce: phoneNonce).nonce
    _ = try onPhone.receive(nonce: carNonce)
    let phoneCheck = try onPhone.confirm(storeRoot: nil)
    try inCar.accept()
    _ = try inCar.receive(phoneCheck)
    let terms = PairingTerms(role: "owner", replacedBonds: [], trustedRoots: [])
    let carAnswer = try inCar.answer(with: terms)

    self.phone = Self.explore(
      phone, \.stateName,
      [
        ("start", { _ = try $0.start() }),
        ("the car's key and commitment", { _ = try $0.receive(commitment) }),
        ("the car's nonce", { _ = try $0.receive(nonce: carNonce) }),
        ("the person's yes", { _ = try $0.confirm(storeRoot: nil) }),
        ("the car's check and seal", { _ = try $0.receive(carAnswer) }),
        ("cancel", { $0.cancel() }),
      ])
    self.car = Self.explore(
      car, \.stateName,
      [
        ("the phone's key", { _ = try $0.receive(offer) }),
        ("the phone's nonce", { _ = try $0.receive(nonce: phoneNonce) }),
        ("the person's yes", { try $0.accept() }),
        ("the phone's check and seal", { _ = try $0.receive(phoneCheck) }),
        ("the bond is kept", { _ = try $0.answer(with: terms) }),
        ("cancel", { $0.cancel() }),
      ])
  }

  private typealias Step<Machine> = (name: String, take: (inout Machine) throws -> Void)

  private static func explore<Machine>(
    _ machine: Machine, _ state: (Machine) -> String, _ steps: [Step<Machine>]
  ) -> MachineDrawing {
    var lines: [MachineDrawing.Line] = []
    var seen: Set<String> = [state(machine)]
    var open = [machine]
    while !open.isEmpty {
      let machine = open.removeFirst()
      let from = state(machine)
      var failing = 0
      for step in steps {
        var next = machine
        // A step that is refused says so by the state it leaves behind.
        try? step.take(&next)
        let to = state(next)
        if to == "failed" {
          failing += 1
        } else {
          lines.append(.init(from: from, event: step.name, to: to))
        }
        if seen.insert(to).inserted { open.append(next) }
      }
      if from != "failed" {
        let other = failing == steps.count ? "anything" : "anything else"
        lines.append(.init(from: from, event: other, to: "failed"))
      }
    }
    return MachineDrawing(lines: lines)
  }
}
