import Foundation

/// `docs/cli.md`, written from what the executables say of themselves
/// (`--experimental-dump-help`, which ArgumentParser answers from the command definitions).
struct CommandReference {
  /// The executables, in the order of the document.
  static let executables: [BuiltExecutable] = [.daemon, .control, .phone]

  /// The whole document.
  static func markdown() throws -> String {
    let sections = try executables.map { executable in
      let dump = try run(executable, ["--experimental-dump-help"])
      return CommandReference(try JSONDecoder().decode(Dump.self, from: Data(dump.stdout.utf8)))
        .text
    }
    return ([introduction] + sections).joined(separator: "\n")
  }

  private let root: Command

  private init(_ dump: Dump) { root = dump.command }

  private static let introduction = """
    # The commands

    This page is generated from the command definitions; a test holds it to them. Each command
    prints its own options with `--help`, and all it takes with `--help-hidden`;
    `--generate-completion-script bash`, `zsh` or `fish` prints a completion script.

    A period is ISO 8601 (`P1M`, `PT10M`, `P1Y2M10DT2H30M`), or counts with their units, the
    largest first: `3 days`, `1month`, `10m`, `1h 30min`, `1.5h`. The units are `ms`, `s`, `m` or
    `min`, `h`, `d`, `w`, `mo` or `month`, and `y`, or their whole names. `m` is minutes; a capital
    `M` alone is refused, since it may be either. Where an option counts seconds, minutes, hours or
    months, a number alone does too. An instant is RFC 3339, or a date alone; decimals past the
    millisecond are cut off. A number may be below zero wherever a number may stand.

    With `--json` a command prints exactly one JSON document on standard output, on one line, with
    `"schema":1`. A command that fails prints `error: <what>; <why> [<name>]` on standard error
    and, with `--json`, `{"schema":1,"error":{"name":…,"what":…,"why":…,"status":…,"retryable":…}}`
    on standard output. Names are stable; texts are for people. Colours are shown only on a
    terminal, and never with `NO_COLOR`.

    | Status | Meaning |
    |---|---|
    | 0 | done |
    | 1 | refused by the car, the store or an expectation |
    | 64 | the command line is wrong |
    | 65 | a file or a value that was given is wrong |
    | 69 | the daemon cannot be reached |
    | 70 | a fault of the program |
    | 74 | reading or writing failed |
    | 75 | nobody answered in time |

    """
}

// MARK: - Text

extension CommandReference {
  private var text: String {
    var lines = ["## \(root.commandName)", ""] + root.words
    if root.isLeaf {
      lines += usage(of: root, path: []) + table(root.ownArguments)
    } else {
      lines += ["These options stand anywhere on the line.", ""] + table(root.ownArguments)
      lines += root.leaves(below: [root.commandName]).flatMap { path, command in
        ["### \(path.joined(separator: " "))", ""] + command.words
          + usage(of: command, path: path) + table(arguments(of: command))
          + shorthand(for: path)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What a command takes beside the options of its root.
  private func arguments(of command: Command) -> [Argument] {
    command.ownArguments.filter { argument in
      argument.kind == .positional
        || !root.ownArguments.contains { $0.preferredName == argument.preferredName }
    }
  }

  /// Which shorter words mean the same.
  private func shorthand(for path: [String]) -> [String] {
    let parent = path.dropFirst().dropLast().reduce(Optional(root)) { command, name in
      command?.subcommands?.first { $0.commandName == name }
    }
    guard parent?.defaultSubcommand == path.last else { return [] }
    return ["`\(path.dropLast().joined(separator: " "))` alone means the same.", ""]
  }

  private func usage(of command: Command, path: [String]) -> [String] {
    let words = path.isEmpty ? [command.commandName] : path
    let arguments = path.isEmpty ? command.ownArguments : arguments(of: command)
    return ["```", (words + arguments.map(\.usage)).joined(separator: " "), "```", ""]
  }

  private func table(_ arguments: [Argument]) -> [String] {
    guard !arguments.isEmpty else { return [] }
    return ["| Argument | Meaning |", "|---|---|"] + arguments.map(\.row) + [""]
  }
}

extension Command {
  fileprivate var isLeaf: Bool { visibleSubcommands.isEmpty }

  private var visibleSubcommands: [Command] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// Without what every command has, and with flags that undo each other as one.
  fileprivate var ownArguments: [Argument] {
    (arguments ?? []).filter { $0.shouldDisplay && !$0.isBuiltIn }
  }

  fileprivate var words: [String] {
    [abstract, discussion].compactMap { $0 }.filter { !$0.isEmpty }.flatMap { [$0, ""] }
  }

  /// Every command without subcommands of its own, depth first, with its words.
  fileprivate func leaves(below path: [String]) -> [([String], Command)] {
    visibleSubcommands.flatMap { command -> [([String], Command)] in
      let path = path + [command.commandName]
      return command.isLeaf ? [(path, command)] : command.leaves(below: path)
    }
  }
}

extension Argument {
  fileprivate var isBuiltIn: Bool { ["help", "version"].contains(preferredName?.name ?? "") }

  private var spelling: String {
    let name = preferredName.map { ($0.kind == "short" ? "-" : "--") + $0.name }
    let value = "<\(valueName ?? "value")>"
    return switch kind {
    case .positional: value
    case .option: "\(name ?? "") \(value)"
    case .flag: name ?? ""
    }
  }

  fileprivate var usage: String {
    let text = spelling + (isRepeating ? " …" : "")
    return isOptional ? "[\(text)]" : text
  }

  fileprivate var row: String {
    var meaning = [abstract, discussion].compactMap { $0 }.filter { !$0.isEmpty }
    if let words = allValues, !words.isEmpty {
      meaning.append("One of \(words.map { "`\($0)`" }.joined(separator: ", ")).")
    }
    if let defaultValue, kind != .flag { meaning.append("Default: `\(defaultValue)`.") }
    let cells = ["`\(spelling)`", meaning.joined(separator: " ").replacing("\n", with: " ")]
    return "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
  }
}

// MARK: - What ArgumentParser dumps

/// - Source: swift-argument-parser, `ArgumentParserToolInfo`, serialisation version 0.
private struct Dump: Decodable {
  let command: Command
}

private struct Command: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let subcommands: [Command]?
  let defaultSubcommand: String?
  let arguments: [Argument]?
}

private struct Argument: Decodable {
  enum Kind: String, Decodable { case positional, option, flag }

  struct Name: Decodable, Hashable {
    let kind: String
    let name: String
  }

  let kind: Kind
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let preferredName: Name?
  let valueName: String?
  let defaultValue: String?
  let allValues: [String]?
  let abstract: String?
  let discussion: String?
}
