/// A phone on the market.
package struct PhoneModel: Hashable, Sendable {
  package let brand: String
  /// Without the brand: `iPhone 14`.
  package let model: String
  package let year: Int
  /// `iOS`, `Android`, or one that the app was never made for.
  package let os: String
  /// The major version it came with.
  package let osFirst: Int
  /// The last major version it gets.
  package let osLast: Int
  /// `nil` where the question does not arise (iOS).
  package let googleServices: Bool?
  package let provenance: Provenance

  /// `Apple iPhone 14`.
  package var name: String { "\(brand) \(model)" }

  /// `apple iphone 14`, `iphone 14`, `14`.
  var spokenNames: [String] {
    let words = name.lowercased().split(separator: " ")
    return words.indices.map { words[$0...].joined(separator: " ") }
  }
}

/// What the app told about the phone it runs on.
package struct PhoneFacts: Hashable, Sendable, Codable {
  /// With or without the brand: `iPhone 14`.
  package let model: String
  /// `Android`, for a model that the catalogue does not have; `nil` when the app did not say.
  package let os: String?
  /// `17.5`.
  package let osVersion: String
  /// `3.17.1`; `nil` when the app did not say.
  package let appVersion: String?

  package init(model: String, os: String? = nil, osVersion: String, appVersion: String? = nil) {
    self.model = model
    self.os = os
    self.osVersion = osVersion
    self.appVersion = appVersion
  }
}
