import VehicleCatalog

extension MatrixReader {
  /// `except: [{profile: "leaf-*", service: in-car-wifi}]`.
  func exceptions(_ value: YAMLValue?, _ axes: [MatrixAxis]) -> [MatrixException] {
    value?.items(of: "exceptions").compactMap { exception($0, axes) } ?? []
  }

  private func exception(_ item: YAMLValue, _ axes: [MatrixAxis]) -> MatrixException? {
    var conditions: [MatrixException.Condition] = []
    var depth = 0
    let entries = item.entries(of: "patterns by parameter")
    if item.isMapping, entries.isEmpty { item.report("an exception without a pattern") }
    for (key, name, value) in entries {
      let parameter = name.prefix { $0 != "." }
      guard let position = axes.firstIndex(where: { $0.name == parameter }) else {
        let near = NearestName.hint(for: String(parameter), among: axes.map(\.name))
        key.report("the matrix has no parameter ‘\(parameter)’\(near)")
        continue
      }
      guard let expression = expression(name, key) else { continue }
      let patterns = patterns(value, of: "patterns")
      if name == axes[position].name { check(patterns, axes[position]) }
      conditions.append(
        MatrixException.Condition(expression: expression, patterns: patterns.map(\.1)))
      // What a service's product is depends on the car and the market.
      let isPart = name != axes[position].name
      depth = max(depth, position, isPart ? deepestOfCar(axes) : 0)
    }
    return conditions.isEmpty ? nil : MatrixException(conditions: conditions, depth: depth)
  }

  private func expression(_ name: String, _ key: YAMLValue) -> Expression? {
    do throws(ExpressionError) { return try ExpressionParser.parse(name[...]) } catch {
      key.report(error.description)
      return nil
    }
  }

  private func deepestOfCar(_ axes: [MatrixAxis]) -> Int {
    axes.lastIndex { $0.kind == .profile || $0.kind == .market } ?? 0
  }

  /// A pattern that leaves nothing out is a slip.
  private func check(_ patterns: [(YAMLValue, NamePattern)], _ axis: MatrixAxis) {
    let known = axis.values.map(\.text)
    for (place, pattern) in patterns where !known.contains(where: pattern.matches) {
      let near = NearestName.hint(for: pattern.text, among: known)
      place.report("no value of ‘\(axis.name)’ matches ‘\(pattern)’\(near)")
    }
  }
}
