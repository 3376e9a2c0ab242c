/// Where names that nobody can guess come from.
package struct FreshNames: Sendable {
  private let bytes: @Sendable (_ count: Int) -> [UInt8]

  /// - Parameter bytes: Gives as many random bytes as it is asked for.
  package init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) { self.bytes = bytes }

  /// `order-3f9a62c1d0b7`.
  package func name(_ kind: String, bytes count: Int = 6) -> String {
    let digits = bytes(count).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "\(kind)-\(digits.joined())"
  }
}
