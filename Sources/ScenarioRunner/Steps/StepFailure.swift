import LinkProtocol
import LinkTransport
import NissanStore
import PhoneApp
import VehicleCatalog

/// Why a step did not do what it says.
enum StepFailure: Error, Hashable, Sendable {
  /// Somebody said no, by a stable name: the phone, the store, the car or the test bench.
  case refused(String, String)
  /// Something is not as it should be.
  case unmet(expected: String, found: String)
  /// The world itself does not work.
  case broken(String)
}

extension StepFailure {
  init(_ error: CarLinkError) {
    switch error {
    case .refused(let refusal), .timeRefused(let refusal): self.init(refusal)
    case .unanswered(let method, let failure):
      self = .refused(error.name, "\(method) was not answered: \(failure)")
    case .unreadable, .otherVehicle, .pairingBroken, .numbersDiffer, .otherBond, .carNotProven,
      .otherDocument:
      self = .refused(error.name, "\(error)")
    }
  }

  init(_ error: StoreError) {
    switch error {
    case .refused(let refusal): self = .refused(refusal.name, Self.texts.why(refusal))
    case .failed(let failure): self = .refused(failure.name, Self.texts.why(failure))
    }
  }

  /// Testers read English.
  private static let texts = StoreTexts(.en, in: nil)

  init(_ error: PhoneError) {
    switch error {
    case .refused(let refusal): self = .refused(refusal.name, "\(refusal)")
    case .home(let failure): self = .refused(failure.name, "\(failure)")
    case .car(let failure): self.init(failure)
    case .store(let failure): self.init(failure)
    }
  }

  init(_ refusal: WireError) { self = .refused(refusal.name, refusal.message) }

  init(_ loss: HandleFailure) {
    if case .notHere(let why) = loss {
      self = .refused("not_in_this_world", why)
    } else {
      self = .broken("\(loss)")
    }
  }
}

extension StepFailure {
  /// Runs a step of the store's.
  static func ofStore<Value>(
    _ step: () async throws(StoreError) -> Value
  ) async throws(StepFailure) -> Value {
    do throws(StoreError) { return try await step() } catch { throw StepFailure(error) }
  }

  /// Runs a step of the phone's.
  static func ofPhone<Value>(
    _ step: () async throws(PhoneError) -> Value
  ) async throws(StepFailure) -> Value {
    do throws(PhoneError) { return try await step() } catch { throw StepFailure(error) }
  }

  /// Runs a step between phone and car.
  static func ofCar<Value>(
    _ step: () async throws(CarLinkError) -> Value
  ) async throws(StepFailure) -> Value {
    do throws(CarLinkError) { return try await step() } catch { throw StepFailure(error) }
  }
}
