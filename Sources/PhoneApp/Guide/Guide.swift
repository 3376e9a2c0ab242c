package import VehicleCatalog

/// The user guide in one language: the Markdown of `docs/guide`, compiled in.
///
/// `# ` begins its title, `## ` a section, `### 1. ` a step. A step has a paragraph and blocks of
/// commands (`sh`), each with a line before it where there is something to say of it. What the
/// commands answer (`text`) and what stands before the first step is for the page alone.
///
/// - Source: seed R02, R06, R12, R13, R15–R45, R46.
package struct Guide: Hashable, Sendable {
  package private(set) var title = ""
  /// In reading order.
  package private(set) var pages: [GuidePage] = []

  package static func of(_ language: Language) -> Guide {
    let file =
      switch language {
      case .fr: PackageResources.guide_fr_md
      case .en: PackageResources.guide_en_md
      }
    return Guide(markdown: String(decoding: file, as: UTF8.self))
  }

  init(markdown: String) {
    var section = ""
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line.hasPrefix("```") {
        let code = lines.prefix { $0 != "```" }
        lines = lines.dropFirst(code.count + 1)
        if line == "```sh", !pages.isEmpty {
          pages[pages.count - 1].addCommands(code.joined(separator: "\n"))
        }
      } else if let heading = Self.heading("# ", line) {
        title = heading
      } else if let heading = Self.heading("## ", line) {
        section = heading
      } else if let heading = Self.heading("### ", line) {
        pages.append(GuidePage(section: section, heading: heading))
      } else if !line.isEmpty, !pages.isEmpty {
        pages[pages.count - 1].addParagraph(line)
      }
    }
  }

  private static func heading(_ mark: String, _ line: Substring) -> String? {
    line.hasPrefix(mark) ? String(line.dropFirst(mark.count)) : nil
  }
}
