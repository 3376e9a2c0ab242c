/// The manual page of an executable, written from its command definitions.
struct ManualPage {
  private let root: CommandDump.Command
  private let notes: ManualNotes
  private var roff = Roff()

  /// - Parameters:
  ///   - dump: What the parser tells of the root command.
  ///   - notes: What it does not know.
  ///   - date: Of the page, `2026-01-31`.
  init(_ dump: CommandDump, _ notes: ManualNotes, date: String) {
    root = dump.command
    self.notes = notes
    let name = root.commandName
    roff.macro(
      "TH", name.uppercased(), "\(notes.section)", date, "headunit \(ProductVersion.current)",
      notes.section == 8 ? "System Administration" : "User Commands")
    roff.alignLeft()
    roff.macro("SH", "NAME")
    roff.line([.plain("\(name) - \(Self.phrase(root.abstract ?? ""))")])
    writeSynopsis()
    roff.macro("SH", "DESCRIPTION")
    write(root.abstract, root.discussion)
    if !root.below.isEmpty {
      roff.macro("PP")
      roff.words("The options below stand anywhere on the line.")
    }
    roff.macro("SH", "OPTIONS")
    root.shownArguments.forEach { write($0) }
    writeCommands()
    writeStatus()
    writeNotes()
  }

  /// The page in the macros of man(7).
  var text: String { roff.text }

  private mutating func writeSynopsis() {
    roff.macro("SH", "SYNOPSIS")
    if root.below.isEmpty {
      write(usageOf: [root.commandName], root.shownArguments)
    } else {
      roff.line([
        .bold(root.commandName), .plain(" ["), .italic("options"), .plain("] "),
        .italic("command"), .plain(" …"),
      ])
    }
  }

  private mutating func writeCommands() {
    guard !root.below.isEmpty else { return }
    roff.macro("SH", "COMMANDS")
    for (path, command) in root.leaves(after: [root.commandName]) {
      let own = command.ownArguments(below: root)
      roff.macro("SS", path.dropFirst().joined(separator: " "))
      write(usageOf: path, own)
      roff.macro("PP")
      write(command.abstract, command.discussion)
      own.forEach { write($0) }
    }
  }

  private mutating func writeStatus() {
    roff.macro("SH", "EXIT STATUS")
    for status in ExitStatus.allCases {
      roff.macro("TP")
      roff.line([.bold("\(status.rawValue)")])
      roff.words(status.meaning)
    }
  }

  private mutating func writeNotes() {
    for chapter in notes.chapters {
      roff.macro("SH", chapter.title.uppercased())
      for (term, meaning) in chapter.entries {
        roff.macro("TP")
        roff.line([.bold(term)])
        roff.words(meaning)
      }
    }
    roff.macro("SH", "SEE ALSO")
    roff.line([.plain(notes.seeAlso.joined(separator: ", "))])
  }

  private mutating func write(_ abstract: String?, _ discussion: String?) {
    let words = [abstract, discussion].compactMap { $0 }.filter { !$0.isEmpty }
    roff.words(words.joined(separator: "\n\n"))
  }

  private mutating func write(usageOf path: [String], _ arguments: [CommandDump.Argument]) {
    var pieces: [Roff.Piece] = [.bold(path.joined(separator: " "))]
    for argument in arguments {
      pieces.append(.plain(argument.isOptional ? " [" : " "))
      pieces += spelling(argument, argument.flag.map { [$0] } ?? [])
      pieces.append(.plain((argument.isRepeating ? " …" : "") + (argument.isOptional ? "]" : "")))
    }
    roff.line(pieces)
  }

  private mutating func write(_ argument: CommandDump.Argument) {
    roff.macro("TP")
    roff.line(spelling(argument, argument.flags))
    var meaning = [argument.abstract, argument.discussion].compactMap { $0 }
    if let words = argument.allValues, !words.isEmpty {
      meaning.append("One of \(words.joined(separator: ", ")).")
    }
    if let value = argument.defaultValue, argument.kind != .flag {
      meaning.append("Default: \(value).")
    }
    roff.words(meaning.filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private func spelling(_ argument: CommandDump.Argument, _ flags: [String]) -> [Roff.Piece] {
    let value = argument.kind == .flag ? nil : Roff.Piece.italic(argument.valueName ?? "value")
    guard argument.kind != .positional else { return [value].compactMap { $0 } }
    return [.bold(flags.joined(separator: ", "))] + (value.map { [.plain(" "), $0] } ?? [])
  }

  /// A sentence as whatis(1) shows it.
  private static func phrase(_ sentence: String) -> String {
    let start = sentence.prefix(1).lowercased() + sentence.dropFirst()
    return start.hasSuffix(".") ? String(start.dropLast()) : start
  }
}
