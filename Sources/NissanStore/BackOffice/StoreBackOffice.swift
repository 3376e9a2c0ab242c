package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What a phone asks of the store. Behind it stands a store on the same machine, in a file or in
/// memory; a remote one can take its place.
///
/// `at` is world time. Every command first catches up: what fell due until then has happened, in
/// due order and at its own due time, before the answer is given. A call that throws changed
/// nothing but that, unless its description says otherwise.
package protocol StoreBackOffice: Sendable {
  /// Carries out a command; the methods below say what each does.
  func perform(_ command: StoreCommand, at now: Instant) async throws(StoreError) -> StoreAnswer

  /// Looks something up as it is, without catching up.
  func answer(_ query: StoreQuery) async throws(StoreError) -> StoreAnswer

  /// What happened to an account and its vehicles, oldest first, after the one of that number: at
  /// most ``NumberedStoreEvent/listedMax``. It looks, without catching up.
  func events(
    of account: AccountID, after sequence: Int
  ) async throws(StoreError) -> [NumberedStoreEvent]

  /// What cars trust.
  func trustRoot() async throws(StoreError) -> RootPublicKey

  /// World time, signed for a car that asked with a nonce: JWS compact.
  func timeStatement(
    for vehicle: VIN, nonce: String, at now: Instant
  ) async throws(StoreError) -> String
}

extension StoreBackOffice {
  /// The newest document of a vehicle: a new version when its entitlements changed or the last
  /// one is a day old. `nil` when the vehicle never had any.
  package func latestDocument(
    for vehicle: VIN, at now: Instant
  ) async throws(StoreError) -> SignedDocument? {
    try await perform(.latestDocument(vehicle), at: now).document
  }

  /// The vehicle committed this version; entries that it saw ending need not be listed again.
  package func acknowledge(
    version: Int, by vehicle: VIN, at now: Instant
  ) async throws(StoreError) {
    _ = try await perform(.acknowledge(version: version, by: vehicle), at: now)
  }

  /// Lets everything happen that falls due until `now`.
  package func catchUp(to now: Instant) async throws(StoreError) {
    _ = try await perform(.catchUp, at: now)
  }
}
