/// A limit on everything people have to read at once.
enum SizeRules {
  static let fileLinesMax = 400
  static let fileLinesWithReasonMax = 500
  static let functionLinesMax = 70
  static let lineColumnsMax = 100

  /// Files of 401 to 500 lines and why each is better whole.
  static let longFiles: [String: String] = [:]

  static func check(_ file: SwiftFile) -> [Finding] {
    fileLength(file, reasons: longFiles) + lineLengths(file) + functionLengths(file)
  }

  static func fileLength(_ file: SwiftFile, reasons: [String: String]) -> [Finding] {
    let count = file.file.lines.count
    let limit = reasons[file.path] == nil ? fileLinesMax : fileLinesWithReasonMax
    guard count > limit else { return [] }
    return [file.file.finding(limit + 1, "\(count) lines, at most \(limit): cut by concern")]
  }

  /// A line that holds an address is let through: it cannot be broken.
  private static func lineLengths(_ file: SwiftFile) -> [Finding] {
    file.file.lines.enumerated()
      .filter { $0.element.count > lineColumnsMax && !$0.element.contains("://") }
      .map {
        file.file.finding(
          $0.offset + 1, "\($0.element.count) columns, at most \(lineColumnsMax): break the line")
      }
  }

  private static func functionLengths(_ file: SwiftFile) -> [Finding] {
    ["func", "init", "deinit", "subscript"].flatMap { keyword in
      file.tokens.positions(of: keyword).compactMap { start in
        guard let end = end(ofFunction: start, in: file.tokens) else { return nil }
        let count = file.tokens.all[end].line - file.tokens.all[start].line + 1
        guard count > functionLinesMax else { return nil }
        let name = file.tokens.text(at: start + 1).map { keyword == "func" ? $0 : keyword }
        return file.finding(
          at: start,
          "`\(name ?? keyword)` has \(count) lines, at most \(functionLinesMax): name its steps")
      }
    }
  }

  /// The closing brace of the function declared at `start`; `nil` for a call, or a requirement
  /// without a body.
  private static func end(ofFunction start: Int, in tokens: SwiftTokens) -> Int? {
    if ["init", "subscript"].contains(tokens.all[start].text), tokens.text(at: start - 1) == "." {
      return nil
    }
    let nextDeclaration: Set = [
      "}", "case", "deinit", "func", "init", "let", "package", "private", "static", "subscript",
      "var",
    ]
    var position = start + 1
    while let text = tokens.text(at: position) {
      switch text {
      case "{": return tokens.closing(position)
      case "(", "[":
        guard let closing = tokens.closing(position) else { return nil }
        position = closing + 1
      case _ where nextDeclaration.contains(text): return nil
      default: position += 1
      }
    }
    return nil
  }
}
