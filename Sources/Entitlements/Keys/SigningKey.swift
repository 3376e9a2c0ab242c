/// A key that signs documents, with the certificate that lets a car believe it.
package struct SigningKey: Sendable {
  package let privateKey: Ed25519PrivateKey
  package let certificate: SigningKeyCertificate

  /// - Throws: ``KeyFormatError`` when the certificate is for another key.
  package init(
    _ privateKey: Ed25519PrivateKey,
    certificate: SigningKeyCertificate
  ) throws(KeyFormatError) {
    guard privateKey.publicKey == certificate.publicKey else {
      throw KeyFormatError(
        description: "the certificate is for key \(certificate.keyID), "
          + "not for \(privateKey.publicKey.id)"
      )
    }
    self.privateKey = privateKey
    self.certificate = certificate
  }
}
