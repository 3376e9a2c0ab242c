import ArgumentParser
import FoundationEssentials

/// What ArgumentParser tells of a command and all that stand below it.
///
/// - Source: swift-argument-parser, `ArgumentParserToolInfo`, serialisation version 0.
struct CommandDump: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let subcommands: [Command]?
    let defaultSubcommand: String?
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let preferredName: Name?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?
  }
}

extension CommandDump {
  /// - Throws: `DecodingError` when the parser tells it in another form.
  init(of command: any ParsableCommand.Type) throws {
    var dump = ""
    do {
      _ = try command.parseAsRoot(["--experimental-dump-help"])
    } catch {
      // The parser answers with what it is asked for as with a failure.
      dump = command.fullMessage(for: error)
    }
    self = try JSONDecoder().decode(CommandDump.self, from: Data(dump.utf8))
  }
}

extension CommandDump.Command {
  /// Commands that people type; none for one that does the work itself.
  var below: [Self] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  /// Arguments that people type, in the order of their declaration.
  var shownArguments: [CommandDump.Argument] { (arguments ?? []).filter(\.shouldDisplay) }

  /// Those of them that are no options of every command.
  func ownArguments(below root: Self) -> [CommandDump.Argument] {
    guard commandName != root.commandName else { return shownArguments.filter { !$0.isOfParser } }
    let everywhere = Set(root.shownArguments.compactMap(\.flag))
    return shownArguments.filter { argument in
      !argument.isOfParser && argument.flag.map { !everywhere.contains($0) } ?? true
    }
  }

  /// Its commands that do the work themselves, depth first, each with the words that lead there.
  func leaves(after path: [String]) -> [(path: [String], command: Self)] {
    below.flatMap { command -> [(path: [String], command: Self)] in
      let path = path + [command.commandName]
      return command.below.isEmpty ? [(path, command)] : command.leaves(after: path)
    }
  }
}

extension CommandDump.Argument {
  /// How an option is typed, `nil` for a positional argument.
  var flag: String? { preferredName.map(Self.typed) }

  /// Every spelling of an option, the long ones last.
  var flags: [String] {
    (names ?? []).map(Self.typed).sorted { $0.hasPrefix("--") ? false : $1.hasPrefix("--") }
  }

  /// Help and version.
  var isOfParser: Bool { flag == "--help" || flag == "--version" }

  /// How it is typed in a usage.
  var usage: String {
    let value = kind == .flag ? nil : "<\(valueName ?? "value")>"
    let text = [flag, value].compactMap { $0 }.joined(separator: " ") + (isRepeating ? " …" : "")
    return isOptional ? "[\(text)]" : text
  }

  private static func typed(_ name: Name) -> String {
    (name.kind == "short" ? "-" : "--") + name.name
  }
}
