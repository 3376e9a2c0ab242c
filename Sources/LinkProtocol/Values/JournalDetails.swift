import WireText

/// What an entry of the journal says beside its kind: flat, each by its name.
///
/// Written in the order of the names, so that the same details are always the same text.
package struct JournalDetails: Hashable, Sendable {
  package let texts: [String: String]

  package init(_ texts: [String: String]) { self.texts = texts }

  package subscript(name: String) -> String? { texts[name] }

  /// The member, JSON, that says what it takes to do it again; only who asks for it is shown it.
  package static let again = "again"

  /// Without ``again``.
  package var shown: JournalDetails { JournalDetails(texts.filter { $0.key != Self.again }) }

  /// In the order of the names.
  package var sorted: [(name: String, text: String)] {
    texts.map { (name: $0.key, text: $0.value) }.sorted { $0.name < $1.name }
  }
}

extension JournalDetails: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, String)...) {
    texts = Dictionary(uniqueKeysWithValues: elements)
  }
}

extension JournalDetails: WireScalar {
  package static var schema: WireSchema { .map(of: .string()) }
  package static var sample: JournalDetails { [:] }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: JSONValue.Name.self)
    texts = Dictionary(
      uniqueKeysWithValues: try container.allKeys.map { name in
        (name.stringValue, try container.decode(String.self, forKey: name))
      })
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONValue.Name.self)
    for (name, text) in sorted {
      try container.encode(text, forKey: JSONValue.Name(stringValue: name))
    }
  }
}
