package import NissanStore

/// Why the app did not do what it was asked: a rule of its own, or one of those it talks to.
package enum PhoneError: Error, Hashable, Sendable {
  case refused(PhoneRefusal)
  case home(PhoneHomeError)
  case car(CarLinkError)
  case store(StoreError)
}

extension PhoneError {
  /// Runs a step of the store's.
  package static func ofStore<Value>(
    _ step: () async throws(StoreError) -> Value
  ) async throws(PhoneError) -> Value {
    do throws(StoreError) { return try await step() } catch { throw .store(error) }
  }

  /// Runs a step of the car's.
  package static func ofCar<Value>(
    _ step: () async throws(CarLinkError) -> Value
  ) async throws(PhoneError) -> Value {
    do throws(CarLinkError) { return try await step() } catch { throw .car(error) }
  }

  /// Runs a step of the phone's own folder.
  package static func ofHome<Value>(
    _ step: () throws(PhoneHomeError) -> Value
  ) throws(PhoneError) -> Value {
    do throws(PhoneHomeError) { return try step() } catch { throw .home(error) }
  }
}
