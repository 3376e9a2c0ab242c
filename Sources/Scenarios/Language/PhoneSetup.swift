/// A phone with its app and account.
package struct PhoneSetup: Hashable, Sendable {
  /// By which steps name it; `phone` when there is one.
  package var name: String
  /// As in `phones.yaml`, such as `iPhone 14`; the app's default when left out.
  package var model: String?
  package var osVersion: String?
  /// The account's country; the first car's market when left out.
  package var country: String?

  package init(
    name: String, model: String? = nil, osVersion: String? = nil, country: String? = nil
  ) {
    self.name = name
    self.model = model
    self.osVersion = osVersion
    self.country = country
  }
}
