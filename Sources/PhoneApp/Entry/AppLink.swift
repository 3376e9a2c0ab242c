package import VehicleCatalog

/// The link that a phone opens the app with, at the store or at one of its products.
///
/// It names neither the customer nor the vehicle: whoever scans it opens their own app. The host is
/// reserved for examples, so nobody answers there.
///
/// - Source: seed R19; RFC 2606 §3.
package struct AppLink: Sendable {
  /// What to open; `nil` opens the list.
  package let product: ProductID?
  package let language: Language

  package init(to product: ProductID? = nil, in language: Language) {
    self.product = product
    self.language = language
  }

  /// `https://store.example/app?open=store&language=fr`, then `&product=smart-alerts`.
  package var text: String {
    let link = "https://store.example/app?open=store&language=\(language.rawValue)"
    return product.map { "\(link)&product=\(Self.escaped($0.rawValue))" } ?? link
  }

  /// - Source: RFC 3986 §2.3: all but the unreserved characters are written as `%XX`.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || "-._~".contains(character) {
        return String(character)
      }
      return "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
