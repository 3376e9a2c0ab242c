import LinkProtocol
import NissanStore

/// Every name by which something can be refused: by the car, the store, the bank or the app.
package enum RefusalNames {
  package static let all: [String] =
    (ErrorName.allCases.map(\.rawValue) + StoreRefusalName.allCases.map(\.rawValue)
    + DeclineCode.allCases.map(\.rawValue) + ofPhone + ofTester).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }

  /// What the app says of itself and of its link; it stands below this target.
  private static let ofPhone = [
    "account_missing", "address_missing", "authentication_abandoned", "authentication_missing",
    "bad_commitment", "car_link_lost", "car_timed_out", "card_missing", "not_paired",
    "numbers_differ", "other_vehicle", "payment_unknown", "phone_model_unknown",
    "phone_os_impossible",
  ]

  /// What the test bench says of a step that would hurt others who use the same daemon.
  private static let ofTester = ["not_in_this_world"]
}
