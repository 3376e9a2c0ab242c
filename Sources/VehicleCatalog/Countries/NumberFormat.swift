/// How one locale writes numbers for people: `12 345`, `11,8`.
package struct NumberFormat: Hashable, Sendable {
  /// Between units and tenths: `,`.
  let decimal: String
  /// Between thousands.
  let group: String
  /// The least number of digits before the decimal separator that is grouped: 4 or 5.
  let groupsFromDigits: Int

  /// Writes what is given as digits, with a point before the decimals: `12345`, `11.8`.
  package func text(_ plain: String) -> String {
    let parts = plain.split(separator: ".", maxSplits: 1)
    return ([grouped(parts[0])] + parts.dropFirst().map(String.init)).joined(separator: decimal)
  }

  private func grouped(_ digits: Substring) -> String {
    guard digits.count >= groupsFromDigits else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += group }
      text.append(digit)
    }
    return text
  }
}
