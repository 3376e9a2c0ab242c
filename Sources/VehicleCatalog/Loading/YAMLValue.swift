import Yams

/// One node of a YAML file, which knows where it stands and reports what is wrong with it.
///
/// The readers return `nil` after they reported an error, so that the caller goes on with the
/// next node and all errors are found in one pass.
package struct YAMLValue {
  let node: Node
  package let file: String
  package let log: DiagnosticLog

  package var position: CatalogDiagnostic.Position? {
    node.mark.map { CatalogDiagnostic.Position(line: $0.line, column: $0.column) }
  }

  package func report(_ message: String) {
    log.report(message, file: file, at: position)
  }

  /// Nothing was written after the colon.
  package var isEmpty: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string.isEmpty && scalar.style == .plain
  }

  package var isList: Bool {
    guard case .sequence = node else { return false }
    return true
  }

  /// How many members a list has; 0 for anything else.
  package var listCount: Int {
    guard case .sequence(let sequence) = node else { return 0 }
    return sequence.count
  }

  /// How many keys a mapping has; 0 for anything else.
  var keyCount: Int {
    guard case .mapping(let mapping) = node else { return 0 }
    return mapping.count
  }

  func with(_ node: Node) -> YAMLValue {
    YAMLValue(node: node, file: file, log: log)
  }

  package var kind: String {
    switch node {
    case .scalar: isEmpty ? "nothing" : "a single value"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }
}

// MARK: - Collections

extension YAMLValue {
  /// The pairs of a mapping whose keys are names of the file's own.
  package func entries(of what: String) -> [(key: YAMLValue, name: String, value: YAMLValue)] {
    guard case .mapping(let mapping) = node else {
      report("expected \(what) as ‘name: …’ pairs, found \(kind)")
      return []
    }
    return mapping.compactMap { key, value in
      let keyValue = with(key)
      guard let name = keyValue.text(of: "a name") else { return nil }
      return (keyValue, name, with(value))
    }
  }

  /// The pairs of a mapping whose keys must be among `known`.
  package func fields(_ known: [String]) -> YAMLFields? {
    guard case .mapping = node else {
      report("expected ‘key: value’ pairs (\(known.joined(separator: ", "))), found \(kind)")
      return nil
    }
    var values: [String: YAMLValue] = [:]
    for (key, name, value) in entries(of: "fields") {
      if known.contains(name) {
        values[name] = value
      } else {
        key.report("unknown key ‘\(name)’\(Self.hint(for: name, known))")
      }
    }
    return YAMLFields(owner: self, values: values)
  }

  private static func hint(for name: String, _ known: [String]) -> String {
    let near = NearestName.hint(for: name, among: known)
    return near.isEmpty ? "; known here: \(known.joined(separator: ", "))" : near
  }

  /// The members of a list.
  package func items(of what: String) -> [YAMLValue] {
    guard case .sequence(let sequence) = node else {
      report("expected a list of \(what), such as [a, b], found \(kind)")
      return []
    }
    return sequence.map(with)
  }

  /// The members of a list of single values, each read by `read`; a repeated one is an error.
  package func list<Element: Hashable>(
    of what: String,
    _ read: (YAMLValue) -> Element?
  ) -> [Element] {
    var seen: Set<Element> = []
    return items(of: what).compactMap { item in
      guard let element = read(item) else { return nil }
      guard seen.insert(element).inserted else {
        item.report("‘\(element)’ is listed twice")
        return nil
      }
      return element
    }
  }
}

// MARK: - Single values

extension YAMLValue {
  /// Longer texts are refused; nothing in a catalogue comes near this.
  static let textScalarsMax = 2_000

  /// A non-empty text.
  package func text(of what: String) -> String? {
    guard case .scalar(let scalar) = node else {
      report("expected \(what), found \(kind)")
      return nil
    }
    if isOpen { return nil }
    guard !scalar.string.isEmpty else {
      report("expected \(what), found nothing")
      return nil
    }
    guard scalar.string.unicodeScalars.count <= Self.textScalarsMax else {
      report(
        "\(what) has \(scalar.string.unicodeScalars.count) characters;"
          + " the limit is \(Self.textScalarsMax)"
      )
      return nil
    }
    return scalar.string
  }

  /// A text that `convert` understands, described as `what`.
  package func value<Result>(_ what: String, _ convert: (String) -> Result?) -> Result? {
    guard let text = text(of: what) else { return nil }
    guard let result = convert(text) else {
      report("‘\(text)’ is not \(what)")
      return nil
    }
    return result
  }

  package func integer(_ what: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = value(what, { Int($0) }) else { return nil }
    guard range.contains(number) else {
      report("\(what) is \(number); it must be \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  package func flag(_ what: String) -> Bool? {
    value("true or false (\(what))") { ["true": true, "false": false][$0] }
  }

  /// One case of a closed set, by its raw value.
  package func choice<Choice: CaseIterable & RawRepresentable>(
    _ what: String,
    _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    return name(what, among: known).flatMap(Choice.init(rawValue:))
  }

  /// So many names are told when none is near the one that is unknown.
  private static var namesShownMax: Int { 24 }

  /// A name that must be among `known`; `nil` for `known` when its file could not be read, and
  /// then any name passes.
  package func name(_ what: String, among known: [String]?) -> String? {
    guard let text = text(of: what) else { return nil }
    guard let known, !known.contains(text) else { return text }
    let near = NearestName.hint(for: text, among: known)
    let choices =
      (1...Self.namesShownMax).contains(known.count)
      ? "; known: \(known.sorted().joined(separator: ", "))" : ""
    report("unknown \(what) ‘\(text)’\(near.isEmpty ? choices : near)")
    return nil
  }
}
