import Crypto
import Entitlements
import NissanStore
import StoreStorage
package import VehicleCatalog

/// What every case of a run shares, none of which a case changes.
package struct CaseKit: Sendable {
  package let catalog: Catalog
  /// What the stores of cases sell, until a step changes it.
  let offering: Offering
  /// Signs for the stores of all cases: a car that trusts one of them trusts them all.
  let signer: StoreSigner
  /// Where failed cases leave what they can tell; `nil` to leave nothing.
  package var bundles: BundleFolder?
  /// The world of a case that goes on; `nil` when none does.
  package var kept: KeptCase?

  package init(catalog: Catalog) {
    self.catalog = catalog
    offering = Offering(catalog)
    signer = StoreSigner(
      keys: MemoryKeys { Ed25519PrivateKey(Curve25519.Signing.PrivateKey()) })
  }
}
