import FoundationEssentials
import VehicleCatalog
import WorldTime

/// A catalogue with one file of the input's making: it is loaded, or every error is told, and
/// what was loaded answers whatever it is asked.
///
/// Input: the name of a file of `Tests/Fuzz/catalogue/base`, a line end, and what stands in it.
package struct CatalogueTarget: FuzzTarget {
  package static let name = "catalogue"

  private let folder: String
  private let base: [String: Data]

  package init(in place: FuzzPlace) throws {
    folder = "\(place.scratch)/catalogue"
    let source = "\(place.repository)/Tests/Fuzz/\(Self.name)/base"
    var base: [String: Data] = [:]
    try FileManager.default.createDirectory(
      atPath: "\(folder)/vehicles", withIntermediateDirectories: true)
    for name in try FileManager.default.subpathsOfDirectory(atPath: source)
    where name.hasSuffix(".yaml") {
      let data = try Data(contentsOf: URL(filePath: "\(source)/\(name)"))
      base[name] = data
      try data.write(to: URL(filePath: "\(folder)/\(name)"))
    }
    self.base = base
  }

  package func check(_ input: [UInt8]) throws(BrokenPromise) -> FuzzOutcome {
    let parts = input.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(decoding: parts[0], as: UTF8.self)
    guard parts.count == 2, let original = base[name] else { return .refused }
    try write(Data(parts[1]), as: name)
    let loaded = Result { () throws(CatalogDiagnostics) in try Catalog.load(folder: folder) }
    try write(original, as: name)
    switch loaded {
    case .failure(let diagnostics):
      try checkDiagnostics(diagnostics, in: folder)
      return .refused
    case .success(let catalog):
      ask(catalog)
      return .taken
    }
  }

  private func write(_ data: Data, as name: String) throws(BrokenPromise) {
    do {
      try data.write(to: URL(filePath: "\(folder)/\(name)"))
    } catch {
      throw BrokenPromise("the scratch folder cannot be written: \(error)")
    }
  }

  /// Asks what the store, the car and the lists ask.
  private func ask(_ catalog: Catalog) {
    let countries = catalog.countries
    for product in catalog.products {
      for country in countries {
        for offer in catalog.offers(product, in: country.code) {
          for language in Language.allCases {
            _ = country.format(in: language).money.text(offer.price)
          }
        }
      }
    }
    for country in countries {
      for text in country.postcode.examples + ["", "1", "AB1 2CD", "99999999999999999999"] {
        _ = country.postcode.normalized(text)
      }
    }
    let phone = catalog.phones.first.map { PhoneFacts(model: $0.name, osVersion: "17") }
    for profile in catalog.profiles().prefix(8) {
      for service in catalog.services {
        let answer = catalog.compatibility(of: service.id, with: profile, phone: phone, at: nil)
        _ = answer.unmet.map(\.sentence)
      }
      for product in catalog.products {
        _ = catalog.compatibility(of: product, with: profile, phone: nil, at: nil)
      }
    }
  }
}

/// Errors are told so that a person finds them: in words, and in a file of that folder.
func checkDiagnostics(
  _ diagnostics: CatalogDiagnostics, in folder: String
) throws(BrokenPromise) {
  guard !diagnostics.all.isEmpty else { throw BrokenPromise("refused without an error") }
  for diagnostic in diagnostics.all {
    guard !diagnostic.message.isEmpty, diagnostic.file.hasPrefix(folder) else {
      throw BrokenPromise("nobody finds this error: \(diagnostic)")
    }
    guard diagnostic.position.map({ $0.line > 0 && $0.column > 0 }) ?? true else {
      throw BrokenPromise("there is no such place: \(diagnostic)")
    }
  }
}
