/// The six digits on both screens.
package struct ComparisonNumber: Hashable, Sendable {
  /// 0…999,999.
  package let value: Int

  /// - Parameter code: the 32 bits of g2; the number is their remainder by a million.
  package init(code: UInt32) { value = Int(code % 1_000_000) }
}

extension ComparisonNumber: CustomStringConvertible {
  /// Always six digits: `004217`.
  package var description: String {
    let digits = String(value)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
