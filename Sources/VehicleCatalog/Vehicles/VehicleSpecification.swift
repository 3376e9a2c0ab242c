/// A vehicle as a person names it on a command line:
/// `qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001,built=2025-02`.
package struct VehicleSpecification: Hashable, Sendable {
  package let profile: ProfileName
  /// ISO 3166 code, in capitals.
  package let market: String
  /// `nil` when the daemon is to choose one.
  package let vin: VIN?
  package let built: YearMonth?

  package init(profile: ProfileName, market: String, vin: VIN? = nil, built: YearMonth? = nil) {
    self.profile = profile
    self.market = market
    self.vin = vin
    self.built = built
  }

  /// Why a text is no vehicle; each case carries the part that offends.
  package enum FormatError: Error, Hashable {
    case profile(ProfileName.FormatError)
    case vin(VIN.FormatError)
    case market(String)
    case built(String)
    case missingMarket
    case unknownKey(String)
    case repeatedKey(String)
    case notAPair(String)
  }

  /// Reads the profile's name, then `key=value` pairs in any order; `market` is needed.
  ///
  /// Says nothing about whether there is such a profile.
  /// - Throws: ``FormatError``.
  package init(_ text: String) throws(FormatError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let pairs = try Self.pairs(parts.dropFirst())
    let name: ProfileName
    do throws(ProfileName.FormatError) {
      name = try ProfileName(String(parts.first ?? ""))
    } catch { throw .profile(error) }
    guard let market = pairs["market"]?.uppercased() else { throw .missingMarket }
    guard market.utf8.count == 2, market.utf8.allSatisfy({ (65...90).contains($0) }) else {
      throw .market(market)
    }
    var vin: VIN?
    if let text = pairs["vin"] {
      do throws(VIN.FormatError) { vin = try VIN(text) } catch { throw .vin(error) }
    }
    var built: YearMonth?
    if let text = pairs["built"] {
      guard let month = YearMonth(text) else { throw .built(text) }
      built = month
    }
    self.init(profile: name, market: market, vin: vin, built: built)
  }

  private static let keys = ["market", "vin", "built"]

  private static func pairs(
    _ parts: ArraySlice<Substring>
  ) throws(FormatError) -> [String: String] {
    var pairs: [String: String] = [:]
    for part in parts {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[1].isEmpty else { throw .notAPair(String(part)) }
      let key = String(sides[0])
      guard keys.contains(key) else { throw .unknownKey(key) }
      guard pairs.updateValue(String(sides[1]), forKey: key) == nil else {
        throw .repeatedKey(key)
      }
    }
    return pairs
  }
}

extension VehicleSpecification: CustomStringConvertible {
  package var description: String {
    var text = "\(profile),market=\(market)"
    if let vin { text += ",vin=\(vin)" }
    if let built { text += ",built=\(built)" }
    return text
  }
}

extension VehicleSpecification.FormatError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .profile(let error): error.description
    case .vin(let error): error.description
    case .market(let text): "market ‘\(text)’ is not a country code of two letters such as FR"
    case .built(let text): "built ‘\(text)’ is not a month such as 2019-03"
    case .missingMarket: "the market is missing; add ,market=FR"
    case .unknownKey(let key): "unknown key ‘\(key)’; known: market, vin, built"
    case .repeatedKey(let key): "‘\(key)’ is given twice"
    case .notAPair(let text): "‘\(text)’ is not of the form key=value"
    }
  }
}
