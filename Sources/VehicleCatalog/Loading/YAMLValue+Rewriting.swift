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

extension YAMLValue {
  /// What a tree has too much of.
  package enum Excess: Hashable {
    case nodes, depth
  }

  /// The first limit that the tree exceeds once every alias is unfolded. It stops counting there:
  /// a few lines of aliases can unfold to more nodes than any memory holds.
  package func excess(nodesMax: Int, depthMax: Int) -> Excess? {
    var left = nodesMax
    return Self.excess(of: node, &left, depthLeft: depthMax)
  }

  private static func excess(of node: Node, _ left: inout Int, depthLeft: Int) -> Excess? {
    left -= 1
    guard left >= 0 else { return .nodes }
    guard depthLeft > 0 else { return .depth }
    switch node {
    case .scalar, .alias: return nil
    case .sequence(let sequence):
      for child in sequence {
        if let excess = excess(of: child, &left, depthLeft: depthLeft - 1) { return excess }
      }
    case .mapping(let mapping):
      for (key, value) in mapping {
        if let excess = excess(of: key, &left, depthLeft: depthLeft - 1)
          ?? excess(of: value, &left, depthLeft: depthLeft - 1)
        {
          return excess
        }
      }
    }
    return nil
  }
}
