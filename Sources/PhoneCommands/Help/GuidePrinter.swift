import CommandSupport
import PhoneApp

/// The pages of the guide as a terminal shows them.
///
/// - Source: seed R15, R46.
struct GuidePrinter {
  private let guideTitle: String
  private let texts: StoreTexts
  private let width: Int

  private static let widthMax = 80
  private static let indent = 4

  init(_ guideTitle: String, _ texts: StoreTexts, width: Int?) {
    self.guideTitle = guideTitle
    self.texts = texts
    self.width = min(width ?? Self.widthMax, Self.widthMax)
  }

  /// Every step under the title of its section.
  func whole(_ pages: [GuidePage]) -> StyledText {
    var lines = [StyledText(guideTitle, .strong)]
    var section = ""
    for page in pages {
      if page.section != section { lines += ["", heading(page)] }
      section = page.section
      lines += ["", full(page)]
    }
    return lines.lines()
  }

  /// The step, between the titles of its neighbours.
  func window(_ pages: [GuidePage], at step: Int) -> StyledText {
    var lines: [StyledText] = []
    for page in pages {
      if page.number == step { lines += [heading(page), ""] }
      lines += page.number == step ? [full(page), ""] : [brief(page), ""]
    }
    return lines.dropLast().lines()
  }

  private func heading(_ page: GuidePage) -> StyledText {
    StyledText(page.section, .strong) + StyledText("\n\(texts[.guideSteps])", .faint)
  }

  private func brief(_ page: GuidePage) -> StyledText {
    StyledText(title(page), .faint)
  }

  private func full(_ page: GuidePage) -> StyledText {
    var lines = [StyledText(title(page), .strong)]
    let margin = String(repeating: " ", count: Self.indent)
    lines += wrapped(page.text).map { StyledText(margin + $0) }
    for example in page.examples {
      lines.append("")
      if let note = example.note { lines.append(StyledText(margin + note, .faint)) }
      lines += example.commands.split(separator: "\n").map { StyledText("\(margin)\($0)") }
    }
    return lines.lines()
  }

  private func title(_ page: GuidePage) -> String {
    let number = String(page.number)
    let gap = String(repeating: " ", count: max(1, Self.indent - number.count))
    return number + gap + page.title
  }

  /// Lines of whole words; a word that is longer than a line has one of its own.
  private func wrapped(_ text: String) -> [String] {
    let room = max(1, width - Self.indent)
    return text.split(separator: " ").reduce(into: []) { lines, word in
      if let last = lines.last, last.count + 1 + word.count <= room {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }
}
