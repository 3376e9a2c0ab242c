/// How far a long piece of work is, in one line at the foot of a terminal that it leaves clean.
package struct ProgressBar {
  /// What is done: `adding vehicles`.
  let title: String
  let total: Int
  private let stream: TextStream

  /// - Returns: `nil` where no person looks.
  package init?(_ title: String, total: Int, on stream: TextStream) {
    guard stream.width != nil else { return nil }
    self.title = title
    self.total = total
    self.stream = stream
  }

  /// Draws the line anew, with what else there is to say at its end. A terminal that has gone away
  /// is no failure of the work. `found` is how much there is, where that shows only on the way.
  package func show(_ done: Int, of found: Int? = nil, _ rest: String = "") {
    try? stream.write(
      raw: "\r\u{1B}[K" + Self.line(title, done, of: found ?? total, rest, width: stream.width))
  }

  package func clear() { try? stream.write(raw: "\r\u{1B}[K") }

  /// The bar takes what the words leave, up to ``barColumnsMax``; the last column stays free.
  static func line(
    _ title: String, _ done: Int, of total: Int, _ rest: String = "", width: Int?
  ) -> String {
    let bounded = min(max(0, done), total)
    let words = "\(bounded) of \(total)\(rest)"
    let room = (width ?? 80) - title.count - words.count - 5
    guard room >= barColumnsMin, total > 0 else { return "\(title) \(words)" }
    let columns = min(room, barColumnsMax)
    let filled = bounded * columns / total
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: columns - filled)
    return "\(title) [\(bar)] \(words)"
  }

  private static let barColumnsMin = 5
  private static let barColumnsMax = 40
}
