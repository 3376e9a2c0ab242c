import CommandSupport
import PhoneApp

/// The fields of a form with what stands in them, and what is wrong with each.
struct FormPrinter {
  let texts: StoreTexts
  let columns: Int

  func lines(_ form: ScreenView.Form) -> [ScreenPrinter.Unit] {
    let label = form.fields.map(\.label.count).max() ?? 0
    return form.fields.enumerated().map { index, field in
      let numeral = TextWrap.padded(String(index + 1), to: 3, fromRight: true) + "  "
      var lines = TextWrap.lines(field.label, columns: columns - numeral.count).enumerated().map {
        StyledText($0.offset == 0 ? numeral : "     ", .faint) + StyledText($0.element)
      }
      if !field.value.isEmpty { add(shown(field), beside: label, to: &lines) }
      for fault in field.faults {
        lines += TextWrap.lines(fault, columns: columns - 7).enumerated().map {
          StyledText($0.offset == 0 ? "     ✗ " : "       ", .bad) + StyledText($0.element, .bad)
        }
      }
      return ScreenPrinter.Unit(lines, number: index + 1)
    }
  }

  /// Beside the label, or below it where that leaves no room.
  private func add(_ value: String, beside label: Int, to lines: inout [StyledText]) {
    let besideIndent = 5 + label + 2
    let isStacked = columns - besideIndent < ScreenPrinter.valueColumnsMin
    let indent = isStacked ? 7 : besideIndent
    var values = TextWrap.lines(value, columns: columns - indent).map { StyledText($0, .strong) }
    if !isStacked {
      let gap = String(repeating: " ", count: indent - lines[0].plain.count)
      lines[0] += StyledText(gap) + values.removeFirst()
    }
    lines += values.map { StyledText(String(repeating: " ", count: indent)) + $0 }
  }

  /// The value as it is read, not as it is sent.
  private func shown(_ field: ScreenView.Field) -> String {
    field.options.first { $0.value == field.value && $0.value != $0.label }
      .map { "\($0.value)  \($0.label)" } ?? field.value
  }

  /// The values of a drop-down, in columns.
  func options(_ field: ScreenView.Field) -> [StyledText] {
    let texts = field.options.map { $0.value == $0.label ? $0.value : "\($0.value)  \($0.label)" }
    let width = (texts.map(\.count).max() ?? 0) + 3
    let perLine = max(1, (columns - 5) / width)
    return stride(from: 0, to: texts.count, by: perLine).map { start in
      let row = texts[start..<min(start + perLine, texts.count)]
      let line = row.map { TextWrap.padded($0, to: width) }.joined()
      return StyledText("     " + String(line.reversed().drop { $0 == " " }.reversed()), .faint)
    }
  }
}

extension ScreenView.Field {
  /// A text as the drop-down has it: by value, by name, or by the beginning of one name only.
  func resolved(_ text: String) -> String {
    let typed = text.lowercased()
    if let exact = options.first(where: {
      $0.value.lowercased() == typed || $0.label.lowercased() == typed
    }) {
      return exact.value
    }
    let near = options.filter { $0.label.lowercased().hasPrefix(typed) }
    return near.count == 1 ? near[0].value : text
  }
}
