import CommandSupport
import PhoneApp

/// The fields of a form with what stands in them, and what is wrong with each.
struct FormPrinter {
  let texts: StoreTexts

  func lines(_ form: ScreenView.Form) -> [ScreenPrinter.Unit] {
    let label = form.fields.map(\.label.count).max() ?? 0
    return form.fields.enumerated().map { index, field in
      let numeral = TextWrap.padded(String(index + 1), to: 3, fromRight: true)
      var lines = [
        StyledText("\(numeral)  ", .faint)
          + (field.value.isEmpty
            ? StyledText(field.label)
            : StyledText(TextWrap.padded(field.label, to: label) + "  ")
              + StyledText(shown(field), .strong))
      ]
      for fault in field.faults {
        lines += TextWrap.lines(fault, columns: ScreenPrinter.columnsMax - 7).enumerated().map {
          StyledText($0.offset == 0 ? "     ✗ " : "       ", .bad) + StyledText($0.element, .bad)
        }
      }
      return lines
    }
  }

  /// The value as it is read, not as it is sent; cut where it would leave the line.
  private func shown(_ field: ScreenView.Field) -> String {
    let chosen = field.options.first { $0.value == field.value && $0.value != $0.label }
    let text = chosen.map { "\($0.value)  \($0.label)" } ?? field.value
    return text.count > 48 ? text.prefix(47) + "…" : text
  }

  /// The values of a drop-down, in columns.
  func options(_ field: ScreenView.Field) -> [StyledText] {
    let texts = field.options.map { $0.value == $0.label ? $0.value : "\($0.value)  \($0.label)" }
    let width = (texts.map(\.count).max() ?? 0) + 3
    let columns = max(1, (ScreenPrinter.columnsMax - 5) / width)
    return stride(from: 0, to: texts.count, by: columns).map { start in
      let row = texts[start..<min(start + columns, texts.count)]
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
