import Crypto
package import NissanStore

extension FreshNames {
  /// From the system's generator.
  package static let random = FreshNames { count in
    SymmetricKey(size: SymmetricKeySize(bitCount: count * 8)).withUnsafeBytes { Array($0) }
  }
}
