import VehicleCatalog
import WorldTime

extension ExpressionScope {
  /// `value.name`.
  func member(
    _ name: String, of value: ExpressionValue
  ) throws(ExpressionError) -> ExpressionValue {
    let known: [String]
    let found: ExpressionValue?
    switch value {
    case .open: return .open
    case .service(let service):
      (found, known) = (try member(name, of: service), Self.serviceMembers)
    case .product(let product): (found, known) = (member(name, of: product), Self.productMembers)
    case .prices(let product, let prices):
      (found, known) = try (price(name, product, prices), [])
    case .activation(let activation):
      found = name == "seconds" ? .number(Int(activation.duration.milliseconds / 1_000)) : nil
      known = ["seconds"]
    case .profile(let profile): (found, known) = (member(name, of: profile), Self.profileMembers)
    case .record(let record):
      found = record.parts[name].map(ExpressionValue.text)
      known = record.parts.keys.sorted()
    case .number, .period, .instant, .text: (found, known) = (nil, [])
    }
    if let found { return found }
    guard !known.isEmpty else {
      throw ExpressionError(description: "\(value.kind) has no ‘\(name)’; it has no parts")
    }
    let near = NearestName.hint(for: name, among: known)
    let all = "; it has \(known.joined(separator: ", "))"
    throw ExpressionError(description: "\(value.kind) has no ‘\(name)’\(near.isEmpty ? all : near)")
  }

  /// What a service has in expressions, in the order of the reference.
  static let serviceMembers = ["id", "name", "price", "product", "activation"]
  /// What a product has in expressions.
  static let productMembers = ["id", "name", "kind", "price", "trial", "service"]
  /// What a profile has in expressions.
  static let profileMembers = ["generation", "year", "trim"]

  private func member(
    _ name: String, of service: Service
  ) throws(ExpressionError) -> ExpressionValue? {
    switch name {
    case "id": return .text(service.id.rawValue)
    case "name": return .text(service.name.en)
    case "activation": return .activation(service.activation)
    case "product", "price":
      guard let product = catalog.product(selling: service.id, for: profile, in: market) else {
        throw ExpressionError(description: "nothing sells ‘\(service.id)’ in \(market)")
      }
      return name == "product" ? .product(product) : member("price", of: product)
    default: return nil
    }
  }

  private func member(_ name: String, of product: Product) -> ExpressionValue? {
    switch name {
    case "id": .text(product.id.rawValue)
    case "name": .text(product.name.en)
    case "kind": .text(product.kind.rawValue)
    case "trial": .period(product.trial ?? .zero)
    case "service": product.grants.first.flatMap(catalog.service).map(ExpressionValue.service)
    case "price": .prices(product.id, prices(of: product))
    default: nil
    }
  }

  private func prices(of product: Product) -> [Int: Int] {
    let offers = catalog.offers(product, in: market)
    return Dictionary(
      offers.map { ($0.months ?? 0, Int($0.price.minorUnits)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// `12`, `monthly` for 1, `once` for what is not renewed.
  private func price(
    _ name: String, _ product: ProductID, _ prices: [Int: Int]
  ) throws(ExpressionError) -> ExpressionValue {
    let months = ["monthly": 1, "once": 0][name] ?? Int(name)
    if let price = months.flatMap({ prices[$0] }) { return .number(price) }
    let known = prices.keys.sorted().map { $0 == 0 ? "once" : String($0) }
    throw ExpressionError(
      description: "‘\(product)’ has no price ‘\(name)’ in \(market)"
        + (known.isEmpty ? "; it costs nothing" : "; it has \(known.joined(separator: ", "))"))
  }

  private func member(_ name: String, of profile: ProfileName) -> ExpressionValue? {
    switch name {
    case "generation": .text(profile.generation.rawValue)
    case "year": .number(profile.modelYear)
    case "trim": .text(profile.trim)
    default: nil
    }
  }
}
