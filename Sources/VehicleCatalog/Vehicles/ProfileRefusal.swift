/// Why there is no such profile; each case carries what there is instead.
package enum ProfileRefusal: Error, Hashable, Sendable {
  case unknownGeneration(GenerationID, near: [String])
  case unknownMarket(String, known: [String])
  /// The generation was not sold in that model year.
  case modelYear(ProfileName, sold: [String])
  /// No such trim in that model year.
  case trim(ProfileName, sold: [String])
  /// The trim was not sold in that country in that model year.
  case market(ProfileName, String, sold: [String])
  /// The model year is not the year of the build month or the year after.
  case builtOutsideModelYear(ProfileName, YearMonth)
  /// Cars built then do not exist in that year, trim and market.
  case built(ProfileName, String, YearMonth)
}

extension ProfileRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownGeneration(let id, let near):
      "no vehicle ‘\(id)’"
        + (near.isEmpty ? "" : "; did you mean \(Self.alternatives(near))?")
    case .unknownMarket(let market, let known):
      "no market ‘\(market)’; markets are \(known.joined(separator: ", "))"
    case .modelYear(let name, let sold):
      "\(name.generation) was not sold in model year \(name.modelYear);"
        + " years are \(sold.joined(separator: ", "))"
    case .trim(let name, let sold):
      "\(name.generation) of \(name.modelYear) has no trim ‘\(name.trim)’\(Self.hint(name, sold))"
    case .market(let name, let market, let sold):
      "\(name) was not sold in \(market); it was in \(sold.joined(separator: ", "))"
    case .builtOutsideModelYear(let name, let built):
      "built \(built) contradicts model year \(name.modelYear):"
        + " a car is built in its model year or the year before"
    case .built(let name, let market, let built):
      "\(name) in \(market) was not built in \(built)"
    }
  }

  private static func alternatives(_ names: [String]) -> String {
    names.map { "‘\($0)’" }.joined(separator: " or ")
  }

  private static func hint(_ name: ProfileName, _ sold: [String]) -> String {
    let near = NearestName.hint(for: name.trim, among: sold)
    return near.isEmpty ? "; trims are \(sold.joined(separator: ", "))" : near
  }
}
