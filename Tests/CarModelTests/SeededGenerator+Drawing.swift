import TestSupport

extension SeededGenerator {
  /// One of several; there is at least one.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func milliseconds(_ range: ClosedRange<Int64>) -> Int64 {
    Int64.random(in: range, using: &self)
  }

  /// True once in so many.
  mutating func once(in count: Int) -> Bool { number(1...count) == 1 }
}
