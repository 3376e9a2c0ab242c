import CommandSupport
import PhoneApp

/// Lays a screen out in lines, one below the other, and cuts it into pages of a terminal.
///
/// Nothing is drawn over anything: what a screen reader says from top to bottom is the screen.
struct ScreenPrinter {
  let texts: StoreTexts
  let columns: Int
  /// The question below the screen is the last of them; `nil` where nothing scrolls away.
  private let linesMax: Int?

  /// Narrower terminals break the lines themselves.
  private static let columnsMin = 30

  /// - Parameters:
  ///   - texts: The customer's.
  ///   - size: The terminal's; `nil` without one, where a screen is one page.
  init(_ texts: StoreTexts, _ size: TerminalSize?) {
    self.texts = texts
    columns = max(Self.columnsMin, (size ?? .usual).columns)
    linesMax = size?.lines
  }

  /// Lines that stay together on a page.
  struct Unit {
    var lines: [StyledText]
    /// What chooses it; `nil` of what is only read.
    var number: Int?

    init(_ lines: [StyledText], number: Int? = nil) {
      self.lines = lines
      self.number = number
    }

    static let empty = Unit([""])
  }

  /// - Returns: Each page without its question; never empty.
  func pages(_ view: ScreenView) -> [ScreenPage] {
    let units = content(view)
    let whole = ScreenPage(head(view), units, isLast: true)
    guard let linesMax else { return [whole.ended(by: footer(view, whole))] }
    // An empty line before the footer, and the question below it.
    let last = footer(view, whole)
    if whole.lines.count + 1 + last.count + 1 <= linesMax { return [whole.ended(by: last)] }
    // Beside both the page's number, and what may have to be said of the page.
    let pages = cut(units, below: head(view), to: linesMax - 4 - longestFooter(view), view.title)
    return pages.enumerated().map { index, page in
      let number = texts[.page, ["page": index + 1, "count": pages.count]]
      return page.ended(by: [StyledText(number, .faint)] + footer(view, page, isOnly: false))
    }
  }

  /// The whole screen, whatever room there is: below it stands the question for a field.
  func form(_ view: ScreenView) -> ScreenPage {
    let whole = ScreenPage(head(view), content(view), isLast: true)
    return whole.ended(by: footer(view, whole))
  }

  private func cut(
    _ units: [Unit], below head: [StyledText], to room: Int, _ title: String
  ) -> [ScreenPage] {
    let heading = wrap(title, .strong).lines + [""]
    var pages: [(head: [StyledText], units: [Unit])] = [(head, [])]
    var count = head.count
    // What is longer than a page goes on over several.
    let pieces = units.flatMap { unit in
      stride(from: 0, to: unit.lines.count, by: max(1, room - heading.count)).map { start in
        let end = min(start + max(1, room - heading.count), unit.lines.count)
        return Unit(Array(unit.lines[start..<end]), number: start == 0 ? unit.number : nil)
      }
    }
    for piece in pieces {
      if count + piece.lines.count > room, !pages[pages.count - 1].units.isEmpty {
        pages.append((heading, []))
        count = heading.count
      }
      pages[pages.count - 1].units.append(piece)
      count += piece.lines.count
    }
    return pages.enumerated().map { index, page in
      ScreenPage(page.head, page.units, isLast: index == pages.count - 1)
    }
  }

  /// What the footer of any page takes, its page number not counted.
  private func longestFooter(_ view: ScreenView) -> Int {
    let count = max(view.choices.count, view.form?.fields.count ?? 0)
    return [false, true].map { isLast in
      var widest = ScreenPage([], [], isLast: isLast)
      // Two numbers as wide as the last one.
      if count > 0 { widest.numbers = count...(count + 1) }
      return footer(view, widest, isOnly: false).count
    }.max() ?? 0
  }

  // MARK: Head

