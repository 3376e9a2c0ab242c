import Files
import Yams

/// Reads a YAML file into nodes; what cannot be read is an error.
package struct YAMLFile {
  /// Larger files are refused unread.
  package static let fileBytesMax = 1 << 20
  /// More documents than this in one file are refused.
  package static let documentsMax = 1_000

  /// As a person can open it.
  package let path: String
  let log: DiagnosticLog

  package init(path: String, log: DiagnosticLog) {
    self.path = path
    self.log = log
  }

  /// The root node of the only document.
  package func root() -> YAMLValue? {
    guard let text = text() else { return nil }
    do {
      // The basic resolver gives every plain scalar the same tag: values are read as they are
      // written, and `NO` stays Norway.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        log.report("the file is empty", file: path)
        return nil
      }
      return YAMLValue(node: node, file: path, log: log)
    } catch {
      report(error)
      return nil
    }
  }

  /// The root nodes of all documents, those before the first error in the YAML itself.
  package func roots() -> [YAMLValue] {
    guard let text = text() else { return [] }
    var nodes: [Node] = []
    do {
      var documents = try Yams.compose_all(yaml: text, .basic)
      while let node = documents.next() {
        guard nodes.count < Self.documentsMax else {
          log.report("the file has more than \(Self.documentsMax) documents", file: path)
          return []
        }
        nodes.append(node)
      }
      if let error = documents.error { throw error }
      if nodes.isEmpty { log.report("the file is empty", file: path) }
    } catch {
      report(error)
    }
    return nodes.map { YAMLValue(node: $0, file: path, log: log) }
  }

  private func text() -> String? {
    let text: String
    do throws(PlainFile.Refusal) {
      text = try PlainFile.text(path, bytesMax: Self.fileBytesMax)
    } catch {
      let why =
        switch error {
        case .system: "the file is missing or cannot be read"
        case .folder, .notRegular: "is not a file"
        case .tooLong(let bytesMax): "the file is longer than the limit of \(bytesMax) bytes"
        case .notText: "the file is not UTF-8"
        }
      log.report(why, file: path)
      return nil
    }
    do throws(YAMLMeasure.Refusal) {
      try YAMLMeasure.check(text)
    } catch {
      log.report(error.message, file: path, at: error.position)
      return nil
    }
    return text
  }

  private func report(_ error: any Error) {
    func position(_ mark: Mark) -> CatalogDiagnostic.Position {
      CatalogDiagnostic.Position(line: mark.line, column: mark.column)
    }
    switch error as? YamlError {
    case .scanner(let context, let failure, let mark, _),
      .parser(let context, let failure, let mark, _),
      .composer(let context, let failure, let mark, _):
      let text = context.map { "\($0.text), \(failure)" } ?? failure
      log.report("not YAML: \(text)", file: path, at: position(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "‘\($0)’" }.joined(separator: ", ")
      log.report("the same key twice: \(names)", file: path, at: position(context.mark))
    case .reader(let failure, _, _, _):
      log.report("not YAML: \(failure)", file: path)
    default:
      log.report("not YAML", file: path)
    }
  }
}
