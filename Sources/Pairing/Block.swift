import Crypto
import CryptoExtras

/// Sixteen bytes: a nonce, a key, a commitment or a check value. Equality takes the same time
/// wherever two blocks differ.
package struct Block: Sendable {
  package let bytes: [UInt8]

  package static let length = 16
  package static let zero = Block(high: 0, low: 0)

  /// - Returns: `nil` unless there are 16 bytes.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = [UInt8](bytes)
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// A fresh block from `generator`; the outermost layer, which owns randomness, hands it in.
  package static func random(using generator: inout some RandomNumberGenerator) -> Block {
    Block(high: generator.next(), low: generator.next())
  }

  init(high: UInt64, low: UInt64) {
    bytes = [high, low].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
    }
  }

  /// AES-CMAC of `message` under this block as the key.
  ///
  /// - Source: RFC 4493.
  package func cmac(_ message: [UInt8]) -> Block {
    do {
      var code = try AES.CMAC(key: SymmetricKey(data: bytes))
      code.update(data: message)
      if let block = Block(Array(code.finalize())) { return block }
    } catch {
      preconditionFailure("AES-CMAC refused a 16-byte key: \(error)")
    }
    preconditionFailure("AES-CMAC gave a code of other than 16 bytes")
  }
}

extension Block: Hashable {
  package static func == (left: Block, right: Block) -> Bool {
    zip(left.bytes, right.bytes).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension Block: CustomStringConvertible, CustomReflectable {
  /// A block may be a key, so its bytes are never printed.
  package var description: String { "16 bytes" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
