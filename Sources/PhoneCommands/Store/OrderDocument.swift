import NissanStore
import VehicleCatalog
import WorldTime

/// An order as it is printed.
struct OrderDocument: Encodable {
  let order: String
  let product: String
  let vehicle: String
  let state: OrderMachine.State
  let createdAt: Instant
  let stateSince: Instant
  /// Absent when nothing is to be paid.
  let total: Money?
  let terms: String?

  init(_ order: Order) {
    self.order = order.id.rawValue
    product = order.product.rawValue
    vehicle = order.vehicle.rawValue
    state = order.state
    createdAt = order.createdAt
    stateSince = order.stateSince
    total = order.quote?.total
    terms = order.terms?.terms.rawValue
  }
}
