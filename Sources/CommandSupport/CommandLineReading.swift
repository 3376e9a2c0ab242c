import VehicleCatalog

/// A command line as the command definitions read it: which command it leads to, which words they
/// do not know, and which numbers below zero are values and no options.
struct CommandLineReading {
  /// The commands the words lead to, the root first.
  private(set) var path: [CommandDump.Command]
  /// The first word nobody knows.
  private(set) var unknown: Unknown?
  /// Every word in its place; a value below zero is joined to its option.
  private var words: [(text: String, isPositional: Bool)] = []
  /// What stands behind `--`, which none of this looks at.
  private var rest: [String] = []
  private var hasNegativePositional = false

  /// A word that is no command and no option here.
  enum Unknown: Equatable {
    case command(String, at: Int)
    case option(String)
  }

  init(_ arguments: [String], of root: CommandDump.Command) {
    path = [root]
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    rest = Array(arguments[end...].dropFirst())
    var place = 0
    while place < end {
      let value = place + 1 < end ? arguments[place + 1] : nil
      place += take(arguments[place], at: place, followedBy: value)
    }
  }

  /// The same line in which the parser takes numbers below zero for what they are: it would read
  /// each as an option of its own.
  var arguments: [String]? {
    guard unknown == nil else { return nil }
    guard hasNegativePositional else {
      return words.map(\.text) + (rest.isEmpty ? [] : ["--"] + rest)
    }
    return words.filter { !$0.isPositional }.map(\.text) + ["--"]
      + words.filter(\.isPositional).map(\.text) + rest
  }

  /// Whether the parser would take a value for an option.
  static func isNegative(_ word: String) -> Bool {
    guard word.first == "-" else { return false }
    let body = word.dropFirst()
    let digits = body.drop { "PT.".contains($0) }
    return digits.first.map { $0.isASCII && $0.isNumber } == true
      || ["inf", "infinity", "nan"].contains(body.lowercased())
  }

  /// Takes a word, and the value that belongs to it.
  ///
  /// - Returns: How many words were taken.
  private mutating func take(_ word: String, at place: Int, followedBy value: String?) -> Int {
    if Self.isNegative(word) {
      hasNegativePositional = true
      words.append((word, true))
      return 1
    }
    if word.first == "-", word != "-" { return readOption(word, followedBy: value) }
    if let command = path.last?.below.first(where: { $0.commandName == word }) {
      path.append(command)
      words.append((word, false))
    } else {
      if path.last?.takesWords == false, unknown == nil { unknown = .command(word, at: place) }
      words.append((word, true))
    }
    return 1
  }

  private mutating func readOption(_ word: String, followedBy value: String?) -> Int {
    let flag = word.split(separator: "=", maxSplits: 1).first.map(String.init) ?? word
    guard let argument = path.last?.option(flag) else {
      if !Self.ofParser.contains(where: flag.hasPrefix), unknown == nil { unknown = .option(flag) }
      words.append((word, false))
      return 1
    }
    guard argument.kind == .option, !word.contains("="), let value else {
      words.append((word, false))
      return 1
    }
    let isNegative = Self.isNegative(value)
    words += (isNegative ? ["\(flag)=\(value)"] : [word, value]).map { ($0, false) }
    return 2
  }

  /// What ArgumentParser answers itself and does not list.
  private static let ofParser = [
    "--help", "-h", "-help", "--version", "--generate-completion-script",
    "--experimental-dump-help",
    "---completion",
  ]
}

extension CommandLineReading {
  /// The words that lead to the command, the program's name first.
  var commandLine: String { path.map(\.commandName).joined(separator: " ") }

  /// What is wrong with the first unknown word, and the line that was probably meant.
  func misspelling(
    in arguments: [String], of root: CommandDump.Command
  ) -> (why: String, meant: CommandLineReading)? {
    switch unknown {
    case nil: return nil
    case .option(let flag):
      // One letter is near every other.
      let known = path.last?.shownArguments.flatMap(\.flags).filter { $0.hasPrefix("--") } ?? []
      return ("unknown option ‘\(flag)’\(NearestName.hint(for: flag, among: known))", self)
    case .command(let word, let place):
      let meant = nearest(to: word)
      guard !meant.isEmpty else {
        let known = path.last?.below.map(\.commandName) ?? []
        return ("unknown command ‘\(word)’; there are: \(known.joined(separator: ", "))", self)
      }
      var corrected = arguments
      corrected.replaceSubrange(place...place, with: meant)
      var reading = CommandLineReading(corrected, of: root)
      // What follows may be misspelt as well; the command is named as far as it is clear.
      if case .command(let next, _) = reading.unknown, next != word,
        let further = reading.misspelling(in: corrected, of: root)
      {
        reading = further.meant
      }
      return ("unknown command ‘\(word)’; did you mean ‘\(reading.commandLine)’?", reading)
    }
  }

  /// A command that stands here by a name like this, or the words from here to one of this name
  /// that stands elsewhere below.
  private func nearest(to word: String) -> [String] {
    guard let here = path.last else { return [] }
    if let near = NearestName.of(word, among: here.below.map(\.commandName)) { return [near] }
    let leaves = here.leaves(after: [])
    let name = NearestName.of(word, among: leaves.compactMap(\.path.last))
    return leaves.first { $0.path.last == name }?.path ?? []
  }

  /// How the command is used, without the options of every command.
  func usage() -> String {
    guard let root = path.first, let command = path.last else { return "" }
    let own = command.ownArguments(below: root).map(\.usage)
    let tail = command.below.isEmpty ? own : own + ["<command>"]
    return """
      Usage: \(([commandLine] + tail).joined(separator: " "))
        See '\(commandLine) --help' for more information.
      """
  }
}

extension CommandDump.Command {
  /// A word that is no command of its own may stand here.
  fileprivate var takesWords: Bool {
    guard !below.isEmpty else { return true }
    let standsIn = below.first { $0.commandName == defaultSubcommand }
    return standsIn?.shownArguments.contains { $0.kind == .positional } == true
  }

  /// Its own option by a spelling, or that of a command below it.
  fileprivate func option(_ flag: String) -> CommandDump.Argument? {
    (arguments ?? []).first { $0.flags.contains(flag) }
      ?? below.lazy.compactMap { $0.option(flag) }.first
  }
}
