import CommandSupport
import PhoneApp

/// Lays a screen out in lines, one below the other, and cuts it into pages of a terminal.
///
/// Nothing is drawn over anything: what a screen reader says from top to bottom is the screen.
struct ScreenPrinter {
  static let columnsMax = 80
  /// The question below the screen is the last of them.
  static let linesMax = 24

  let texts: StoreTexts

  /// Lines that stay together on a page.
  typealias Unit = [StyledText]

  /// - Returns: Each page without its question; never empty.
  func pages(_ view: ScreenView) -> [[StyledText]] {
    let units = content(view)
    let head = head(view)
    let last = footer(view, hasMore: false)
    let whole = Self.trimmed(head + units.flatMap { $0 })
    // An empty line before the footer, and the question below it.
    if whole.count + 1 + last.count + 1 <= Self.linesMax { return [whole + [""] + last] }
    let more = footer(view, hasMore: true)
    let room = Self.linesMax - (1 + 1 + more.count + 1)
    var pages: [[StyledText]] = [head]
    for unit in units {
      let isOver = (pages.last?.count ?? 0) + unit.count > room
      if isOver, let last = pages.last, last.count > 1 || pages.count > 1 {
        pages.append([StyledText(view.title, .strong)])
      }
      pages[pages.count - 1] += unit
    }
    return pages.enumerated().map { index, lines in
      let number = texts[.page, ["page": index + 1, "count": pages.count]]
      return Self.trimmed(lines) + ["", StyledText(number, .faint)]
        + (index == pages.count - 1 ? last : more)
    }
  }

  private static func trimmed(_ lines: [StyledText]) -> [StyledText] {
    var lines = lines
    while lines.last?.plain.isEmpty == true { lines.removeLast() }
    return lines
  }

  // MARK: Head

  /// - Source: seed R27, R28, R36.
  private func head(_ view: ScreenView) -> [StyledText] {
    var lines: [StyledText] = []
    let store = view.canBeLeft ? "< \(ScreenComposer.storeName)" : ScreenComposer.storeName
    let progress = view.progress ?? ""
    let gap = max(1, Self.columnsMax - store.count - progress.count)
    let first = StyledText(store, .strong)
    lines.append(
      progress.isEmpty
        ? first
        : first + StyledText(String(repeating: " ", count: gap)) + StyledText(progress, .faint))
    if view.canBeLeft { lines.append(StyledText("< \(texts[.cancel])")) }
    lines += ["", StyledText(view.title, .strong)]
    if let notice = view.notice {
      lines += marked(notice.tone, Self.sentence(notice.text), indent: 0)
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
      if !isNote(block) || !(next.map(isNote) ?? false) { units.append([""]) }
    }
    if let form = view.form {
      units += FormPrinter(texts: texts).lines(form)
      units.append([""])
    }
    units += choices(view.choices)
    if !view.choices.isEmpty { units.append([""]) }
    units += view.footnotes.map { wrap($0, .faint) }
    return units
  }

  private func isNote(_ block: ScreenView.Block) -> Bool {
    if case .note = block { true } else { false }
  }

  private func lines(_ block: ScreenView.Block) -> [Unit] {
    switch block {
    case .text(let text): [wrap(text)]
    case .note(let text): [wrap(text, .faint)]
    case .link(let address): [[StyledText(address, .strong)]]
    case .marks(let marks): marks.map { marked($0.tone, $0.text, indent: 2) }
    case .facts(let facts): self.facts(facts)
    }
  }

  private func facts(_ facts: [ScreenView.Fact]) -> [Unit] {
    let label = min(facts.map(\.label.count).max() ?? 0, 32)
    return facts.map { fact in
      let values = fact.value.split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { TextWrap.lines(String($0), columns: Self.columnsMax - label - 4) }
      return values.enumerated().map { index, value in
        let text = index == 0 ? fact.label : ""
        return StyledText("  " + TextWrap.padded(text, to: label) + "  ", .faint)
          + StyledText(value)
      }
    }
  }

  private func marked(
    _ tone: ScreenView.Tone, _ text: String, indent: Int
  ) -> [StyledText] {
    let (sign, style) = Self.sign(tone)
    let space = String(repeating: " ", count: indent)
    return TextWrap.lines(text, columns: Self.columnsMax - indent - 2).enumerated().map {
      index, line in
      StyledText(space + (index == 0 ? sign + " " : "  "), style)
        + StyledText(line, tone == .bad ? .bad : .plain)
    }
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

  private func wrap(_ text: String, _ style: TextStyle = .plain) -> [StyledText] {
    TextWrap.lines(text, columns: Self.columnsMax).map { StyledText($0, style) }
  }
}
