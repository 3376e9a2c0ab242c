import VehicleCatalog

/// What the combinations of a matrix mean to the catalogue. What was worked out once is kept,
/// since neighbours differ in one parameter only.
final class MatrixFacts {
  let catalog: Catalog
  let axes: [MatrixAxis]
  /// Of the world, where the matrix has no parameter of that kind.
  private let worldProfile: ProfileName?
  private let worldMarket: String
  private var profiles: [[Int]: VehicleProfile?] = [:]
  private var candidates: [[Int]: [Product]] = [:]
  private var products: [[Int]: Product?] = [:]
  private var answers: [[Int]: Bool] = [:]

  init(
    catalog: Catalog, axes: [MatrixAxis], worldProfile: ProfileName?, worldMarket: String
  ) {
    self.catalog = catalog
    self.axes = axes
    self.worldProfile = worldProfile
    self.worldMarket = worldMarket
  }

  /// Where the parameter of that kind stands.
  func position(of kind: AxisKind) -> Int? { axes.firstIndex { $0.kind == kind } }

  private func value(_ kind: AxisKind, at point: MatrixPoints.Point) -> ExpressionValue? {
    position(of: kind).flatMap { $0 < point.count ? axes[$0].values[point[$0]].value : nil }
  }

  /// The positions of these kinds in a combination; what they determine is kept under them.
  private func key(_ kinds: [AxisKind], at point: MatrixPoints.Point) -> [Int] {
    kinds.map { kind in
      position(of: kind).flatMap { $0 < point.count ? point[$0] : nil } ?? -1
    }
  }

  func market(at point: MatrixPoints.Point) -> String {
    value(.market, at: point)?.text ?? worldMarket
  }

  func profileName(at point: MatrixPoints.Point) -> ProfileName? {
    guard case .profile(let name) = value(.profile, at: point) else { return worldProfile }
    return name
  }

  /// The car, if it was sold there.
  func profile(at point: MatrixPoints.Point) -> VehicleProfile? {
    let key = key([.profile, .market], at: point)
    if let known = profiles[key] { return known }
    let found = profileName(at: point).flatMap {
      try? catalog.profile($0, market: market(at: point))
    }
    profiles[key] = .some(found)
    return found
  }

  func service(at point: MatrixPoints.Point) -> Service? {
    guard case .service(let service) = value(.service, at: point) else { return nil }
    return service
  }

  /// The product of the combination, or the one that stands for its service.
  func product(at point: MatrixPoints.Point) -> Product? {
    if case .product(let product) = value(.product, at: point) { return product }
    let key = key([.profile, .market, .service], at: point)
    if let known = products[key] { return known }
    let found = service(at: point).flatMap { service in
      catalog.product(
        among: candidates(for: service, at: point), giving: service.id, to: profile(at: point))
    }
    products[key] = .some(found)
    return found
  }

  private func candidates(for service: Service, at point: MatrixPoints.Point) -> [Product] {
    let key = key([.market, .service], at: point)
    if let known = candidates[key] { return known }
    let found = catalog.products(selling: service.id, in: market(at: point))
    candidates[key] = found
    return found
  }

  /// Whether the store would sell the product to this car and phone.
  func isCompatible(at point: MatrixPoints.Point) -> Bool {
    let key = key([.profile, .market, .service, .product, .phone], at: point)
    if let known = answers[key] { return known }
    let answer = isSold(at: point)
    answers[key] = answer
    return answer
  }

  private func isSold(at point: MatrixPoints.Point) -> Bool {
    guard let product = product(at: point) else { return false }
    // A product that was chosen for its service was chosen because the car can have it.
    if position(of: .product) == nil, position(of: .phone) == nil { return true }
    guard catalog.isSold(product, in: market(at: point)) else { return false }
    guard let profile = profile(at: point) else { return profileName(at: point) == nil }
    return catalog.compatibility(of: product, with: profile, phone: phone(at: point), at: nil)
      .isCompatible
  }

  /// Whether the app runs on the phone, where no product is asked for.
  func phone(at point: MatrixPoints.Point) -> PhoneFacts? {
    guard let text = value(.phone, at: point)?.text else { return nil }
    return PhoneName(text).map { PhoneFacts(model: $0.model, osVersion: $0.osVersion) }
  }

  /// The months that the product of the combination is sold for; `none` alone for what is not sold
  /// by months.
  func months(at point: MatrixPoints.Point) -> Set<String> {
    guard let product = product(at: point) else { return [AxisValue.noMonths.text] }
    let months = catalog.offers(product, in: market(at: point)).compactMap(\.months)
    return months.isEmpty ? [AxisValue.noMonths.text] : Set(months.map(String.init))
  }

  func scope(at point: MatrixPoints.Point) -> ExpressionScope {
    var values: [String: ExpressionValue] = [:]
    for (axis, position) in zip(axes, point) { values[axis.name] = axis.values[position].value }
    return ExpressionScope(
      catalog: catalog, market: market(at: point), profile: profile(at: point), values: values)
  }
}

/// A phone as scenarios name it: `iPhone 14 17.5`.
struct PhoneName: Hashable, Sendable {
  let model: String
  let osVersion: String

  /// - Returns: `nil` when the last word is no version.
  init?(_ text: String) {
    guard let space = text.lastIndex(of: " ") else { return nil }
    let version = text[text.index(after: space)...]
    guard let first = version.first, first.isASCII, first.isNumber,
      version.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") })
    else { return nil }
    model = String(text[..<space])
    osVersion = String(version)
  }
}
