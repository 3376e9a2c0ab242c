/// All that `Profiles/` says: cars, services, products, phones and countries.
///
/// - SeeAlso: `Catalog.load(folder:)`, which reads it.
package struct Catalog: Sendable {
  /// In the order of their files' names.
  package let generations: [Generation]
  /// In the order of `services.yaml`.
  package let services: [Service]
  /// In the order of `products.yaml`.
  package private(set) var products: [Product]
  package let phones: [PhoneModel]
  package let phoneSystems: [PhoneSystem]
  /// Oldest first.
  package let appPeriods: [AppPeriod]
  package let countries: [Country]
  /// Every id of the back end, also those that no service uses.
  package let backendServices: [BackendService]
  /// What each capability is, for people.
  package let capabilities: [Capability: LocalizedText]
  /// What each head-unit generation is, for people.
  package let headUnits: [HeadUnitGeneration: LocalizedText]
  /// By ISO 4217 code; euros need none.
  let currencyRules: [String: CurrencyRule]

  private let servicesByID: [ServiceID: Service]
  private var productsByID: [ProductID: Product]
  /// By ISO 3166 code.
  package let countriesByCode: [String: Country]
  let generationsByID: [GenerationID: Generation]
  /// By name and by each end of it that begins with a word, in small letters.
  let phonesByName: [String: [PhoneModel]]

  init(
    vehicles generations: [Generation],
    store: (services: [Service], products: [Product]),
    currencyRules: [String: CurrencyRule],
    phones: PhoneCatalogue,
    countries: [Country],
    backendServices: [BackendService],
    vocabulary: VocabularyFile
  ) {
    self.generations = generations
    self.services = store.services
    self.products = store.products
    self.currencyRules = currencyRules
    self.phones = phones.phones
    phoneSystems = phones.systems
    self.appPeriods = phones.appPeriods
    self.countries = countries
    self.backendServices = backendServices
    capabilities = vocabulary.capabilities
    headUnits = vocabulary.headUnits
    servicesByID = Dictionary(store.services.map { ($0.id, $0) }) { first, _ in first }
    productsByID = Dictionary(store.products.map { ($0.id, $0) }) { first, _ in first }
    countriesByCode = Dictionary(countries.map { ($0.code, $0) }) { first, _ in first }
    phonesByName = Dictionary(
      phones.phones.flatMap { phone in phone.spokenNames.map { ($0, [phone]) } },
      uniquingKeysWith: +)
    generationsByID = Dictionary(generations.map { ($0.id, $0) }) { first, _ in first }
  }

  package func service(_ id: ServiceID) -> Service? { servicesByID[id] }
  package func product(_ id: ProductID) -> Product? { productsByID[id] }

  /// By ISO 3166 code, capital letters or not.
  package func country(_ code: String) -> Country? { countriesByCode[code.uppercased()] }

  /// The same catalogue with another price for one period of a product, as a store may ask it from
  /// some day on.
  ///
  /// - Parameters:
  ///   - id: The product.
  ///   - months: One of its periods.
  ///   - price: In the currency of the countries that are to see it.
  /// - Returns: `nil` when the product is not sold for such a period.
  package func repricing(_ id: ProductID, months: Int, to price: Money) -> Catalog? {
    guard let index = products.firstIndex(where: { $0.id == id }),
      products[index].periods.contains(months)
    else { return nil }
    var catalog = self
    catalog.products[index].prices[price.currency, default: [:]][months] = price.minorUnits
    catalog.productsByID[id] = catalog.products[index]
    return catalog
  }
}
