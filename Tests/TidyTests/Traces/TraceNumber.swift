/// The number of a requirement (`R06`), a scenario (`S14`) or an invariant (`I10`).
struct TraceNumber: Hashable {
  let letter: Character
  let number: Int

  private static let letters: Set<Character> = ["R", "S", "I"]

  /// Every number that `text` names, the inside of a range (`R26–R33`) too, in the text's order.
  static func all(in text: some StringProtocol) -> [TraceNumber] {
    var numbers: [TraceNumber] = []
    var rest = text[...]
    var before: Character?
    while let first = rest.first {
      guard !isWord(before), let found = number(atStartOf: rest) else {
        before = first
        rest = rest.dropFirst()
        continue
      }
      rest = rest.dropFirst(found.length)
      numbers.append(found.number)
      before = "0"
      guard let dash = rest.first, dash == "–" || dash == "-",
        let end = number(atStartOf: rest.dropFirst()), end.number.letter == found.number.letter,
        found.number.number < end.number.number
      else { continue }
      numbers += (found.number.number + 1...end.number.number).map {
        TraceNumber(letter: found.number.letter, number: $0)
      }
      rest = rest.dropFirst(1 + end.length)
    }
    return numbers
  }

  /// A letter and one or two digits that no letter or digit follows.
  private static func number(
    atStartOf text: some StringProtocol
  ) -> (number: TraceNumber, length: Int)? {
    guard let letter = text.first, letters.contains(letter) else { return nil }
    let digits = text.dropFirst().prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count), let number = Int(digits),
      !isWord(text.dropFirst(1 + digits.count).first)
    else { return nil }
    return (TraceNumber(letter: letter, number: number), 1 + digits.count)
  }

  private static func isWord(_ character: Character?) -> Bool {
    character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
  }
}
