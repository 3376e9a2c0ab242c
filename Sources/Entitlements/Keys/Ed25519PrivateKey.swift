package import Crypto
import FoundationEssentials

/// An Ed25519 private key as a value. Prints as its public thumbprint only.
package struct Ed25519PrivateKey: Sendable {
  package let key: Curve25519.Signing.PrivateKey

  package init(_ key: Curve25519.Signing.PrivateKey) { self.key = key }

  /// - Throws: ``KeyFormatError`` unless there are 32 bytes.
  package init(rawRepresentation bytes: some Sequence<UInt8>) throws(KeyFormatError) {
    let data = Data(bytes)
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: data)
    } catch {
      throw KeyFormatError(
        description: "an Ed25519 private key has 32 bytes; there are \(data.count)"
      )
    }
  }

  /// A fresh key; the outermost layer, which owns randomness, hands in its generator.
  package init(using generator: inout some RandomNumberGenerator) {
    let words = (0..<4).map { _ in generator.next() }
    do throws(KeyFormatError) {
      try self.init(
        rawRepresentation: words.flatMap { word in withUnsafeBytes(of: word) { [UInt8]($0) } })
    } catch {
      preconditionFailure("four words of eight bytes are no Ed25519 key: \(error)")
    }
  }

  /// 32 secret bytes.
  package var rawRepresentation: [UInt8] { [UInt8](key.rawRepresentation) }

  package var publicKey: Ed25519PublicKey { Ed25519PublicKey(key.publicKey) }
}

extension Ed25519PrivateKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "private key of \(publicKey.id)" }
  package var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey.id]) }
}
