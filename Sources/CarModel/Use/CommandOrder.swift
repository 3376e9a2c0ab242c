package import VehicleCatalog

/// What somebody asks of a service.
package struct CommandOrder: Hashable, Sendable {
  package let service: ServiceID
  /// `nil` takes the first action of the service.
  package let action: String?
  package let inputs: CommandInputs
  package let authority: Authority
  /// A digest of the PIN that was typed.
  package let pinDigest: String?

  /// In whose name a command is given.
  package enum Authority: String, Hashable, Sendable, Codable {
    case owner, driver
    /// The tester, who stands for the car maker's back office and needs no PIN.
    case tester
  }

  package init(
    service: ServiceID, action: String?, inputs: CommandInputs, authority: Authority,
    pinDigest: String?
  ) {
    self.service = service
    self.action = action
    self.inputs = inputs
    self.authority = authority
    self.pinDigest = pinDigest
  }
}

/// Everything a command can be told; which action takes what stands in ``ActionTable``.
package struct CommandInputs: Hashable, Sendable, Codable {
  package var temperatureCelsius: Double?
  package var target: String?
  package var name: String?
  package var latitude: Double?
  package var longitude: Double?
  package var radiusMetres: Int?
  package var speedLimit: Int?
  /// `22:00`.
  package var from: String?
  /// `06:30`.
  package var to: String?
  package var period: String?
  package var megabytes: Int?

  package init() {}

  /// The inputs by the names that stand on the wire.
  package enum Name: String, Hashable, Sendable, CaseIterable {
    case temperatureCelsius, target, name, latitude, longitude, radiusMetres, speedLimit, from, to
    case period, megabytes
  }

  /// Those that were given.
  var given: Set<Name> {
    let all: [(Name, Bool)] = [
      (.temperatureCelsius, temperatureCelsius != nil), (.target, target != nil),
      (.name, name != nil), (.latitude, latitude != nil), (.longitude, longitude != nil),
      (.radiusMetres, radiusMetres != nil), (.speedLimit, speedLimit != nil),
      (.from, from != nil), (.to, to != nil), (.period, period != nil),
      (.megabytes, megabytes != nil),
    ]
    return Set(all.filter(\.1).map(\.0))
  }
}
