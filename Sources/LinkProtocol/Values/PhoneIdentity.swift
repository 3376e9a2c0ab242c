import WireText

/// The phone as it introduces itself. Nothing of it is believed but for display and
/// compatibility.
package struct PhoneIdentity: Codable, Hashable, Sendable, WireDocumented {
  package var id: String
  package var name: String
  package var model: String
  package var os: String
  package var osVersion: String
  package var appVersion: String
  package var locale: String

  package static let notes = [
    "id": "A random id the phone keeps.",
    "name": "What the car's screen calls it.",
    "model": "Such as iPhone 14.",
    "os": "iOS, Android or another.",
    "osVersion": "Such as 17.5.",
    "appVersion": "The version of the app.",
    "locale": "The app's language: fr or en.",
  ]

  package init(
    id: String, name: String, model: String, os: String, osVersion: String, appVersion: String,
    locale: String
  ) {
    self.id = id
    self.name = name
    self.model = model
    self.os = os
    self.osVersion = osVersion
    self.appVersion = appVersion
    self.locale = locale
  }

  /// The first of its texts that is longer than ``ProtocolLimits/phoneTextBytesMax``; an id must
  /// not be empty either.
  package var unfitMember: String? {
    texts.first { text in
      text == ("id", "") || text.1.utf8.count > ProtocolLimits.phoneTextBytesMax
    }?.0
  }

  /// The first of its texts that breaks the line, hides something or acts on a terminal, with the
  /// character that does.
  package var unshowableMember: (name: String, scalar: Unicode.Scalar)? {
    texts.lazy.compactMap { name, text in
      SingleLine.unshowable(in: text).map { (name, $0) }
    }.first
  }

  private var texts: [(String, String)] {
    [
      ("id", id), ("name", name), ("model", model), ("os", os), ("osVersion", osVersion),
      ("appVersion", appVersion), ("locale", locale),
    ]
  }

  package static let sample = PhoneIdentity(
    id: "d3b07384d113edec", name: "Camille's iPhone 14", model: "iPhone 14", os: "iOS",
    osVersion: "17.5", appVersion: "3.16.2", locale: "fr")
}
