import Entitlements
import LinkProtocol
import Scenarios

/// What was looked at, and how it should have been.
struct LookTable {
  private let lead: String
  private var wanted: [String] = []
  private var found: [String] = []
  private var isMet = true

  init(lead: String = "") { self.lead = lead }

  /// Looks at one thing, unless nothing is said of it.
  mutating func compare<Value: Equatable>(_ name: String, _ wanted: Value?, _ found: Value) {
    guard let wanted else { return }
    self.wanted.append("\(name) \(wanted)")
    self.found.append("\(name) \(found)")
    if wanted != found { isMet = false }
  }

  mutating func compare(_ wanted: ServiceLook, _ found: ServiceStatus) {
    compare("state", wanted.state?.rawValue, found.state.rawValue)
    compare("reason", wanted.reason, found.reason)
    compare("usable", wanted.usable, found.activeNow)
  }

  /// - Throws: ``StepFailure/unmet(expected:found:)`` when anything is otherwise.
  func judge() throws(StepFailure) {
    guard !isMet else { return }
    throw .unmet(
      expected: lead + wanted.joined(separator: ", "), found: lead + found.joined(separator: ", "))
  }
}

extension ExpectedChange {
  /// An entry of the journal tells of such a change.
  func isMet(by entry: JournalReport) -> Bool {
    entry.service == service && (from.map { $0.rawValue == entry.details["from"] } ?? true)
      && (to.map { $0.rawValue == entry.details["to"] } ?? true)
      && (reason.map { $0 == entry.details["reason"] } ?? true)
      && (at.map { $0 == entry.at } ?? true)
  }

  /// Such as `smart-alerts active → expired (period_end) at 2026-02-28T10:00:00.000Z`.
  var text: String {
    "\(service) \(from?.rawValue ?? "any") → \(to?.rawValue ?? "any")"
      + (reason.map { " (\($0))" } ?? "") + (at.map { " at \($0)" } ?? "")
  }
}

extension JournalReport {
  /// A change of a service, as an expectation of it would read.
  var text: String {
    "\(service ?? "") \(details["from"] ?? "") → \(details["to"] ?? "")"
      + " (\(details["reason"] ?? "")) at \(at)"
  }
}
