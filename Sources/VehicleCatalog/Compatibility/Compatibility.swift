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
  package var sentence: String {
    switch rule {
    case .unknownService: "The catalogue has no service \(found)."
    case .model where needed.isEmpty: "Is offered for no car in Europe."
    case .model: "Offered for \(needed); this car: \(found)."
    case .year: "Offered for model years \(needed); this car is of \(found)."
    case .trim: "Offered with trim \(needed); this car has trim \(found)."
    case .buildDate:
      "Cars built from \(needed) on are connected; this one was built in \(found)."
    case .market: "Offered in these countries: \(needed); this car is sold in \(found)."
    case .headUnitGeneration:
      "Needs this head unit: \(needed); this car has: \(found)."
    case .missingHardware: "This car lacks: \(needed)."
    case .phoneModel where needed.isEmpty: "Unknown phone: \(found)."
    case .phoneModel: "Unknown phone: \(found); did you mean \(needed)?"
    case .phoneOS: "The phone must run \(needed); it has \(found)."
    case .googleServices: "The app needs Google services; \(found) has none."
    case .appVersion: "The app must be version \(needed); it is \(found)."
    }
  }
}
