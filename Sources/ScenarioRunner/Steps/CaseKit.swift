import Crypto
import Entitlements
package import LinkTransport
import NissanStore
import StoreStorage
package import VehicleCatalog

/// What every case of a run shares, none of which a case changes.
package struct CaseKit: Sendable {
  package let catalog: Catalog
  /// By code.
  let countries: [String: Country]
  /// What the stores of cases sell, until a step changes it.
  let offering: Offering
  /// Signs for the stores of all cases: a car that trusts one of them trusts them all.
  let signer: StoreSigner
  /// Keeps the host time of calls.
  let loop: LinkLoop
  /// Where failed cases leave what they can tell; `nil` to leave nothing.
  package var bundles: BundleFolder?

  package init(catalog: Catalog, loop: LinkLoop = .ofThisProcess) {
    self.catalog = catalog
    self.loop = loop
    countries = Dictionary(uniqueKeysWithValues: catalog.countries.map { ($0.code, $0) })
    offering = Offering(catalog)
    signer = StoreSigner(
      keys: MemoryKeys { Ed25519PrivateKey(Curve25519.Signing.PrivateKey()) })
  }
}
