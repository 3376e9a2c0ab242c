package import VehicleCatalog

extension StoreTexts {
  /// Why there is no such vehicle.
  package func why(_ refusal: ProfileRefusal) -> String {
    switch refusal {
    case .unknownGeneration(let id, let near):
      suggesting(near, after: self[.noGeneration, ["generation": id]])
    case .unknownMarket(let market, let known):
      self[.noMarket, ["market": market, "known": list(known)]]
    case .modelYear(let name, let sold):
      self[
        .noModelYear,
        ["generation": name.generation, "year": name.modelYear, "sold": list(sold)]]
    case .trim(let name, let sold):
      self[
        .noTrim,
        [
          "generation": name.generation, "year": name.modelYear,
          "trim": name.trim, "sold": list(sold),
        ]]
    case .market(let name, let market, let sold):
      self[.notSoldInMarket, ["profile": name, "market": market, "sold": list(sold)]]
    case .builtOutsideModelYear(let name, let built):
      self[.builtOutsideYear, ["built": month(built), "year": name.modelYear]]
    case .built(let name, let market, let built):
      self[.notBuiltThen, ["profile": name, "market": market, "built": month(built)]]
    }
  }
}
