import CYaml

/// Measures what a YAML text unfolds to by its events, before any of it is composed.
///
/// Yams compares the keys of a mapping by all they hold, and a few lines of aliases hold more than
/// any memory. So keys are single values as they are written, and every alias counts as what it
/// stands for.
package struct YAMLMeasure {
  /// Lists and mappings inside one another.
  package static let depthMax = 32
  /// Values of one document with every alias unfolded.
  package static let nodesMax = 100_000
  /// Bytes of all values of one document with every alias unfolded.
  package static let bytesMax = 4 << 20
  /// Bytes of one key.
  package static let keyBytesMax = 1_024

  /// Why a text is not composed.
  package struct Refusal: Error, CustomStringConvertible {
    let message: String
    let position: CatalogDiagnostic.Position

    package var description: String { "line \(position.line): \(message)" }
  }

  /// How much a value holds, itself included.
  private struct Weight {
    var nodes = 0
    var bytes = 0
    /// Lists and mappings inside one another; 0 for a single value.
    var depth = 0
  }

  /// A list or a mapping whose end was not met yet.
  private struct Opened {
    let anchor: String?
    let isMapping: Bool
    var isKeyNext: Bool
    var weight = Weight(nodes: 1, depth: 1)
  }

  private var opened: [Opened] = []
  /// What each anchor stands for; Yams keeps them from one document to the next.
  private var anchors: [String: Weight] = [:]

  private init() {}

  /// - Throws: ``Refusal``, at the first value that is too much. What is no YAML passes: Yams says
  ///   so at the same place.
  package static func check(_ text: String) throws(Refusal) {
    let bytes = Array(text.utf8)
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { return }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let refusal = bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      return Result { () throws(Refusal) in try check(parser) }
    }
    try refusal.get()
  }

  private static func check(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws(Refusal) {
    var measure = YAMLMeasure()
    var event = yaml_event_t()
    while yaml_parser_parse(parser, &event) == 1 {
      defer { yaml_event_delete(&event) }
      guard event.type != YAML_STREAM_END_EVENT, try measure.take(event) else { return }
    }
  }

  /// - Returns: `false` for an alias of nothing, after which Yams reads no further.
  private mutating func take(_ event: yaml_event_t) throws(Refusal) -> Bool {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let bytes = event.data.scalar.length
      if isKey, bytes > Self.keyBytesMax {
        throw refusal("a key is longer than \(Self.keyBytesMax) bytes", event)
      }
      try add(Weight(nodes: 1, bytes: bytes), event, anchor: Self.name(event.data.scalar.anchor))
    case YAML_ALIAS_EVENT:
      guard let weight = Self.name(event.data.alias.anchor).flatMap({ anchors[$0] }) else {
        return false
      }
      try checkKey(event)
      try add(weight, event, anchor: nil)
    case YAML_SEQUENCE_START_EVENT:
      try open(event, anchor: event.data.sequence_start.anchor, isMapping: false)
    case YAML_MAPPING_START_EVENT:
      try open(event, anchor: event.data.mapping_start.anchor, isMapping: true)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      let closed = opened.removeLast()
      try add(closed.weight, event, anchor: closed.anchor)
    default: break  // A stream or a document begins or ends.
    }
    return true
  }

  private mutating func open(
    _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?, isMapping: Bool
  ) throws(Refusal) {
    try checkKey(event)
    opened.append(
      Opened(anchor: Self.name(anchor), isMapping: isMapping, isKeyNext: isMapping))
    if opened.count > Self.depthMax { throw tooDeep(event) }
  }

  /// Adds a value to the list or the mapping it stands in.
  private mutating func add(
    _ weight: Weight, _ event: yaml_event_t, anchor: String?
  ) throws(Refusal) {
    if let anchor { anchors[anchor] = weight }
    guard var outer = opened.popLast() else { return }
    outer.isKeyNext = outer.isMapping && !outer.isKeyNext
    outer.weight.nodes += weight.nodes
    outer.weight.bytes += weight.bytes
    outer.weight.depth = max(outer.weight.depth, weight.depth + 1)
    opened.append(outer)
    guard outer.weight.nodes <= Self.nodesMax else {
      throw refusal("the document unfolds to more than \(Self.nodesMax) values", event)
    }
    guard outer.weight.bytes <= Self.bytesMax else {
      throw refusal("the document unfolds to more than \(Self.bytesMax) bytes", event)
    }
    guard opened.count - 1 + outer.weight.depth <= Self.depthMax else { throw tooDeep(event) }
  }

  private var isKey: Bool { opened.last?.isKeyNext == true }

  private func checkKey(_ event: yaml_event_t) throws(Refusal) {
    guard isKey else { return }
    throw refusal("a key is an alias or a collection; keys are single words", event)
  }

  private func tooDeep(_ event: yaml_event_t) -> Refusal {
    refusal("lists and mappings more than \(Self.depthMax) deep", event)
  }

  private func refusal(_ message: String, _ event: yaml_event_t) -> Refusal {
    Refusal(
      message: message,
      position: CatalogDiagnostic.Position(
        line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1))
  }

  private static func name(_ anchor: UnsafeMutablePointer<UInt8>?) -> String? {
    anchor.map { String(cString: $0) }
  }
}
