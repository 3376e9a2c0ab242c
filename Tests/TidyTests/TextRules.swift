/// Habits of every text file, whatever its language.
enum TextRules {
  static let readmeLinesMax = 150

  /// Folders whose files are bad on purpose.
  private static let exempt = ["Tests/Fixtures/", "/Fixtures/", "Tests/Fuzz/"]

  static func check(_ file: TextFile) -> [Finding] {
    guard !exempt.contains(where: { file.path.contains($0) }) else { return [] }
    var findings = file.lines.enumerated().flatMap { index, line in
      check(line).map { file.finding(index + 1, $0) }
    }
    if !file.text.isEmpty, !file.text.hasSuffix("\n") {
      findings.append(file.finding(file.lines.count, "the last line ends with a newline too"))
    }
    return findings
  }

  private static func check(_ line: Substring) -> [String] {
    var reasons: [String] = []
    if line.utf8.contains(0x09) { reasons.append("indent with spaces: tabs look different to all") }
    if let last = line.utf8.last, last == 0x20 || last == 0x0D {
      reasons.append("a space or return at the end of a line shows up only in diffs")
    }
    for word in ["TO" + "DO", "FIX" + "ME"] where line.contains(word) {
      if !line.contains("\(word)(#") { reasons.append("a \(word) names its issue: \(word)(#12)") }
    }
    for folder in ["/wo" + "rk/", "/ro" + "ot/"] where names(folder, in: line) {
      reasons.append("\(folder) is a folder of one machine")
    }
    return reasons
  }

  /// Whether `folder` begins a path in `line`, rather than stand inside a longer one.
  private static func names(_ folder: String, in line: Substring) -> Bool {
    var rest = line
    while let start = rest.firstRange(of: folder) {
      let before = rest[..<start.lowerBound].last
      if before.map({ !$0.isLetter && !$0.isNumber && !"_-.~}".contains($0) }) ?? true {
        return true
      }
      rest = rest[start.upperBound...]
    }
    return false
  }

  /// What newcomers read first stays short; what changed has a place to be written.
  static func checkDocuments(_ files: [TextFile]) -> [Finding] {
    var findings: [Finding] = []
    for file in files where file.path == "README.md" && file.lines.count > readmeLinesMax {
      findings.append(
        file.finding(
          readmeLinesMax + 1, "\(file.lines.count) lines, at most \(readmeLinesMax): move to docs"))
    }
    let changelog = files.first { $0.path == "CHANGELOG.md" }
    if changelog?.lines.contains("## [Unreleased]") != true {
      findings.append(
        Finding(path: "CHANGELOG.md", line: 1, reason: "it needs the section `## [Unreleased]`"))
    }
    let index = files.first { $0.path == "docs/decisions/README.md" }?.text ?? ""
    for file in files where file.path.hasPrefix("docs/decisions/0") {
      let name = file.path.split(separator: "/").last ?? ""
      if !index.contains("(\(name))") {
        findings.append(file.finding(1, "name it in docs/decisions/README.md, under its area"))
      }
    }
    return findings
  }

  static func isScript(_ path: String) -> Bool {
    path.hasPrefix("scripts/") && !path.contains(".") || path == ".ci/run"
  }

  /// Scripts run as they are and stop at the first failure.
  static func checkScript(_ file: TextFile, isExecutable: Bool) -> [Finding] {
    var findings: [Finding] = []
    if !isExecutable { findings.append(file.finding(1, "make it executable: chmod +x")) }
    if file.lines.first != "#!/usr/bin/env bash" {
      findings.append(file.finding(1, "it starts with `#!/usr/bin/env bash`"))
    }
    if !file.lines.contains("set -euo pipefail") {
      findings.append(file.finding(1, "`set -euo pipefail`, or a failed step goes unseen"))
    }
    return findings
  }
}
