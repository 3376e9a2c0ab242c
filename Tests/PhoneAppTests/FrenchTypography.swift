/// How French is typeset: curly apostrophes, guillemets, spaces at which no line breaks, and a
/// minus sign that is no hyphen.
///
/// - Source: Imprimerie nationale, "Lexique des règles typographiques".
enum FrenchTypography {
  /// What is wrong with a text; empty when nothing is.
  static func faults(in text: String) -> [String] {
    let wrong = ["'", "‘", "\"", "...", " :", " ;", " ?", " !", " %", "« ", " »"]
    var faults = wrong.filter { text.contains($0) }
    for mark in [";", "?", "!", "»"]
    where text.ranges(of: mark).contains(where: { range in
      text[..<range.lowerBound].last != "\u{A0}"
    }) {
      faults.append("no space before \(mark)")
    }
    // A colon stands inside addresses and commands, too.
    if text.ranges(of: ": ").contains(where: { text[..<$0.lowerBound].last != "\u{A0}" }) {
      faults.append("no space before the colon")
    }
    let hyphens = text.ranges(of: "-").map(\.lowerBound)
    if hyphens.contains(where: { hyphen in
      text[hyphen...].dropFirst().first?.isNumber == true
        && text[..<hyphen].last?.isLetter != true && text[..<hyphen].last?.isNumber != true
    }) {
      faults.append("a hyphen for a minus sign")
    }
    if text.contains(/[0-9}] (km|kPa|Mo|ms|V)\b/) {
      faults.append("a space that breaks before a unit")
    }
    return faults
  }
}
