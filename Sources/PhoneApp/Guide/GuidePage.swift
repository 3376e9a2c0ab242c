/// A step of the user guide as somebody reads it.
///
/// - Source: seed R02, R15, R46.
package struct GuidePage: Hashable, Sendable {
  /// From 1, through all sections.
  package let number: Int
  package let section: String
  package let title: String
  /// With `[ ]` around the buttons and titles that it quotes.
  package private(set) var text = ""
  package private(set) var examples: [Example] = []
  /// The buttons and titles that the text quotes: what is bold in Markdown.
  private(set) var labels: [String] = []
  private var note: String?

  /// Commands to type.
  package struct Example: Hashable, Sendable {
    /// Lines for a shell.
    package let commands: String
    /// What is to be known of them, such as where they are typed.
    package let note: String?
  }

  /// - Parameters:
  ///   - section: The title that it stands under.
  ///   - heading: The number and the title: `1. Start`.
  init(section: String, heading: String) {
    let parts = heading.split(separator: ". ", maxSplits: 1)
    number = Int(parts.first ?? "") ?? 0
    title = String(parts.last ?? "")
    self.section = section
  }

  mutating func addParagraph(_ paragraph: Substring) {
    var pieces = paragraph.split(separator: "**", omittingEmptySubsequences: false).map(String.init)
    for index in pieces.indices where !index.isMultiple(of: 2) {
      labels.append(pieces[index])
      pieces[index] = "[\(pieces[index])]"
    }
    if text.isEmpty { text = pieces.joined() } else { note = pieces.joined() }
  }

  mutating func addCommands(_ commands: String) {
    examples.append(Example(commands: commands, note: note))
    note = nil
  }
}
