import CommandSupport
import PhoneApp

extension ScreenPrinter {
  /// What can be chosen, numbered, under the headings of its groups.
  func choices(_ choices: [ScreenView.Choice]) -> [Unit] {
    let label = min(choices.map(\.label.count).max() ?? 0, columns / 2)
    var units: [Unit] = []
    var group: String?
    for (index, choice) in choices.enumerated() {
      var unit = Unit(lines(choice, number: index + 1, label), number: index + 1)
      if let heading = choice.group, heading != group {
        let before: [StyledText] = units.isEmpty ? [] : [""]
        unit.lines = before + [StyledText(Self.sentence(heading), .strong)] + unit.lines
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
    let name = TextWrap.lines(choice.label, columns: columns - indent.count)
    var lines = name.enumerated().map { index, line in
      StyledText(index == 0 ? numeral : indent, .faint) + StyledText(line)
    }
    let used = indent.count + max(label, choice.label.count) + 2
    if name.count == 1, !choice.detail.isEmpty, used + choice.detail.count <= columns {
      let gap = String(repeating: " ", count: max(0, label - choice.label.count) + 2)
      lines[0] += StyledText(gap) + StyledText(choice.detail, style)
    } else if !choice.detail.isEmpty {
      lines += TextWrap.lines(choice.detail, columns: columns - indent.count - 2).map {
        StyledText(indent + "  ") + StyledText($0, style)
      }
    }
    for reason in choice.reasons {
      lines += TextWrap.lines(reason, columns: columns - numeral.count - 2).map {
        StyledText("\(indent)  \($0)", .faint)
      }
    }
    return lines
  }

  /// What can be typed here, in a line or two.
  ///
  /// - Parameters:
  ///   - view: The screen.
  ///   - page: What of it is in sight.
  ///   - isOnly: There is no other page.
  /// - Returns: Lines; none where nothing can be typed.
  func footer(_ view: ScreenView, _ page: ScreenPage, isOnly: Bool = true) -> [StyledText] {
    guard view.canBeLeft || !view.buttons.isEmpty else { return [] }
    let parts = view.form?.asked.map { keys(of: $0, view) } ?? keys(view, page, isOnly)
    return TextWrap.joined(parts + ["? \(texts[.help])"], by: " · ", columns: columns).map {
      StyledText($0, .faint)
    }
  }

  private func keys(of asked: ScreenView.Field, _ view: ScreenView) -> [String] {
    let keeps = !asked.value.isEmpty && !asked.isSecret
    return (keeps ? ["\(texts[.enterKey]) \(texts[.keepField])"] : [])
      + leaving(view).map { "<\($0.key) \($0.label)" }
  }

  /// The ways out of a screen, each label once: where going back quits, quitting says it.
  private func leaving(_ view: ScreenView) -> [(key: String, label: String)] {
    let ways =
      [(key: "", label: view.backLabel)]
      + (view.cancelLabel.map { [(key: texts[.keyCancel], label: $0)] } ?? [])
    return ways.filter { $0.label != texts[.quit] } + [(key: texts[.keyQuit], label: texts[.quit])]
  }

  private func keys(_ view: ScreenView, _ page: ScreenPage, _ isOnly: Bool) -> [String] {
    var parts: [String] = []
    if !page.isLast {
      parts.append("\(texts[.enterKey]) \(texts[.morePages])")
    } else if let main = view.mainButton {
      parts.append("\(texts[.enterKey]) \(main.label)")
    } else if !isOnly {
      parts.append("\(texts[.enterKey]) \(texts[.firstPage])")
    }
    if let numbers = page.numbers {
      let (first, last) = (numbers.lowerBound, numbers.upperBound)
      let what = texts[view.form == nil ? .chooseKey : .changeField]
      parts.append("\(first == last ? "\(first)" : "\(first)–\(last)") \(what)")
    }
    parts += view.buttons.filter { !$0.key.isEmpty }.map { "\($0.key) \($0.label)" }
    let ways = view.canBeLeft ? leaving(view) : [(key: texts[.keyQuit], label: texts[.quit])]
    return parts + ways.map { "\($0.key.isEmpty ? texts[.keyBack] : $0.key) \($0.label)" }
  }
}

extension ScreenView {
  /// What an empty line presses.
  var mainButton: Button? { buttons.first(where: \.key.isEmpty) }
}
