import VehicleCatalog

/// Which combinations of a matrix are no cases, each checked as early as it can be said.
struct MatrixChecks {
  let facts: MatrixFacts
  let exceptions: [MatrixException]
  let keepsAll: Bool
  /// The months of the matrix are those on sale.
  let soldMonths: Bool

  /// For each parameter the checks that need it and those before it only.
  var byDepth: [[MatrixPoints.Check]] {
    var byDepth = facts.axes.map { _ in [MatrixPoints.Check]() }
    func add(_ check: @escaping MatrixPoints.Check, needing kinds: [AxisKind]) {
      guard let depth = kinds.compactMap(facts.position).max() else { return }
      byDepth[depth].append(check)
    }
    let facts = facts
    // A car that was never sold there is none, whatever is kept.
    add(
      { facts.profileName(at: $0) == nil || facts.profile(at: $0) != nil },
      needing: [.profile, .market])
    if facts.position(of: .service) != nil, facts.position(of: .product) != nil {
      add({ Self.grants(facts, $0) }, needing: [.service, .product])
    }
    let sells = facts.position(of: .service) != nil || facts.position(of: .product) != nil
    if sells, !keepsAll {
      add(
        { facts.isCompatible(at: $0) },
        needing: [.profile, .market, .service, .product, .phone])
    }
    if let months = facts.position(of: .months), sells, soldMonths || !keepsAll {
      let axis = facts.axes[months]
      add(
        { facts.months(at: $0).contains(axis.values[$0[months]].text) },
        needing: [.profile, .market, .service, .product, .months])
    }
    for exception in exceptions {
      byDepth[exception.depth].append { !exception.matches($0, facts) }
    }
    return byDepth
  }

  private static func grants(_ facts: MatrixFacts, _ point: MatrixPoints.Point) -> Bool {
    guard let product = facts.product(at: point), let service = facts.service(at: point) else {
      return false
    }
    return product.grants.contains(service.id)
  }
}
