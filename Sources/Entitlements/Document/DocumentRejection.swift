package import VehicleCatalog
package import WorldTime

/// Why the car does not take a document. ``name`` is the stable code; the description is for
/// people.
package enum DocumentRejection: Error, Hashable, Sendable {
  /// Not a signed document, or one that contradicts itself.
  case malformed(String)
  case tooLarge(bytes: Int, bytesMax: Int)
  /// A signature of the document or of its key's certificate does not fit.
  case badSignature(of: SignedPart)
  /// No trusted root vouches for the signing key.
  case unknownKey(root: String)
  /// The signing key's certificate does not cover the instant.
  case keyExpired(key: String, notBefore: Instant, expires: Instant, at: Instant)
  case algorithmNotAllowed(String)
  case wrongVehicle(expected: VIN, found: VIN)
  case wrongAudience(String)
  /// Something that only rises would fall.
  case rollback(what: String, kept: String, offered: String)
  /// The same version with other content.
  case equivocation(version: Int, kept: String, offered: String)
  case notYetValid(validFrom: Instant, at: Instant)
  case expired(leaseUntil: Instant, at: Instant)

  /// Which of the two signatures.
  package enum SignedPart: String, Hashable, Sendable {
    case document, certificate
  }
}

extension DocumentRejection {
  /// The reject code, stable and lower_snake: what goes on the wire.
  package var name: String { code.rawValue }

  package var code: Code {
    switch self {
    case .malformed: .malformed
    case .tooLarge: .tooLarge
    case .badSignature: .badSignature
    case .unknownKey: .unknownKey
    case .keyExpired: .keyExpired
    case .algorithmNotAllowed: .algorithmNotAllowed
    case .wrongVehicle: .wrongVehicle
    case .wrongAudience: .wrongAudience
    case .rollback: .rollback
    case .equivocation: .equivocation
    case .notYetValid: .notYetValid
    case .expired: .expired
    }
  }

  /// The reject codes, one for each case.
  package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    case malformed
    case tooLarge = "too_large"
    case badSignature = "bad_signature"
    case unknownKey = "unknown_key"
    case keyExpired = "key_expired"
    case algorithmNotAllowed = "algorithm_not_allowed"
    case wrongVehicle = "wrong_vehicle"
    case wrongAudience = "wrong_audience"
    case rollback, equivocation
    case notYetValid = "not_yet_valid"
    case expired
  }
}

extension DocumentRejection: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let violation):
      "the document is malformed: \(violation)"
    case .tooLarge(let bytes, let most):
      "the signed text has \(bytes) bytes; at most \(most)"
    case .badSignature(let part):
      "the signature of the \(part.rawValue) does not fit its content and key"
    case .unknownKey(let root):
      "the document's key is vouched for by root \(root), which this car does not trust"
    case .keyExpired(let key, let notBefore, let expires, let instant):
      "signing key \(key) is good from \(notBefore) until \(expires), not at \(instant)"
    case .algorithmNotAllowed(let algorithm):
      "the header names algorithm ‘\(algorithm)’; an Ed25519 key allows EdDSA and Ed25519 only"
    case .wrongVehicle(let expected, let found):
      "the document is for vehicle \(found); this is \(expected)"
    case .wrongAudience(let audience):
      "the document is for ‘\(audience)’, not for ‘\(EntitlementDocument.audience)’"
    case .rollback(let what, let kept, let offered):
      "\(what) would fall from \(kept) to \(offered)"
    case .equivocation(let version, let kept, let offered):
      "version \(version) is known with hash \(kept) and came again with hash \(offered)"
    case .notYetValid(let validFrom, let instant):
      "the document is good from \(validFrom) on; it is \(instant)"
    case .expired(let leaseUntil, let instant):
      "the document's lease ended at \(leaseUntil); it is \(instant)"
    }
  }
}
