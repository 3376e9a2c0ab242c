import FoundationEssentials

/// A text file of the repository, under its path from the root.
struct TextFile {
  let path: String
  let text: String

  /// Without their newlines; the last one is not followed by an empty line.
  var lines: [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  func finding(_ line: Int, _ reason: String) -> Finding {
    Finding(path: path, line: line, reason: reason)
  }
}

/// A Swift file, read once and cut into tokens.
struct SwiftFile {
  let file: TextFile
  let tokens: SwiftTokens

  init(_ path: String, _ text: String) {
    file = TextFile(path: path, text: text)
    tokens = SwiftTokens(text)
  }

  var path: String { file.path }
  /// `WorldTime` for `Sources/WorldTime/Instant.swift`.
  var target: String { String(path.split(separator: "/").dropFirst().first ?? "") }
  var isTest: Bool { path.hasPrefix("Tests/") }

  func finding(at token: Int, _ reason: String) -> Finding {
    file.finding(tokens.all[token].line, reason)
  }
}

/// The repository this test was built in.
enum SourceTree {
  /// The folder that holds `Package.swift`.
  static let root = String(
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/"))

  /// Every text file that people keep: no build products, no version control.
  static let texts: [TextFile] = paths.compactMap { path in
    (try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8))
      .map { TextFile(path: path, text: $0) }
  }

  /// Every Swift file of `Sources` and `Tests`.
  static let swift: [SwiftFile] = texts.filter {
    $0.path.hasSuffix(".swift") && ($0.path.hasPrefix("Sources/") || $0.path.hasPrefix("Tests/"))
  }.map { SwiftFile($0.path, $0.text) }

  static var sources: [SwiftFile] { swift.filter { !$0.isTest } }

  static func text(_ path: String) -> TextFile? { texts.first { $0.path == path } }

  private static var paths: [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let kept = entries.filter { entry in
      ![".build", ".git", ".swiftpm"].contains { entry == $0 || entry.hasPrefix("\($0)-") }
        && entry != "Package.resolved"
    }
    return kept.flatMap { entry in
      let below = (try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(entry)")) ?? []
      return [entry] + below.map { "\(entry)/\($0)" }
    }.sorted()
  }
}
