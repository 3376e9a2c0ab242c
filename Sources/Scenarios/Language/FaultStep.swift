package import LinkProtocol

/// Something that goes wrong from here on.
package struct FaultStep: Hashable, Sendable {
  /// The name of the vehicle that it is for.
  package var vehicle: String?
  /// Its `vehicle` is left empty.
  package var fault: FaultsAdd

  package init(vehicle: String? = nil, fault: FaultsAdd) {
    self.vehicle = vehicle
    self.fault = fault
  }
}
