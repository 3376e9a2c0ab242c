package import WorldTime

/// The public half of a store's root key: what a car trusts.
package typealias RootPublicKey = Ed25519PublicKey

/// A store's root key. It signs nothing but certificates of signing keys.
package struct RootKey: Sendable {
  package let privateKey: Ed25519PrivateKey

  package init(_ privateKey: Ed25519PrivateKey) { self.privateKey = privateKey }

  package var publicKey: RootPublicKey { privateKey.publicKey }

  /// Vouches for a signing key during `[notBefore, expires)`.
  ///
  /// - Throws: ``SigningFailure`` when the window is empty or the key cannot sign.
  package func certify(
    _ signingKey: Ed25519PublicKey,
    notBefore: Instant,
    expires: Instant
  ) throws(SigningFailure) -> SigningKeyCertificate {
    guard notBefore < expires else {
      throw SigningFailure(
        description: "a certificate from \(notBefore) until \(expires) covers no instant"
      )
    }
    let claims = SigningKeyCertificate.Claims(
      issuer: publicKey.id,
      keyID: signingKey.id,
      x: Base64URL.encode(signingKey.rawRepresentation),
      notBefore: notBefore,
      expires: expires
    )
    let compact = try CompactJWS.sign(
      claims,
      header: JWSHeader(type: SigningKeyCertificate.type, keyID: publicKey.id, certificate: nil),
      with: privateKey
    )
    return SigningKeyCertificate(
      root: publicKey.id,
      publicKey: signingKey,
      notBefore: notBefore,
      expires: expires,
      compact: compact
    )
  }
}

/// Why nothing was signed. The description is for people.
package struct SigningFailure: Error, Hashable, CustomStringConvertible {
  package let description: String
}
