package import WorldTime

/// Moves world time on, either by a period or to an instant.
package struct AdvanceStep: DescribedStep {
  package var by: Period?
  package var to: Instant?

  package init() {}

  package static let forms = written(
    "advance", .world,
    "Moves world time on; the step is over when everything that fell due has happened.",
    main: "by",
    fields: [
      .optional("by", \.by, .period, "How far."),
      .optional("to", \.to, .instant, "Until when."),
    ], example: "advance: 1month"
  ) { _, reader in
    guard reader.has("by") != reader.has("to") else {
      reader.report("‘advance’ takes either a period (‘by’) or an instant (‘to’)")
      return false
    }
    return true
  }

  package var title: String {
    if let to { return "advance to \(to)" }
    return "advance \(by ?? .zero)"
  }
}
