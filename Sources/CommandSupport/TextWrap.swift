/// Text in lines of a fixed width.
package enum TextWrap {
  /// Broken between words; a word that is longer than a line is broken where the line ends. Line
  /// breaks of the text are kept, and an empty text is one empty line.
  package static func lines(_ text: String, columns: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      paragraph($0, columns: max(1, columns))
    }
  }

  private static func paragraph(_ text: Substring, columns: Int) -> [String] {
    guard text.count > columns else { return [String(text)] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      var rest = word
      if !line.isEmpty, line.count + 1 + rest.count > columns {
        lines.append(line)
        line = ""
      }
      while rest.count > columns {
        lines.append(String(rest.prefix(columns)))
        rest = rest.dropFirst(columns)
      }
      line += line.isEmpty ? String(rest) : " \(rest)"
    }
    return lines + [line]
  }

  /// Parts one after the other, never broken inside.
  package static func joined(_ parts: [String], by separator: String, columns: Int) -> [String] {
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, last.count + separator.count + part.count <= columns {
        lines[lines.count - 1] = last + separator + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }

  package static func padded(_ text: String, to columns: Int, fromRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, columns - text.count))
    return fromRight ? space + text : text + space
  }
}
