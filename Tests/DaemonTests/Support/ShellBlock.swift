import Foundation
import TestSupport

/// Commands of a Markdown page, and the answer that the page shows below them.
struct ShellBlock {
  let commands: String
  /// Lines, of which `…` stands for any number, and within one for any text; `nil` when none are
  /// shown.
  let answer: [Substring]?

  /// The page's `sh` blocks, each with the `text` block that follows it.
  static func all(in page: String) throws -> [ShellBlock] {
    let text = try Repository.text(of: page)
    var blocks: [ShellBlock] = []
    for piece in text.components(separatedBy: "\n```sh\n").dropFirst() {
      let parts = piece.components(separatedBy: "\n```\n")
      let answer = parts.count > 1 && parts[1].hasPrefix("\n```text\n") ? parts[1] : nil
      blocks.append(
        ShellBlock(
          commands: parts[0],
          answer: answer?.dropFirst("\n```text\n".count).split(
            separator: "\n", omittingEmptySubsequences: false)))
    }
    return blocks
  }

  /// Whether `text` holds the lines that are shown, in their order and with nothing between them
  /// but where `…` stands.
  func isAnswered(by text: String) -> Bool {
    guard let answer else { return true }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines.removeLast() }
    let runs = answer.split(separator: "…", omittingEmptySubsequences: false)
    for (index, run) in runs.enumerated() where !run.isEmpty {
      let isFirst = index == 0
      let isLast = index == runs.count - 1
      let starts = lines.indices.filter { lines[$0...].starts(with: run, by: Self.isShown) }
      guard
        let start = isLast
          ? starts.last(where: { $0 + run.count == lines.endIndex }) : starts.first,
        !isFirst || start == lines.startIndex
      else { return false }
      lines = lines[(start + run.count)...]
    }
    return runs.last?.isEmpty == true || lines.isEmpty
  }

  private static func isShown(_ line: Substring, as shown: Substring) -> Bool {
    guard let gap = shown.firstIndex(of: "…") else { return line == shown }
    let (head, tail) = (shown[..<gap], shown[shown.index(after: gap)...])
    return line.count >= head.count + tail.count && line.hasPrefix(head) && line.hasSuffix(tail)
  }
}
