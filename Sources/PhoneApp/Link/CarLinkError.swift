package import LinkProtocol
package import LinkTransport
package import Pairing
package import VehicleCatalog
import WireText

/// Why something between the phone and a car did not come about.
package enum CarLinkError: Error, Hashable, Sendable {
  /// The car said no.
  case refused(WireError)
  /// The car did not take the time that the store signed.
  case timeRefused(WireError)
  /// No answer came.
  case unanswered(method: String, CallFailure)
  /// The answer is not what the protocol says.
  case unreadable(method: String, reason: String)
  /// The car that answers is another one than was asked for.
  case otherVehicle(wanted: VIN, found: String)
  /// The pairing's arithmetic does not come out: somebody stands between, or the car is broken.
  case pairingBroken(PairingError)
  /// The person at the phone said that the numbers differ.
  case numbersDiffer
  /// Both sides hold a key, and name the bond differently.
  case otherBond(own: String, car: String)
  /// Whoever answers cannot prove that it is the car that was paired.
  case carNotProven(VIN)
  /// The car acknowledged something else than it was given.
  case otherDocument(pushed: Int, acknowledged: Int)
}

extension CarLinkError {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .refused(let refusal), .timeRefused(let refusal): refusal.name
    case .unanswered(_, .timedOut): "car_timed_out"
    case .unanswered: "car_link_lost"
    case .unreadable: "car_answer_unreadable"
    case .otherVehicle: "other_vehicle"
    case .pairingBroken(let error): error.name
    case .numbersDiffer: "numbers_differ"
    case .otherBond: "other_bond"
    case .carNotProven: "car_proof_invalid"
    case .otherDocument: "acknowledgement_mismatch"
    }
  }
}

extension WireError {
  /// The cars that a greeting may have meant, as ``LinkHello`` says that they are listed.
  package var nearby: [ConnectedCar] {
    guard known == .vehicleAmbiguous, let detail else { return [] }
    return detail.split(separator: ", ").compactMap { car in
      let words = car.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let vin = try? VIN(String(words[0])) else { return nil }
      return ConnectedCar(vin: vin, name: String(words[1]).singleLine)
    }
  }
}

extension LinkPeer {
  /// Asks a car.
  ///
  /// - Throws: ``CarLinkError/refused(_:)`` when it says no, and otherwise
  ///   ``CarLinkError/unanswered(method:_:)``.
  func ask<Request: LinkRequest>(
    _ request: Request, timeoutMilliseconds: Int? = nil
  ) async throws(CarLinkError) -> Request.Response {
    do throws(CallFailure) {
      return try await call(request, timeoutMilliseconds: timeoutMilliseconds)
    } catch {
      if case .refused(let refusal) = error { throw .refused(refusal) }
      throw .unanswered(method: Request.method, error)
    }
  }
}
