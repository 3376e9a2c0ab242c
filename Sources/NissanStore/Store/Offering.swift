import Crypto
package import VehicleCatalog

/// A catalogue, and what follows from it.
package struct Offering: Sendable {
  package let catalog: Catalog
  let countries: [String: Country]
  /// Changes with what any renewing product costs anywhere, and with nothing else.
  package let digest: String

  package init(_ catalog: Catalog) {
    self.catalog = catalog
    countries = Dictionary(catalog.countries.map { ($0.code, $0) }) { first, _ in first }
    digest = Self.digest(of: catalog)
  }

  private static func digest(of catalog: Catalog) -> String {
    let lines = catalog.products.flatMap { product in
      catalog.countries.flatMap { country in
        catalog.offers(product, in: country.code).filter(\.term.renews).map { offer in
          "\(offer.product) \(offer.country) \(offer.term.period) \(offer.price) "
            + "\(offer.isIllustrative)"
        }
      }
    }
    var hash = SHA256()
    for line in lines.sorted() { hash.update(data: Array("\(line)\n".utf8)) }
    return hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
