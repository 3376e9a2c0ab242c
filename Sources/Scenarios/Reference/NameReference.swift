import Entitlements
import LinkProtocol
import NissanStore
import VehicleCatalog
import WireText
import WorldTime

/// `docs/names.md`: every name that a state, a reason, a rule or a refusal has, and when it
/// occurs; test cards; default windows.
package enum NameReference {
  /// The whole document.
  package static var markdown: String {
    ([head] + tables).joined(separator: "\n")
  }

  private static let head = """
    # Names and defaults

    This page is generated from the product; a test holds it. These are the names that `--json`,
    scenarios, the journal and the protocol use; they do not change. Errors of the protocol are in
    [protocol.md](protocol.md#errors), faults in [faults.md](faults.md), screens and orders in
    [state-machines.md](state-machines.md).

    """

  private static var tables: [String] {
    [
      table("States of a service", ServiceState.allCases.map { ($0.rawValue, $0.meaning) }),
      table(
        "Reasons of a state", ServiceReason.known.map { ($0.name, $0.meaning) },
        "Why a service is in its state; `unsupported` has a rule of compatibility as its reason."),
      table(
        "Rules of the decision", DecisionRule.allCases.map { ($0.rawValue, $0.meaning) },
        "In this order; the first that holds decides."),
      table(
        "Rules of compatibility", CompatibilityRule.allCases.map { ($0.rawValue, $0.meaning) },
        "In the order in which they are listed to a customer."),
      table(
        "Refusals of the store",
        StoreRefusalName.allCases.map { ($0.rawValue, $0.meaning) }.sorted { $0.0 < $1.0 }),
      table("Declines of the bank", DeclineCode.allCases.map { ($0.rawValue, $0.meaning) }),
      table("Refusals of the app and of the runner", RefusalNames.ofPhone + RefusalNames.ofTester),
      table(
        "Test cards",
        TestCard.allCases.map { ($0.rawValue, "\($0.number). \($0.meaning)") },
        "By the names that scenarios use; [payment-sandbox.md](payment-sandbox.md) has all numbers."
      ),
      windows,
    ]
  }

  private static func table(
    _ title: String, _ rows: [(name: String, meaning: String)], _ text: String? = nil
  ) -> String {
    (["## \(title)", ""] + (text.map { [$0, ""] } ?? []) + ["| Name | When |", "|---|---|"]
      + rows.map { "| `\($0.name)` | \($0.meaning) |" } + [""]).joined(separator: "\n")
  }

  /// What holds where a scenario's `policy` says nothing else.
  private static var windows: String {
    let lease = EntitlementDocument.leaseDefault
    var rows = [
      "| `lease` | \(lease) | How long a car goes by a document that no newer one follows. |"
    ]
    for member in SubscriptionPolicy.mapping.fields {
      guard case .string(let period)? = member.write(SubscriptionPolicy()) else { continue }
      rows.append("| `\(member.name)` | \(period) | \(member.description.note) |")
    }
    let head = [
      "## Default windows", "", "All but the lease are keys of a scenario's `policy`.", "",
      "| Name | Default | Meaning |", "|---|---|---|",
    ]
    return (head + rows + [""]).joined(separator: "\n")
  }
}
