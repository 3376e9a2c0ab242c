extension Catalog {
  /// Reads a catalogue folder: `vocabulary.yaml`, `countries.yaml`, `backend-services.yaml`,
  /// `services.yaml`, `products.yaml`, `phones.yaml` and `vehicles/*.yaml`.
  ///
  /// - Parameter path: Such as `Profiles`.
  /// - Returns: The catalogue, without an error.
  /// - Throws: ``CatalogDiagnostics`` with every error of every file.
  package static func load(folder path: String) throws(CatalogDiagnostics) -> Catalog {
    let log = DiagnosticLog()
    let folder = CatalogFolder(path: path, log: log)
    let vocabulary = folder.root(of: "vocabulary.yaml").flatMap(VocabularyFile.init)
    let countries = folder.root(of: "countries.yaml").map(CountriesFile.read)
    let backend = folder.root(of: "backend-services.yaml").map(BackendFile.read)
    let phones = folder.root(of: "phones.yaml").flatMap(PhoneCatalogue.init)
    let names = folder.vehicleNames()
    let countriesAreWhole = !log.entries.contains { $0.file.hasSuffix("/countries.yaml") }

    let known = KnownNames(
      vocabulary: vocabulary,
      countries: countriesAreWhole ? countries : nil,
      backend: backend,
      generations: names
    )
    let vehicles = names.compactMap { name in
      folder.root(of: "vehicles/\(name).yaml").flatMap {
        GenerationFile.read($0, id: GenerationID(rawValue: name), known: known)
      }
    }
    let services = folder.root(of: "services.yaml").map {
      ServicesFile($0, known: known.adding(vehicles))
    }
    let products = folder.root(of: "products.yaml").map {
      ProductsFile.read($0, services: services, known: known.adding(vehicles))
    }
    if let diagnostics = log.diagnostics { throw diagnostics }
    guard let vocabulary, let countries, let backend, let phones, let services, let products
    else { preconditionFailure("a file that cannot be read leaves a diagnostic") }
    return Catalog(
      vehicles: vehicles,
      store: (services.services, products.products),
      currencyRules: products.currencyRules,
      phones: phones,
      countries: countries,
      backendServices: backend,
      vocabulary: vocabulary
    )
  }
}

/// The names that other files may refer to. A part is `nil` when its own file could not be read;
/// any name then passes, so that one error is told once.
struct KnownNames {
  let capabilities: [String]?
  let headUnits: [String]?
  let countries: [String]?
  let backendCatalogues: [String]?
  let backendIDs: [BackendCatalogue: Set<Int>]?
  /// Sides of build dates included.
  var generations: [String]
  var trims: [GenerationID: Set<String>] = [:]

  init(
    vocabulary: VocabularyFile?,
    countries: [Country]?,
    backend: [BackendService]?,
    generations: [String]
  ) {
    capabilities = vocabulary.map { $0.capabilities.keys.map(\.rawValue) }
    headUnits = vocabulary.map { $0.headUnits.keys.map(\.rawValue) }
    self.countries = countries?.map(\.code)
    backendIDs = backend.map { services in
      Dictionary(grouping: services, by: \.catalogue).mapValues { Set($0.map(\.id)) }
    }
    backendCatalogues = backendIDs.map { $0.keys.map(\.rawValue) }
    self.generations = generations
  }

  func adding(_ vehicles: [Generation]) -> KnownNames {
    var known = self
    for build in vehicles.flatMap(\.builds) {
      if !known.generations.contains(build.identity.id.rawValue) {
        known.generations.append(build.identity.id.rawValue)
      }
      known.trims[build.identity.id] = Set(build.trims.map(kebabCase))
    }
    return known
  }
}
