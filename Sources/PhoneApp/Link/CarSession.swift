package import Entitlements
package import LinkProtocol
import LinkTransport
package import NissanStore
package import VehicleCatalog
package import WorldTime

/// A connection on which phone and car have proven their bond to each other.
package struct CarSession: Sendable {
  package let vin: VIN
  /// How far the car believed its own clock when it was greeted.
  package let clockTrust: TrustedTime.State
  let client: any LinkPeer

  package func describe() async throws(CarLinkError) -> VehicleDescription {
    try await client.ask(VehicleDescribe())
  }

  /// Every service of the catalogue, now.
  package func services() async throws(CarLinkError) -> ServicesList.Response {
    try await client.ask(ServicesList())
  }

  /// Why a service is in its state, now or at an instant ahead.
  ///
  /// - Throws: ``CarLinkError/refused(_:)`` named `service_unknown`, `out_of_range`.
  package func explain(
    _ service: ServiceID, at instant: Instant? = nil
  ) async throws(CarLinkError) -> ServicesExplain.Response {
    try await client.ask(ServicesExplain(service: service.rawValue, at: instant))
  }

  /// Every state from now on of a service, or of all.
  ///
  /// - Throws: As ``explain(_:at:)``.
  package func timeline(
    of service: ServiceID?, until instant: Instant?
  ) async throws(CarLinkError) -> ServicesTimeline.Response {
    try await client.ask(ServicesTimeline(service: service?.rawValue, until: instant))
  }

  /// Hands a document over. An answer means that the car has it on disk.
  ///
  /// - Throws: ``CarLinkError/refused(_:)`` with the code of the rejection;
  ///   ``CarLinkError/otherDocument(pushed:acknowledged:)``.
  package func push(
    _ document: SignedDocument
  ) async throws(CarLinkError) -> EntitlementsPush.Response {
    let answer = try await client.ask(EntitlementsPush(document: document.compact))
    guard answer.version == document.document.version, answer.hash == document.hash else {
      throw .otherDocument(pushed: document.document.version, acknowledged: answer.version)
    }
    return answer
  }

  /// Lets the car ask for the time.
  ///
  /// - Returns: The car's question, for the store to sign with the answer.
  package func askForTime() async throws(CarLinkError) -> String {
    try await client.ask(TimeChallenge()).nonce
  }

  /// Tells the car the time that the store signed.
  ///
  /// - Throws: ``CarLinkError/timeRefused(_:)`` with the code of the rejection.
  package func sendTime(_ statement: String) async throws(CarLinkError) -> CarClockReport {
    do throws(CarLinkError) {
      return try await client.ask(LinkProtocol.TimeStatement(statement: statement))
    } catch {
      if case .refused(let refusal) = error { throw .timeRefused(refusal) }
      throw error
    }
  }

  /// The car forgets the bond of this session; what the vehicle is entitled to stays.
  package func forget() async throws(CarLinkError) {
    _ = try await client.ask(PairingForget())
  }
}

extension LinkedVehicle {
  /// A car as it described itself.
  ///
  /// - Throws: ``CarLinkError/unreadable(method:reason:)`` for a profile or a month in no form
  ///   that there is.
  package init(_ description: VehicleDescription, vin: VIN) throws(CarLinkError) {
    let profile: ProfileName
    do throws(ProfileName.FormatError) { profile = try ProfileName(description.profile) } catch {
      throw .unreadable(method: VehicleDescribe.method, reason: error.description)
    }
    let built = description.built.flatMap { YearMonth($0) }
    guard (built == nil) == (description.built == nil) else {
      throw .unreadable(
        method: VehicleDescribe.method,
        reason: "‘\(description.built ?? "")’ is not a month such as 2019-03")
    }
    self.init(vin: vin, profile: profile, market: description.market, built: built)
  }
}