  /// - Source: seed R27, R28, R36.
  private func head(_ view: ScreenView) -> [StyledText] {
    var lines: [StyledText] = []
    let store = view.canBeLeft ? "< \(ScreenComposer.storeName)" : ScreenComposer.storeName
    let progress = view.progress ?? ""
    let gap = max(1, columns - store.count - progress.count)
    let first = StyledText(store, .strong)
    lines.append(
      progress.isEmpty
        ? first
        : first + StyledText(String(repeating: " ", count: gap)) + StyledText(progress, .faint))
    if view.canBeLeft { lines.append(StyledText("< \(view.cancelLabel ?? view.backLabel)")) }
    lines += [""] + wrap(view.title, .strong).lines
    if let notice = view.notice {
      lines += marked(notice.tone, Self.sentence(notice.text), indent: 0).lines
    }
    return lines + [""]
  }

  // MARK: Content

  private func content(_ view: ScreenView) -> [Unit] {
    var units: [Unit] = []
    for (index, block) in view.blocks.enumerated() {
      units += lines(block)
      // Notes that follow one another belong together.
      let next = view.blocks.dropFirst(index + 1).first
      if !isNote(block) || !(next.map(isNote) ?? false) { units.append(.empty) }
    }
    if let form = view.form {
      units += FormPrinter(texts: texts, columns: columns).lines(form)
      units.append(.empty)
    }
    units += choices(view.choices)
    if !view.choices.isEmpty { units.append(.empty) }
    units += view.footnotes.map { wrap($0, .faint) }
    while units.last?.lines.allSatisfy(\.plain.isEmpty) == true { units.removeLast() }
    return units
  }

  private func isNote(_ block: ScreenView.Block) -> Bool {
    if case .note = block { true } else { false }
  }

  private func lines(_ block: ScreenView.Block) -> [Unit] {
    switch block {
    case .text(let text): [wrap(text)]
    case .note(let text): [wrap(text, .faint)]
    case .link(let address): [wrap(address, .strong)]
    case .marks(let marks): marks.map { marked($0.tone, $0.text, indent: 2) }
    case .facts(let facts): self.facts(facts)
    }
  }

  /// Values beside their labels, or below them where that leaves them no room.
  private func facts(_ facts: [ScreenView.Fact]) -> [Unit] {
    let widest = facts.map(\.label.count).max() ?? 0
    let isStacked = columns - widest - 4 < Self.valueColumnsMin
    let indent = isStacked ? 4 : widest + 4
    return facts.map { fact in
      let values = fact.value.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { TextWrap.lines(String($0), columns: columns - indent) }
        .map { StyledText($0) }
      let margin = StyledText(String(repeating: " ", count: indent))
      if isStacked {
        let label = TextWrap.lines(fact.label, columns: columns - 2)
        return Unit(label.map { StyledText("  \($0)", .faint) } + values.map { margin + $0 })
      }
      let label = StyledText("  " + TextWrap.padded(fact.label, to: widest) + "  ", .faint)
      return Unit(values.enumerated().map { ($0.offset == 0 ? label : margin) + $0.element })
    }
  }

  /// Values have at least as much room beside their labels.
  static let valueColumnsMin = 20

  private func marked(_ tone: ScreenView.Tone, _ text: String, indent: Int) -> Unit {
    let (sign, style) = Self.sign(tone)
    let space = String(repeating: " ", count: indent)
    return Unit(
      TextWrap.lines(text, columns: columns - indent - 2).enumerated().map { index, line in
        StyledText(space + (index == 0 ? sign + " " : "  "), style)
          + StyledText(line, tone == .bad ? .bad : .plain)
      })
  }

  /// A sign for whoever sees no colours.
  static func sign(_ tone: ScreenView.Tone) -> (String, TextStyle) {
    switch tone {
    case .good: ("✓", .good)
    case .waiting: ("…", .waiting)
    case .bad: ("✗", .bad)
    case .plain: ("·", .faint)
    }
  }

  private func wrap(_ text: String, _ style: TextStyle = .plain) -> Unit {
    Unit(TextWrap.lines(text, columns: columns).map { StyledText($0, style) })
  }
}
