import CommandSupport
import LinkProtocol

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

  var text: StyledText {
    .facts([
      ("phone", model), ("name", name), ("system", "\(os) \(osVersion)"),
      ("app", appVersion ?? "keeps itself up to date"), ("id", id),
    ])
  }
}
