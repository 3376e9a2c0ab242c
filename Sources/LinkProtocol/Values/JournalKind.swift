/// What an entry of a car's journal tells of.
package enum JournalKind: String, WireEnum, Hashable {
  case vehicleAdded = "vehicle_added"
  case powerChanged = "power_changed"
  case networkChanged = "network_changed"
  /// A document was taken over.
  case documentAccepted = "document_accepted"
  case documentRejected = "document_rejected"
  case bondAdded = "bond_added"
  case bondRemoved = "bond_removed"
  case pairingFailed = "pairing_failed"
  case rootTrusted = "root_trusted"
  case rootRemoved = "root_removed"
  case serviceChanged = "service_changed"
}
