/// Whom a step is about; the first of the world where left out.
package struct Actors: Hashable, Sendable {
  package var vehicle: String?
  package var phone: String?

  package init(vehicle: String? = nil, phone: String? = nil) {
    self.vehicle = vehicle
    self.phone = phone
  }
}
