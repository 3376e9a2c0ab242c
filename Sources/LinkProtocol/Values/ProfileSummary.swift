package import VehicleCatalog

/// A profile of the catalogue, and where it is sold.
package struct ProfileSummary: Codable, Hashable, Sendable, WireDocumented {
  package var profile: String
  package var displayName: String
  package var markets: [String]

  package static let notes = [
    "profile": "Model-generation, model year and trim.",
    "displayName": "Model, trim and year for people.",
    "markets": "The countries it is sold in.",
  ]
}

extension ProfileSummary {
  /// Every profile name of a catalogue with its markets, in order of name.
  package static func index(of catalog: Catalog) -> [ProfileSummary] {
    var index: [ProfileSummary] = []
    for profile in catalog.profiles() {
      let name = profile.name.description
      if index.last?.profile == name {
        if index[index.count - 1].markets.last != profile.market {
          index[index.count - 1].markets.append(profile.market)
        }
      } else {
        index.append(
          ProfileSummary(
            profile: name, displayName: "\(profile.model) \(profile.trim) \(profile.modelYear)",
            markets: [profile.market]))
      }
    }
    return index
  }
}
