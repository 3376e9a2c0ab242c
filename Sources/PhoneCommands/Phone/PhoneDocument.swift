import CommandSupport
import LinkProtocol
import PhoneApp

/// The phone as it is printed.
struct PhoneDocument: Encodable {
  let id: String
  let name: String?
  let model: String
  let os: String
  let osVersion: String
  /// `nil`: the app keeps itself up to date.
  let appVersion: String?

  init(_ phone: PhoneIdentity) {
    id = phone.id
    name = phone.name.isEmpty ? nil : phone.name
    model = phone.model
    os = phone.os
    osVersion = phone.osVersion
    appVersion = phone.appVersion.isEmpty ? nil : phone.appVersion
  }

  func text(_ texts: StoreTexts) -> StyledText {
    .facts([
      (texts[.phone], model), (texts[.phoneName], name), (texts[.system], "\(os) \(osVersion)"),
      (texts[.app], appVersion ?? texts[.appUpdatesItself]),
    ])
  }
}
