/// Whether a service or product works with a car and a phone, and each rule that says no.
package struct Compatibility: Hashable, Sendable {
  /// In the order of ``CompatibilityRule``; empty when all is well.
  package let unmet: [UnmetRule]

  package var isCompatible: Bool { unmet.isEmpty }

  package init(unmet: [UnmetRule]) {
    var seen: Set<UnmetRule> = []
    self.unmet = unmet.filter { seen.insert($0).inserted }.sorted { $0.rule < $1.rule }
  }
}

/// The rules of compatibility, in the order in which they are told.
///
/// - Source: seed R08, R09, R10.
package enum CompatibilityRule: String, CaseIterable, Hashable, Sendable, Codable {
  case unknownService = "unknown_service"
  case model
  case year
  case trim
  case buildDate = "build_date"
  case market
  case headUnitGeneration = "head_unit_generation"
  case missingHardware = "missing_hardware"
  case phoneModel = "phone_model"
  case phoneOS = "phone_os"
  case googleServices = "google_services"
  case appVersion = "app_version"
}

extension CompatibilityRule: Comparable {
  package static func < (left: CompatibilityRule, right: CompatibilityRule) -> Bool {
    left.order < right.order
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One rule that is not met.
package struct UnmetRule: Hashable, Sendable, Codable {
  package let rule: CompatibilityRule
  /// What it would take: `2019+`, `remote_lock`, `iOS 15`; empty where nothing would do.
  package let needed: String
  /// What is there: `2018`, `iOS 12.5`; empty where there is nothing to tell.
  package let found: String

  package init(_ rule: CompatibilityRule, needed: String, found: String) {
    self.rule = rule
    self.needed = needed
    self.found = found
  }

  /// For people, in English.
  package var sentence: String { sentence(in: .en) }

  package func sentence(in language: Language) -> String {
    let text = Self.sentence(rule, needed: needed, found: found)
    return text[language]
  }

  private static func sentence(
    _ rule: CompatibilityRule,
    needed: String,
    found: String
  ) -> LocalizedText {
    switch rule {
    case .unknownService:
      LocalizedText(
        fr: "Le service \(found) n’est pas au catalogue.",
        en: "The catalogue has no service \(found).")
    case .model where needed.isEmpty:
      LocalizedText(
        fr: "N’est proposé pour aucun véhicule en Europe.",
        en: "Is offered for no car in Europe.")
    case .model:
      LocalizedText(
        fr: "Proposé pour \(needed) ; ce véhicule est \(found).",
        en: "Offered for \(needed); this car is \(found)."
      )
    case .year:
      LocalizedText(
        fr: "Proposé pour les années-modèles \(needed) ; ce véhicule est de \(found).",
        en: "Offered for model years \(needed); this car is of \(found)."
      )
    case .trim:
      LocalizedText(
        fr: "Proposé avec la finition \(needed) ; ce véhicule a la finition \(found).",
        en: "Offered with trim \(needed); this car has trim \(found)."
      )
    case .buildDate:
      LocalizedText(
        fr: "Les véhicules construits à partir de \(needed) sont connectés ;"
          + " celui-ci date de \(found).",
        en: "Cars built from \(needed) on are connected; this one was built in \(found)."
      )
    case .market:
      LocalizedText(
        fr: "Proposé dans ces pays : \(needed) ; ce véhicule est vendu en \(found).",
        en: "Offered in these countries: \(needed); this car is sold in \(found)."
      )
    case .headUnitGeneration:
      LocalizedText(
        fr: "Demande un système multimédia \(needed) ; ce véhicule a \(found).",
        en: "Needs a head unit of generation \(needed); this car has \(found)."
      )
    case .missingHardware:
      LocalizedText(
        fr: "Ce véhicule n’est pas équipé de \(needed).",
        en: "This car is not equipped with \(needed)."
      )
    case .phoneModel, .phoneOS, .googleServices, .appVersion:
      phoneSentence(rule, needed: needed, found: found)
    }
  }

  private static func phoneSentence(
    _ rule: CompatibilityRule, needed: String, found: String
  ) -> LocalizedText {
    switch rule {
    case .phoneModel:
      needed.isEmpty
        ? LocalizedText(fr: "Téléphone inconnu : \(found).", en: "Unknown phone: \(found).")
        : LocalizedText(
          fr: "Téléphone inconnu : \(found) ; s’agit-il de \(needed) ?",
          en: "Unknown phone: \(found); did you mean \(needed)?")
    case .phoneOS:
      LocalizedText(
        fr: "Le téléphone doit fonctionner sous \(needed) ; il a \(found).",
        en: "The phone must run \(needed); it has \(found)."
      )
    case .googleServices:
      LocalizedText(
        fr: "L’application demande les services Google ; \(found) ne les a pas.",
        en: "The app needs Google services; \(found) has none."
      )
    default:
      LocalizedText(
        fr: "L’application doit être en version \(needed) ; elle est en \(found).",
        en: "The app must be version \(needed); it is \(found)."
      )
    }
  }
}
