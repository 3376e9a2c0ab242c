import Synchronization

/// A payment card as the customer typed it, for as long as the processor needs it.
///
/// The number and the security code are overwritten by ``wipe()`` and at the end of the value's
/// life. They can be read only inside ``withSecrets(_:)``; printing, reflecting and encoding show
/// neither, and the type can be decoded but not encoded.
///
/// - Source: PCI DSS 3.3.1: sensitive authentication data is not kept after authorisation.
package final class CardDetails: Sendable {
  /// The name on the card, as typed.
  package let holder: String
  /// The expiry as typed: `12/28`.
  package let expiry: String
  private let secrets: Mutex<Secrets>

  /// The two texts that are never kept: digits, with the spaces and hyphens of the typist.
  package struct Secrets: ~Copyable {
    package private(set) var number: [UInt8]
    package private(set) var securityCode: [UInt8]

    fileprivate init(number: String, securityCode: String) {
      self.number = Array(number.utf8)
      self.securityCode = Array(securityCode.utf8)
    }

    fileprivate mutating func wipe() {
      number.withUnsafeMutableBytes(overwrite)
      securityCode.withUnsafeMutableBytes(overwrite)
      number = []
      securityCode = []
    }

  }

  package init(holder: String, number: String, expiry: String, securityCode: String) {
    self.holder = holder
    self.expiry = expiry
    secrets = Mutex(Secrets(number: number, securityCode: securityCode))
  }

  deinit { wipe() }

  /// Lends the number and the code to `body`; both are empty after ``wipe()``.
  package func withSecrets<Result: Sendable>(_ body: (borrowing Secrets) -> Result) -> Result {
    secrets.withLock { body($0) }
  }

  /// Overwrites the number and the security code.
  package func wipe() { secrets.withLock { $0.wipe() } }
}

/// Zeroes memory. Never inlined: what it writes to outlives the call, so nothing is left out.
@inline(never)
private func overwrite(_ bytes: UnsafeMutableRawBufferPointer) {
  for index in bytes.indices { bytes[index] = 0 }
}

extension CardDetails: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "CardDetails(redacted)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension CardDetails: Decodable {
  private enum CodingKeys: String, CodingKey { case holder, number, expiry, code }

  /// Reads `{"holder", "number", "expiry", "code"}`, all texts.
  package convenience init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      holder: try container.decode(String.self, forKey: .holder),
      number: try container.decode(String.self, forKey: .number),
      expiry: try container.decode(String.self, forKey: .expiry),
      securityCode: try container.decode(String.self, forKey: .code))
  }
}
