import VehicleCatalog
import WireText

/// A phone with its app and account.
package struct PhoneSetup: Hashable, Sendable {
  /// By which steps name it; `phone` when there is one.
  package var name: String
  /// As in `phones.yaml`, such as `iPhone 14`; default: the app's default.
  package var model: String?
  package var osVersion: String?
  /// The account's country; default: the first car's market.
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

extension PhoneSetup {
  /// The keys of a phone; the name of one of several stands above them.
  static let mapping = Mapping(
    PhoneSetup(name: "phone"),
    [
      .optional(
        "model", \.model, .phoneModel, "As in `phones.yaml`; default: the app's default."),
      .optional("osVersion", \.osVersion, .osVersion, "Such as `17.5`; write it in quotes."),
      .optional("country", \.country, .market, "Of the account; the first car's market."),
    ])
}

extension FieldType where Value == PhoneName {
  /// `iPhone 14 17.5`.
  static var phoneName: Self {
    Self(
      words: "a phone and its version, such as `iPhone 14 17.5`", schema: ["type": "string"]
    ) { value, context in
      let name = value.value("a phone and its version, such as iPhone 14 17.5") { PhoneName($0) }
      guard let name else { return nil }
      guard context.catalog.phone(named: name.model) == nil else { return name }
      let known = context.catalog.phones.flatMap { [$0.name, $0.model] }
      value.report(
        "unknown phone ‘\(name.model)’\(NearestName.hint(for: name.model, among: known))")
      return nil
    }
  }
}

extension FieldType where Value == PhoneSetup {
  /// A phone in short or by its keys; nothing at all is the app's default.
  static var onePhone: Self {
    let (short, keys) = (FieldType<PhoneName>.phoneName, mapping(PhoneSetup.mapping))
    return Self(
      words: "\(short.words), or \(keys.words)", schema: ["anyOf": [short.schema, keys.schema]],
      write: keys.write
    ) { value, context in
      if value.isEmpty { return PhoneSetup.mapping.blank() }
      if value.isMapping { return keys.read(value, context) }
      return short.read(value, context).map {
        PhoneSetup(name: "phone", model: $0.model, osVersion: $0.osVersion)
      }
    }
  }
}

extension FieldType where Value == String {
  static var osVersion: Self {
    .parsed("a version such as `17.5`", schema: ["type": ["string", "number"]]) { text in
      text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? text : nil
    }
  }
}
