/// Help of a command below the root: its own options, and those of every command in one line.
enum HelpText {
  /// - Parameters:
  ///   - help: What the parser says, with every option at length.
  ///   - reading: The command line that asked for it.
  /// - Returns: The same without the options of every command; whole for the root.
  static func short(_ help: String, _ reading: CommandLineReading) -> String {
    guard reading.path.count > 1, let root = reading.path.first else { return help }
    let common = root.shownArguments.filter { $0.kind != .positional }
    let flags = Set(common.flatMap(\.flags))
    var isLeftOut = false
    var lines: [String] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("  -") {
        isLeftOut = spellings(line).contains(where: flags.contains)
      } else if !line.hasPrefix("   ") {
        isLeftOut = false
      }
      guard !isLeftOut else { continue }
      lines.append(line.hasPrefix("USAGE: ") ? usage(line, without: common) : line)
    }
    if let header = lines.firstIndex(of: "OPTIONS:"),
      lines.count <= header + 1 || lines[header + 1].isEmpty
    {
      lines.remove(at: header)
      if header < lines.count { lines.remove(at: header) }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let names = common.compactMap(\.flag).joined(separator: ", ")
    let more = "Every command also takes \(names): see ‘\(root.commandName) --help’."
    return (lines + [""] + TextWrap.lines(more, columns: columns)).joined(separator: "\n") + "\n"
  }

  private static let columns = 80

  /// The options an entry is about: `-h, --help`, `--auto-renew/--no-auto-renew`.
  private static func spellings(_ line: String) -> [String] {
    line.split(separator: " ").prefix { $0.hasPrefix("-") }.flatMap { $0.split(separator: "/") }
      .map { String($0.last == "," ? $0.dropLast() : $0[...]) }
  }

  private static func usage(_ line: String, without common: [CommandDump.Argument]) -> String {
    common.reduce(line) { $0.replacing(" \($1.usage)", with: "") }
  }
}
