package import LinkTransport
import StoreDatabase
package import VehicleCatalog

/// What every case of a run shares, none of which a case changes.
package struct CaseKit: Sendable {
  package let catalog: Catalog
  /// By code.
  let countries: [String: Country]
  /// What the stores of cases are copies of.
  let mould: StoreMould
  /// Keeps the host time of calls.
  let loop: LinkLoop
  /// Where failed cases leave what they can tell; `nil` to leave nothing.
  package var bundles: BundleFolder?

  /// - Throws: `StoreFailure` when no store can be made in memory.
  package init(catalog: Catalog, loop: LinkLoop = .ofThisProcess) throws {
    self.catalog = catalog
    self.loop = loop
    countries = Dictionary(uniqueKeysWithValues: catalog.countries.map { ($0.code, $0) })
    mould = try StoreMould(catalog: catalog)
  }
}
