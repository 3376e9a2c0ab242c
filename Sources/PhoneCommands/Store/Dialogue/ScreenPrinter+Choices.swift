import CommandSupport
import PhoneApp

extension ScreenPrinter {
  /// What can be chosen, numbered, under the headings of its groups.
  func choices(_ choices: [ScreenView.Choice]) -> [Unit] {
    let label = min(choices.map(\.label.count).max() ?? 0, 40)
    var units: [Unit] = []
    var group: String?
    for (index, choice) in choices.enumerated() {
      var unit = lines(choice, number: index + 1, label)
      if let heading = choice.group, heading != group {
        unit = (units.isEmpty ? [] : [""]) + [StyledText(Self.sentence(heading), .strong)] + unit
        group = heading
      }
      units.append(unit)
    }
    return units
  }

  /// With a capital letter first.
  static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func lines(_ choice: ScreenView.Choice, number: Int, _ label: Int) -> [StyledText] {
    let numeral = TextWrap.padded(String(number), to: 3, fromRight: true) + "  "
    let indent = String(repeating: " ", count: numeral.count)
    let style: TextStyle =
      switch choice.tone {
      case .good: .good
      case .waiting: .waiting
      case .bad: .bad
      case .plain: .plain
      }
    var lines: [StyledText] = []
    let name = StyledText(numeral, .faint) + StyledText(choice.label)
    if choice.detail.isEmpty {
      lines.append(name)
    } else if numeral.count + max(label, choice.label.count) + 2 + choice.detail.count
      <= Self.columnsMax
    {
      let gap = String(repeating: " ", count: max(0, label - choice.label.count) + 2)
      lines.append(name + StyledText(gap) + StyledText(choice.detail, style))
    } else {
      lines.append(name)
      lines += TextWrap.lines(choice.detail, columns: Self.columnsMax - numeral.count - 2).map {
        StyledText(indent + "  ") + StyledText($0, style)
      }
    }
    for reason in choice.reasons {
      lines += TextWrap.lines(reason, columns: Self.columnsMax - numeral.count - 2).map {
        StyledText("\(indent)  \($0)", .faint)
      }
    }
    return lines
  }

  private func numbers(_ last: Int) -> String { last > 1 ? "1–\(last)" : "1" }

  /// What can be typed here, in a line or two.
  func footer(_ view: ScreenView, hasMore: Bool) -> [StyledText] {
    var parts: [String] = []
    guard view.canBeLeft || !view.buttons.isEmpty else { return [] }
    if let asked = view.form?.asked {
      let keeps = !asked.value.isEmpty && !asked.isSecret
      parts = keeps ? ["\(texts[.enterKey]) \(texts[.keepField])"] : []
      parts += [
        "< \(texts[.back])",
        "<\(texts[.keyCancel]) \(texts[.cancel])", "<\(texts[.keyQuit]) \(texts[.quit])",
      ]
    } else {
      if hasMore {
        parts.append("\(texts[.enterKey]) \(texts[.morePages])")
      } else if let main = view.buttons.first(where: \.key.isEmpty) {
        parts.append("\(texts[.enterKey]) \(main.label)")
      }
      if let form = view.form {
        parts.append("\(numbers(form.fields.count)) \(texts[.changeField])")
      } else if !view.choices.isEmpty {
        parts.append("\(numbers(view.choices.count)) \(texts[.chooseKey])")
      }
      parts += view.buttons.filter { !$0.key.isEmpty }.map { "\($0.key) \($0.label)" }
      if view.canBeLeft {
        parts += ["\(texts[.keyBack]) \(texts[.back])", "\(texts[.keyCancel]) \(texts[.cancel])"]
      }
      parts.append("\(texts[.keyQuit]) \(texts[.quit])")
    }
    parts.append("? \(texts[.help])")
    return TextWrap.joined(parts, by: " · ", columns: Self.columnsMax).map {
      StyledText($0, .faint)
    }
  }
}
