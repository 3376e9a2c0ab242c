package import VehicleCatalog

extension StoreTexts {
  /// Why there is no such vehicle.
  package func why(_ refusal: ProfileRefusal) -> String {
    switch refusal {
    case .unknownGeneration(let id, let near):
      suggesting(near, after: self[.noGeneration, ["generation": id.rawValue]])
    case .unknownMarket(let market, let known):
      self[.noMarket, ["market": market, "known": list(known)]]
    case .modelYear(let name, let sold):
      self[
        .noModelYear,
        [
          "generation": name.generation.rawValue, "year": String(name.modelYear),
          "sold": list(sold),
        ]]
    case .trim(let name, let sold):
      self[
        .noTrim,
        [
          "generation": name.generation.rawValue, "year": String(name.modelYear),
          "trim": "\(name.trim)", "sold": list(sold),
        ]]
    case .market(let name, let market, let sold):
      self[
        .notSoldInMarket, ["profile": "\(name)", "market": market, "sold": list(sold)]]
    case .builtOutsideModelYear(let name, let built):
      self[.builtOutsideYear, ["built": "\(built)", "year": String(name.modelYear)]]
    case .built(let name, let market, let built):
      self[.notBuiltThen, ["profile": "\(name)", "market": market, "built": "\(built)"]]
    }
  }

  /// What a car or a phone lacks for a product.
  package func why(_ unmet: UnmetRule) -> String {
    let sentence = unmet.sentence(in: language)
    let end = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return end.prefix(1).lowercased() + end.dropFirst()
  }
}
