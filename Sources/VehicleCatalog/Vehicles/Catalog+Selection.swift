extension Catalog {
  /// Every profile whose name and market match one of the patterns each, in the order of
  /// ``profiles()``.
  ///
  /// - Returns: At least one.
  /// - Throws: ``SelectionRefusal`` when a pattern matches nothing.
  package func profiles(
    matching patterns: [NamePattern], markets: [NamePattern]
  ) throws(SelectionRefusal) -> [VehicleProfile] {
    let all = profiles()
    let codes = countries.map(\.code)
    for market in markets where !codes.contains(where: market.matches) {
      throw .market(market, known: codes)
    }
    let matched = patterns.map { pattern in
      (pattern, Set(all.map(\.name).filter { pattern.matches($0.description) }))
    }
    if let (pattern, _) = matched.first(where: \.1.isEmpty) {
      throw .profile(pattern, near: nearNames(pattern, among: all))
    }
    let names = matched.reduce(into: Set<ProfileName>()) { $0.formUnion($1.1) }
    let selected = all.filter { profile in
      names.contains(profile.name)
        && (markets.isEmpty || markets.contains { $0.matches(profile.market) })
    }
    guard !selected.isEmpty else { throw .combination(patterns, markets) }
    return selected
  }

  /// What a pattern that matches nothing may have meant: the nearest names, or else the nearest
  /// generations.
  private func nearNames(_ pattern: NamePattern, among all: [VehicleProfile]) -> [String] {
    let names = NearestName.ranked(
      pattern.text, among: Set(all.map(\.name.description)), limit: 3)
    guard names.isEmpty else { return names }
    let meant = pattern.text.split(separator: "/").first.map(String.init) ?? ""
    let stem = meant.filter { $0 != "*" }
    let ids = generations.map(\.id.rawValue)
    let near = NearestName.ranked(
      stem, among: Set(ids.map { String($0.prefix(stem.count)) }), limit: 3)
    return ids.filter { id in near.contains { id.hasPrefix($0) } }
  }
}

/// Why patterns select no profile.
package enum SelectionRefusal: Error, Hashable, Sendable {
  /// No profile's name matches; those near it, which may be none.
  case profile(NamePattern, near: [String])
  /// No country's code matches.
  case market(NamePattern, known: [String])
  /// Both match something, but nothing together.
  case combination([NamePattern], [NamePattern])
}

extension SelectionRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .profile(let pattern, let near):
      "no profile matches ‘\(pattern)’"
        + (near.isEmpty ? "" : "; near it are \(near.joined(separator: ", "))")
    case .market(let pattern, let known):
      "no market matches ‘\(pattern)’; markets are \(known.joined(separator: ", "))"
    case .combination(let patterns, let markets):
      "nothing that matches \(Self.list(patterns)) was sold in \(Self.list(markets))"
    }
  }

  private static func list(_ patterns: [NamePattern]) -> String {
    patterns.map { "‘\($0)’" }.joined(separator: " or ")
  }
}
