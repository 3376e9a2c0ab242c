import Synchronization

/// Bytes of which there is one copy, overwritten at the end of its life.
package final class SecretBytes: Sendable {
  private let memory: Mutex<[UInt8]>

  /// Copies `bytes`; whoever holds them overwrites their own copy.
  package init(copying bytes: UnsafeBufferPointer<UInt8>) { memory = Mutex(Array(bytes)) }

  /// The bytes of a text that is no secret: a published test number, a wrong one of a test.
  package init(_ text: String) { memory = Mutex(Array(text.utf8)) }

  private init(values: [UInt8]) { memory = Mutex(values) }

  deinit {
    memory.withLock { bytes in bytes.withUnsafeMutableBufferPointer { Self.overwrite($0) } }
  }

  /// Nothing.
  package static let none = SecretBytes("")

  /// Lends the bytes; they must not be copied anywhere that outlives `body`.
  package func withBytes<Result: Sendable>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    memory.withLock { $0.withUnsafeBufferPointer(body) }
  }

  /// The values 0…9 of typed digits, without spaces and hyphens; `nil` when anything else was
  /// typed.
  package func digits() -> SecretBytes? {
    withBytes { typed in
      let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }
      let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
      guard typed.allSatisfy({ isDigit($0) || isSeparator($0) }) else { return nil }
      var values: [UInt8] = []
      // It does not grow, and so leaves no copy behind.
      values.reserveCapacity(typed.count)
      for byte in typed where isDigit(byte) { values.append(byte - UInt8(ascii: "0")) }
      return SecretBytes(values: values)
    }
  }

  /// Zeroes memory. Never inlined: what it writes to outlives the call, so nothing is left out.
  @inline(never)
  private static func overwrite(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    for index in bytes.indices { bytes[index] = 0 }
  }
}
