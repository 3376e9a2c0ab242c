/// Names with `*` for any characters, none included: `qashqai-*/2025/*`. Capital letters or not.
package struct NamePattern: Hashable, Sendable {
  /// Lower-case.
  private let pieces: [Substring]
  package let text: String

  package init(_ text: String) {
    self.text = text
    pieces = text.lowercased().split(separator: "*", omittingEmptySubsequences: false)
  }

  package func matches(_ name: String) -> Bool {
    var rest = name.lowercased()[...]
    guard let first = pieces.first, let last = pieces.last, rest.hasPrefix(first) else {
      return false
    }
    if pieces.count == 1 { return rest == first }
    rest = rest.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let place = rest.firstRange(of: piece) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }
}

extension NamePattern: CustomStringConvertible {
  package var description: String { text }
}
