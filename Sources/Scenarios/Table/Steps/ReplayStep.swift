/// A document that was issued before is handed over once more, whatever came since.
package struct ReplayStep: RefusableStep {
  package var actors = Actors()
  /// The version of the document, counted from 1.
  package var version = 1
  /// The vehicle that it was issued for, where that is another one than it is handed to.
  package var issuedFor: String?
  package var refused: String?

  package init() {}

  package static let forms = written(
    "replay", .phone,
    "Hands over a document once more that was issued before, whatever came since.",
    main: "version",
    fields: [
      .required(
        "version", \.version, .integer("a version", 1...1_000_000),
        "The document's version, counted from 1."),
      .optional(
        "of", \.issuedFor, .vehicle,
        "The car that it was issued for; default: the one it is handed to."),
    ] + acting, example: "replay: {version: 1, refused: rollback}")

  package var title: String { "replay \(version)\(issuedFor.map { " of \($0)" } ?? "")" }
}
