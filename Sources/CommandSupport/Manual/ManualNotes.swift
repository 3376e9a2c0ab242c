/// What a manual page tells beside what the command definitions say.
package struct ManualNotes: Sendable {
  /// Of the manual: 1 for commands of everybody, 8 for those of the administrator.
  let section: Int
  let chapters: [Chapter]
  /// Other pages, `headunitctl(1)`.
  let seeAlso: [String]

  package init(section: Int, _ chapters: [Chapter] = [], seeAlso: [String]) {
    self.section = section
    self.chapters = chapters
    self.seeAlso = seeAlso
  }

  /// A titled list: files, signals.
  package struct Chapter: Sendable {
    let title: String
    let entries: [(term: String, meaning: String)]

    package init(_ title: String, _ entries: [(term: String, meaning: String)]) {
      self.title = title
      self.entries = entries
    }
  }
}
