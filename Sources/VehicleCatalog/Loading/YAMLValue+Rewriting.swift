import Yams

extension YAMLValue {
  /// What a text is replaced with.
  package enum Replacement {
    case text(String)
    /// Not known yet. Whoever reads the value finds nothing, and nothing is reported.
    case open
  }

  /// What an open value holds; a person has no reason to write it.
  private static let openText = "\u{0}open"

  /// The value was left open by ``rewritten(_:)``.
  package var isOpen: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string == Self.openText
  }

  /// The text of a single value; `nil` for a mapping or a list.
  package var singleText: String? {
    guard case .scalar(let scalar) = node else { return nil }
    return scalar.string
  }

  package var isMapping: Bool {
    guard case .mapping = node else { return false }
    return true
  }

  /// The same tree with single values replaced, keys left as they are. Where `change` returns
  /// `nil` the value stays as it is written.
  package func rewritten(_ change: (YAMLValue, String) -> Replacement?) -> YAMLValue {
    with(rewrite(node, change))
  }

  private func rewrite(_ node: Node, _ change: (YAMLValue, String) -> Replacement?) -> Node {
    switch node {
    case .scalar(let scalar):
      switch change(with(node), scalar.string) {
      case nil: node
      case .open: .scalar(Node.Scalar(Self.openText, .implicit, .doubleQuoted, scalar.mark))
      // Quoted, so that an empty result is an empty text and not nothing.
      case .text(let text): .scalar(Node.Scalar(text, .implicit, .doubleQuoted, scalar.mark))
      }
    case .sequence(let sequence):
      .sequence(
        Node.Sequence(sequence.map { rewrite($0, change) }, .implicit, .any, sequence.mark))
    case .mapping(let mapping):
      .mapping(
        Node.Mapping(
          mapping.map { ($0.key, rewrite($0.value, change)) }, .implicit, .any, mapping.mark))
    case .alias: node
    }
  }

  /// `{key: self}`, at this value's place.
  package func wrapped(under key: String) -> YAMLValue {
    with(
      .mapping(
        Node.Mapping(
          [(.scalar(Node.Scalar(key, .implicit, .plain, node.mark)), node)], .implicit, .any,
          node.mark)))
  }

  /// The same value, whose errors go to another log.
  package func reporting(to log: DiagnosticLog) -> YAMLValue {
    YAMLValue(node: node, file: file, log: log)
  }
}
