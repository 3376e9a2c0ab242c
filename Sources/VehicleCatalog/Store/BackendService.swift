/// One id of the car maker's back end.
package struct BackendService: Hashable, Sendable {
  package let catalogue: BackendCatalogue
  package let id: Int
  /// `nil` when the id was seen but its meaning is not known.
  package let name: String?
  /// The cars it was seen active on.
  package let observedOn: String?
  package let provenance: Provenance
}
