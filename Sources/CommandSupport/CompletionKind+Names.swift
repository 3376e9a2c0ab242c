package import ArgumentParser
import FoundationEssentials
import LinkProtocol
package import VehicleCatalog

/// What a shell completes. Whatever cannot be found out completes to nothing: a shell has no place
/// for an error.
extension CompletionKind {
  /// The services of the catalogue.
  package static var services: Self { .ofCatalogue { $0.services.map(\.id.rawValue) } }
  /// Its products.
  package static var products: Self { .ofCatalogue { $0.products.map(\.id.rawValue) } }
  /// Its profiles.
  package static var profiles: Self { .ofCatalogue { $0.profileNames.map(\.name.description) } }
  /// The countries that it sells in.
  package static var countries: Self { .ofCatalogue { $0.countries.map(\.code) } }
  package static var yamlFiles: Self { .file(extensions: ["yaml", "yml"]) }

  /// Something of the catalogue that the command line names so far, or of the usual one.
  package static func ofCatalogue(
    _ names: @escaping @Sendable (Catalog) -> [String]
  ) -> Self {
    .custom { words, _, _ in catalog(words).map(names) ?? [] }
  }

  /// The catalogue that `words` name with `--profiles`, or the usual one; `nil` when it cannot be
  /// loaded.
  package static func catalog(_ words: [String]) -> Catalog? {
    let environment = ProcessInfo.processInfo.environment
    let named = value(of: "--profiles", in: words)
    guard let folder = try? ProfilesFolder.path(named: named, environment: environment) else {
      return nil
    }
    return try? Catalog.load(folder: folder)
  }

  /// The cars of the daemon that `words` name with `--socket`, or of the usual one.
  package static var vehicles: Self {
    .custom { (words, _, _) async in
      let socket = value(of: "--socket", in: words).map { ["--socket", $0] } ?? []
      guard let options = try? GlobalOptions.parse(socket + ["--timeout", "2"]),
        let cars = try? await options.call(VehiclesList(), "cannot list the vehicles").vehicles
      else { return [] }
      return cars.map(\.vin)
    }
  }

  /// The word behind an option.
  package static func value(of option: String, in words: [String]) -> String? {
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word == option, !next.isEmpty { return next }
      if word.hasPrefix("\(option)=") { return String(word.dropFirst(option.count + 1)) }
    }
    return nil
  }
}
