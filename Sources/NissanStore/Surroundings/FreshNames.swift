import Synchronization

/// Where names that nobody can guess come from.
package struct FreshNames: Sendable {
  /// What stands behind the kind.
  private let rest: @Sendable (_ kind: String, _ bytes: Int) -> String

  /// - Parameter bytes: Gives as many random bytes as it is asked for.
  package init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
    rest = { _, count in
      bytes(count).map { byte in
        let text = String(byte, radix: 16)
        return text.count == 1 ? "0" + text : text
      }.joined()
    }
  }

  /// Names that are numbers, for stores of which two that know the same must be equal.
  ///
  /// - Parameter numbers: The last number of each kind; 0 where there is none.
  package init(countingFrom numbers: [String: Int]) {
    let counter = NameCounter(numbers)
    rest = { kind, _ in "\(counter.next(of: kind))" }
  }

  /// `order-3f9a62c1d0b7`.
  package func name(_ kind: String, bytes count: Int = 6) -> String {
    "\(kind)-\(rest(kind, count))"
  }
}

private final class NameCounter: Sendable {
  private let numbers: Mutex<[String: Int]>

  init(_ numbers: [String: Int]) { self.numbers = Mutex(numbers) }

  func next(of kind: String) -> Int {
    numbers.withLock { numbers in
      let next = numbers[kind, default: 0] + 1
      numbers[kind] = next
      return next
    }
  }
}
