package import Entitlements
import Synchronization
package import WorldTime

/// Keys in memory, which several stores of one maker may share, each in a time of its own.
package final class MemoryKeys: StoreKeys, Sendable {
  private let rootKey: RootKey
  private let signingKeys = Mutex<[SigningKey]>([])
  private let make: @Sendable () -> Ed25519PrivateKey

  /// - Parameter make: Makes a private key that nobody has yet.
  package init(_ make: @escaping @Sendable () -> Ed25519PrivateKey) {
    self.make = make
    rootKey = RootKey(make())
  }

  package func root() -> RootKey { rootKey }

  package func signingKey(at now: Instant) -> SigningKey? {
    signingKeys.withLock { keys in
      keys.filter { $0.certificate.covers(now) }.max {
        $0.certificate.expires < $1.certificate.expires
      }
    }
  }

  package func insert(_ key: SigningKey) -> SigningKey {
    signingKeys.withLock { $0.append(key) }
    return key
  }

  package func fresh() -> Ed25519PrivateKey { make() }
}
