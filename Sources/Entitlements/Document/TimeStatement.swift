package import VehicleCatalog
package import WorldTime

/// The time as the store says it, signed for one vehicle.
///
/// With the car's own nonce in it, it was signed after the car asked, so that it sets a clock
/// exactly; without, it only says that it is at least so late.
package struct TimeStatement: Hashable, Sendable {
  package let issuer: String
  package let audience: String
  package let vehicle: VIN
  package let issuedAt: Instant
  /// The car's question, base64url of 16 bytes.
  package let nonce: String?

  package static let audience = "headunit-clock"
  /// The signed text, in bytes.
  package static let bytesMax = 4 * 1024
  static let type = "time+jwt"

  package init(
    issuer: String, vehicle: VIN, issuedAt: Instant, nonce: String?,
    audience: String = Self.audience
  ) {
    self.issuer = issuer
    self.audience = audience
    self.vehicle = vehicle
    self.issuedAt = issuedAt
    self.nonce = nonce
  }
}

extension TimeStatement: Codable {
  private enum CodingKeys: String, CodingKey {
    case issuer = "iss"
    case audience = "aud"
    case vehicle = "sub"
    case issuedAt = "iat"
    case nonce
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    issuer = try container.decode(String.self, forKey: .issuer)
    audience = try container.decode(String.self, forKey: .audience)
    vehicle = try container.decode(VIN.self, forKey: .vehicle)
    issuedAt = try container.decodeNumericDate(forKey: .issuedAt)
    nonce = try container.decodeIfPresent(String.self, forKey: .nonce)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(issuer, forKey: .issuer)
    try container.encode(audience, forKey: .audience)
    try container.encode(vehicle, forKey: .vehicle)
    try container.encode(issuedAt.numericDate, forKey: .issuedAt)
    try container.encodeIfPresent(nonce, forKey: .nonce)
  }
}

extension DocumentSigner {
  /// Signs a time.
  ///
  /// - Throws: ``SigningFailure`` outside the signing key's life.
  package func sign(_ statement: TimeStatement) throws(SigningFailure) -> String {
    try checkLife(at: statement.issuedAt)
    return try CompactJWS.sign(
      statement, header: header(type: TimeStatement.type), with: key.privateKey)
  }
}

extension DocumentVerifier {
  /// Checks a signed time for one vehicle, as far as that does not depend on what the car keeps.
  ///
  /// A car judges the key's life at the time it is told: it may know no better.
  ///
  /// - Throws: `malformed`, `too_large`, `algorithm_not_allowed`, `unknown_key`, `key_expired`,
  ///   `bad_signature`, `wrong_audience`, `wrong_vehicle`.
  package static func verifyTime(
    _ compact: String, vehicle: VIN, trust: TrustStore
  ) throws(DocumentRejection) -> TimeStatement {
    let bytes = compact.utf8.count
    guard bytes <= TimeStatement.bytesMax else {
      throw .tooLarge(bytes: bytes, bytesMax: TimeStatement.bytesMax)
    }
    let signed = try CompactJWS(compact, type: TimeStatement.type)
    let certificate = try signer(of: signed, trust: trust)
    let statement = try signed.claims(TimeStatement.self)
    guard statement.audience == TimeStatement.audience else {
      throw .wrongAudience(statement.audience)
    }
    guard statement.vehicle == vehicle else {
      throw .wrongVehicle(expected: vehicle, found: statement.vehicle)
    }
    guard certificate.covers(statement.issuedAt) else {
      throw .keyExpired(
        key: certificate.keyID, notBefore: certificate.notBefore, expires: certificate.expires,
        at: statement.issuedAt)
    }
    return statement
  }
}
