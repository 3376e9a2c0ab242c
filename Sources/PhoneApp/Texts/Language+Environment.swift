package import VehicleCatalog

extension Language {
  /// The language that a process was started in; English where it is none of the store's.
  ///
  /// - Source: POSIX.1-2024 base definitions §8.2: the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
  ///   that is set and not empty decides.
  package init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self = Self.allCases.first { locale?.hasPrefix($0.rawValue) == true } ?? .en
  }

  /// The country whose way of writing is used for somebody whose own is not known yet.
  package var usualCountry: String {
    switch self {
    case .fr: "FR"
    case .en: "GB"
    }
  }
}
