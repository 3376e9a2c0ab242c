import VehicleCatalog
import WorldTime

/// What the names in expressions mean at one place of one case.
struct ExpressionScope: Sendable {
  let catalog: Catalog
  /// The market that prices are those of.
  let market: String
  /// The car that a service's product is chosen for, if it is known.
  let profile: VehicleProfile?
  private(set) var values: [String: ExpressionValue]

  init(
    catalog: Catalog, market: String, profile: VehicleProfile?,
    values: [String: ExpressionValue]
  ) {
    self.catalog = catalog
    self.market = market
    self.profile = profile
    self.values = values
  }

  /// The same with one name more.
  func adding(_ name: String, _ value: ExpressionValue) -> ExpressionScope {
    var scope = self
    scope.values[name] = value
    return scope
  }

  /// The tree with every expression worked out; those that cannot be are reported and left open.
  func resolved(_ value: YAMLValue) -> YAMLValue {
    value.rewritten { place, text in
      guard text.contains("${") || text.contains("$$") else { return nil }
      do throws(ExpressionError) {
        return try self.text(text).map(YAMLValue.Replacement.text) ?? .open
      } catch {
        place.report(error.description)
        return .open
      }
    }
  }

  /// A text with its expressions worked out: `${a} and ${b}`; `$${` stands for `${`.
  ///
  /// - Returns: `nil` when a part is open.
  func text(_ text: String) throws(ExpressionError) -> String? {
    var result = ""
    var rest = text[...]
    var isOpen = false
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.hasPrefix("${") {
        result += "${"
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("{") {
        guard let end = rest.firstIndex(of: "}") else {
          throw ExpressionError(description: "‘$\(rest)’ lacks its ‘}’")
        }
        let expression = try ExpressionParser.parse(rest[..<end].dropFirst())
        if let part = try value(of: expression).text { result += part } else { isOpen = true }
        rest = rest[end...].dropFirst()
      } else {
        result += "$"
      }
    }
    return isOpen ? nil : result + rest
  }

  func value(of expression: Expression) throws(ExpressionError) -> ExpressionValue {
    switch expression {
    case .number(let number): return .number(number)
    case .period(let period): return .period(period)
    case .name(let name):
      if let value = values[name] { return value }
      let near = NearestName.hint(for: name, among: values.keys.sorted())
      let known = "; known here: \(values.keys.sorted().joined(separator: ", "))"
      throw ExpressionError(
        description: "unknown name ‘\(name)’ in an expression\(near.isEmpty ? known : near)")
    case .member(let owner, let name): return try member(name, of: value(of: owner))
    case .negated(let inner):
      return try ExpressionValue.number(-1).combined(.times, with: value(of: inner))
    case .calculation(let left, let sign, let right):
      return try value(of: left).combined(sign, with: value(of: right))
    }
  }
}
