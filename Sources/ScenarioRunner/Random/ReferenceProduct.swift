import Scenarios
import VehicleCatalog
import WorldTime

/// A product in the reference model.
struct ReferenceProduct: Hashable, Sendable {
  let name: String
  let term: Term
  let service: ReferenceService
  /// What the product is worth beside its time.
  let allowance: Allowance?

  /// The periods that it is sold for, in months, the shortest first; empty for what is sold once.
  let periods: [Int]

  enum Term: Hashable, Sendable {
    /// Renews every so many months.
    case months(Int)
    /// Bought once, for so long.
    case once(Period)
  }

  var months: Int? { if case .months(let count) = term { count } else { nil } }

  /// The same for another period.
  func each(_ months: Int) -> ReferenceProduct {
    ReferenceProduct(
      name: name, term: .months(months), service: service, allowance: allowance, periods: periods)
  }
}

/// What a service needs before it is usable.
struct ReferenceService: Hashable, Sendable {
  let name: String
  let needsIgnition: Bool
  let needsNetwork: Bool
  /// Of the 12 V battery; `nil` where it does not matter.
  let millivolts: Int?
  let milliseconds: Int64
  /// What is used of it is data.
  let spendsData: Bool
}

extension ReferenceProduct {
  /// What a market sells by subscription, a service each, of which no two grant the same; and what
  /// it sells once with an allowance of such a service.
  static func all(of catalog: Catalog, in market: String) -> [ReferenceProduct] {
    let renewed = catalog.products.compactMap { product -> ReferenceProduct? in
      guard product.oneOff == nil, product.grants == [ServiceID(rawValue: product.id.rawValue)],
        let months = catalog.offers(product, in: market).compactMap(\.months).min()
      else { return nil }
      return ReferenceProduct(product, .months(months), in: catalog, market)
    }
    let once = catalog.products.compactMap { product -> ReferenceProduct? in
      guard let pack = product.oneOff, pack.allowance != nil,
        let sold = ReferenceProduct(product, .once(pack.valid), in: catalog, market),
        renewed.contains(where: { $0.service == sold.service })
      else { return nil }
      return sold
    }
    return renewed + once
  }

  private init?(_ product: Product, _ term: Term, in catalog: Catalog, _ market: String) {
    guard product.kind == .paid, product.grants.count == 1, catalog.isSold(product, in: market),
      let service = catalog.service(product.grants[0])
    else { return nil }
    let needs = service.activation.requires
    self.init(
      name: product.id.rawValue, term: term,
      service: ReferenceService(
        name: service.id.rawValue, needsIgnition: needs.contains(.ignition),
        needsNetwork: needs.contains(.network),
        millivolts: needs.contains(.battery) ? service.activation.minimumMillivolts : nil,
        milliseconds: service.activation.duration.milliseconds, spendsData: service.use == .wifi),
      allowance: product.oneOff?.allowance,
      periods: catalog.offers(product, in: market).compactMap(\.months).sorted())
  }

  /// Whether a car can have it. Cars with a traction battery, which feeds the other, are not on
  /// this paper.
  func fits(_ profile: VehicleProfile, in catalog: Catalog) -> Bool {
    guard profile.tractionBatteryKilowattHours == nil,
      let product = catalog.product(ProductID(rawValue: name))
    else { return false }
    return catalog.compatibility(of: product, with: profile, phone: nil, at: nil).isCompatible
      && catalog.compatibility(
        of: ServiceID(rawValue: service.name), with: profile, phone: nil, at: nil
      ).isCompatible
  }
}
