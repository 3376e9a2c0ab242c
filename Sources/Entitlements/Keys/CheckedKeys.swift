import Crypto
import Synchronization

/// Keys that were found to be points of the prime-order group, which takes longer to find out than
/// a signature: the same few roots come with every car, and all cars share them.
final class CheckedKeys: Sendable {
  static let ofThisProcess = CheckedKeys()

  private let found = Mutex<[[UInt8]: Curve25519.Signing.PublicKey]>([:])

  /// Keys remembered; more than there are roots and signing keys in use at once.
  static let keysMax = 1_000

  var count: Int { found.withLock { $0.count } }

  /// - Parameter bytes: A point in its one text, 32 bytes.
  /// - Returns: The key.
  /// - Throws: What is wrong with the point.
  func key(_ bytes: [UInt8]) throws(KeyFormatError) -> Curve25519.Signing.PublicKey {
    if let known = found.withLock({ $0[bytes] }) { return known }
    let key = try Self.checked(bytes)
    found.withLock { found in
      if found.count >= Self.keysMax { found = [:] }
      found[bytes] = key
    }
    return key
  }

  private static func checked(
    _ bytes: [UInt8]
  ) throws(KeyFormatError) -> Curve25519.Signing.PublicKey {
    let key: Curve25519.Signing.PublicKey
    do {
      key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    } catch {
      throw KeyFormatError(
        description: "an Ed25519 public key has 32 bytes; there are \(bytes.count)")
    }
    do throws(Edwards25519Point.Failure) {
      try Edwards25519Point(decoding: bytes).checkOrder()
    } catch {
      throw KeyFormatError(
        description: "this is no Ed25519 public key: \(error) [\(error.rawValue)]",
        rule: error.rawValue)
    }
    return key
  }
}
