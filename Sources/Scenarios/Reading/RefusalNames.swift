import LinkProtocol
import NissanStore

/// Every name by which something can be refused: by the car, the store, the bank or the app.
package enum RefusalNames {
  package static let all: [String] =
    (ErrorName.allCases.map(\.rawValue) + StoreRefusalName.allCases.map(\.rawValue)
    + DeclineCode.allCases.map(\.rawValue) + (ofPhone + ofTester).map(\.name)).reduce(into: []) {
      names, name in
      if !names.contains(name) { names.append(name) }
    }

  /// What the app says of itself and of its link; it stands below this target.
  static let ofPhone: [(name: String, meaning: String)] = [
    ("account_missing", "No account was created on the phone."),
    ("address_missing", "A paid product needs an address, and none was given."),
    ("authentication_abandoned", "The customer left 3-D Secure."),
    ("authentication_missing", "The bank asks for 3-D Secure, and nobody said what happens."),
    ("bad_commitment", "The car broke its word in pairing: somebody sits between the two."),
    ("car_link_lost", "The connection to the car was lost."),
    ("car_timed_out", "The car did not answer in time."),
    ("card_missing", "A paid product needs a card, and none was given."),
    ("not_paired", "The phone is not paired with the car."),
    ("numbers_differ", "The people at both screens said that the numbers differ."),
    ("os_version_unknown", "There has never been such a version of the operating system."),
    ("other_vehicle", "Another car answered than the one asked for."),
    ("payment_unknown", "The bank's answer was lost; it is asked again with the next command."),
    ("phone_model_ambiguous", "Several phones go by the name."),
    ("phone_model_unknown", "`phones.yaml` has no such phone."),
    ("phone_os_impossible", "The phone never had this version of its operating system."),
  ]

  /// What the test bench says of a step that would hurt others who use the same daemon.
  static let ofTester = [
    (name: "not_in_this_world", meaning: "With `--live`: the step would hurt who uses the daemon.")
  ]
}
