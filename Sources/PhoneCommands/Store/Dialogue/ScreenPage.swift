import CommandSupport

/// As much of a screen as a terminal shows at once.
struct ScreenPage {
  var lines: [StyledText]
  /// The choices or fields on it; `nil` where there are none.
  var numbers: ClosedRange<Int>?
  let isLast: Bool
  /// The lines before the first of them, or before the footer.
  private(set) var linesOnlyRead: Int

  init(_ head: [StyledText], _ units: [ScreenPrinter.Unit], isLast: Bool) {
    lines = head
    self.isLast = isLast
    var before: Int?
    for unit in units {
      if let number = unit.number {
        before = before ?? lines.count
        numbers = (numbers?.lowerBound ?? number)...number
      }
      lines += unit.lines
    }
    while lines.last?.plain.isEmpty == true { lines.removeLast() }
    linesOnlyRead = before ?? lines.count
  }

  /// The same with what can be typed.
  func ended(by footer: [StyledText]) -> ScreenPage {
    var page = self
    page.lines += [""] + footer
    return page
  }

  /// Nothing that can be chosen has scrolled away.
  ///
  /// - Parameters:
  ///   - below: What was written since: lines, the question included.
  ///   - size: The terminal's; `nil` where nothing scrolls.
  /// - Returns: Whether all of it can be seen.
  func isInSight(_ below: Int, in size: TerminalSize?) -> Bool {
    size.map { lines.count - linesOnlyRead + below <= $0.lines } ?? true
  }
}
