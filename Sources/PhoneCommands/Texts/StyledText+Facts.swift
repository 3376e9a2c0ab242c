import CommandSupport

extension StyledText {
  /// A label and its value on each line; a value of several lines goes on below itself, and facts
  /// without a value are left out.
  static func facts(_ facts: [(label: String, value: String?)]) -> StyledText {
    var table = Table()
    for (label, value) in facts {
      guard let value else { continue }
      for (index, line) in value.split(separator: "\n").enumerated() {
        table.add([.init(index == 0 ? label : "", .faint), .init(String(line))])
      }
    }
    return table.text()
  }
}
