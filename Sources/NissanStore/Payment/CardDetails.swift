import Synchronization

/// A payment card as the customer typed it, for as long as the processor needs it.
///
/// The number and the security code are overwritten by ``wipe()`` and at the end of the value's
/// life. They can be read only inside ``withSecrets(_:)``; printing and reflecting show neither,
/// and the type is not `Codable`.
///
/// - Source: PCI DSS 3.3.1: sensitive authentication data is not kept after authorisation.
package final class CardDetails: Sendable {
  /// The name on the card, as typed.
  package let holder: String
  /// The expiry as typed: `12/28`.
  package let expiry: String
  private let secrets: Mutex<Secrets>

  /// The two texts that are never kept: digits, with the spaces and hyphens of the typist.
  package struct Secrets: Sendable {
    package fileprivate(set) var number: SecretBytes
    package fileprivate(set) var securityCode: SecretBytes
  }

  /// - Parameters:
  ///   - holder: The name on the card.
  ///   - number: As typed.
  ///   - expiry: `12/28`.
  ///   - securityCode: As typed.
  package init(
    holder: String, number: SecretBytes, expiry: String,
    securityCode: SecretBytes
  ) {
    self.holder = holder
    self.expiry = expiry
    secrets = Mutex(Secrets(number: number, securityCode: securityCode))
  }

  /// A card that is no secret: one of the published test numbers.
  package convenience init(holder: String, number: String, expiry: String, securityCode: String) {
    self.init(
      holder: holder, number: SecretBytes(number), expiry: expiry,
      securityCode: SecretBytes(securityCode))
  }

  /// Lends the number and the code to `body`; both are empty after ``wipe()``.
  package func withSecrets<Result: Sendable>(_ body: (Secrets) -> Result) -> Result {
    secrets.withLock { body($0) }
  }

  /// Overwrites the number and the security code.
  package func wipe() {
    secrets.withLock { secrets in
      secrets.number = .none
      secrets.securityCode = .none
    }
  }
}

extension CardDetails: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "CardDetails(redacted)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
