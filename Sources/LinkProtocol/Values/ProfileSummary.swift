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

  package init(profile: String, displayName: String, markets: [String]) {
    self.profile = profile
    self.displayName = displayName
    self.markets = markets
  }
}
