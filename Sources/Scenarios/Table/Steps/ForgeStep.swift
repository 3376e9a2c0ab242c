/// The newest document of the phone is handed over as somebody made it who has no key that the car
/// trusts.
package struct ForgeStep: RefusableStep {
  /// What was made of it.
  package enum TamperMethod: String, Hashable, Sendable, CaseIterable {
    /// It says something else, under the true signature.
    case payload
    /// One bit of its signature is another.
    case signature
    /// It says that it is not signed, and is not.
    case noAlgorithm = "alg_none"
    /// Signed by ES256, with a P-256 key of the forger's.
    case es256
    /// Signed as it should be, by a store of the forger's own.
    case unknownKey = "unknown_key"
  }
  package var actors = Actors()
  package var tampering = TamperMethod.payload
  package var refused: String?

  package init() {}

  package static let forms = written(
    "forge", .phone, "Hands over the newest document of the phone, as a forger made it.",
    main: "how",
    fields: [
      .required(
        "how", \.tampering, .choice("forgery"),
        "Another payload; another signature; no algorithm; a P-256 key's signature; or a true"
          + " one by a store that the car does not know.")
    ] + acting, example: "forge: {how: payload, refused: bad_signature}")

  package var title: String { "forge \(tampering.rawValue)" }
}
