import CarModel
import LinkProtocol
import Logging
import Pairing
import VehicleCatalog
import WorldTime

extension PinRequest: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let car = try unit.vehicle(nil, for: caller)
    try car.checkOwner(caller)
    let mail = OpenPin(bytes: unit.entropy.block().bytes, at: unit.now)
    unit.pins[car.vin] = mail
    unit.logger.notice("one-time code sent", metadata: caller.metadata(of: car.vin))
    return Response(until: mail.until)
  }
}

extension PinSet: Answerable {
  /// The code is good once, right or wrong.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let car = try unit.vehicle(nil, for: caller)
    try car.checkOwner(caller)
    guard pin.utf8.count == RemotePin.digits, pin.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw WireError(.inputInvalid, "a PIN has \(RemotePin.digits) digits") }
    let mail = unit.pins.removeValue(forKey: car.vin)
    guard let mail, unit.now < mail.until, mail.code == code else {
      throw WireError(.pinCodeInvalid, "the code is not the one in the e-mail; ask for another")
    }
    let digest = OpenPin.digest(of: pin, for: car.vin)
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      try stage.perform(.pinSet(digest: digest), on: car.vin)
      return Done()
    }
  }
}

extension PinMail: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let car = try unit.vehicle(vehicle, for: caller)
    guard let mail = unit.pins[car.vin], unit.now < mail.until else {
      throw WireError(.pinCodeInvalid, "no code is on its way; the owner's phone asks for one")
    }
    return Response(vehicle: car.vin.rawValue, code: mail.code, until: mail.until)
  }
}
