/// Something a car has that a service may need: `remote_lock`.
package struct Capability: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

extension Capability {
  /// Electric drive with a plug.
  package static let ev: Capability = "ev"
}

/// A family of head units that behave alike: `google`.
package struct HeadUnitGeneration: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// One numbering of the back end's services: `legacy` or `800-5000-series`.
package struct BackendCatalogue: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// A model and generation, the first part of a profile's name: `qashqai-j12b`.
package struct GenerationID: Identifier {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
}

/// How sure an entry is, and where it comes from.
package struct Provenance: Hashable, Sendable {
  /// `found`, `general` (well known), `guess`, or a mix such as `found(ids)/guess(price)`.
  package let confidence: String
  package let source: String
}

/// The languages of screens and documents.
///
/// - Source: seed R47.
package enum Language: String, CaseIterable, Hashable, Sendable, Codable {
  case fr, en
}

/// A text in both languages.
package struct LocalizedText: Hashable, Sendable {
  package let fr: String
  package let en: String

  /// The French may be typed with plain spaces: see ``Swift/String/withFrenchSpaces``.
  package init(fr: String, en: String) {
    self.fr = fr.withFrenchSpaces
    self.en = en
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .fr: fr
    case .en: en
    }
  }
}

/// Lower kebab-case of a name as sold: `Tekna+` is `tekna-plus`, `e+ N-Connecta` is
/// `e-plus-n-connecta`.
package func kebabCase(_ name: String) -> String {
  var words: [String] = [""]
  for character in name.lowercased() {
    if character.isASCII, character.isLetter || character.isNumber {
      words[words.count - 1].append(character)
    } else if character == "+" {
      words += ["plus", ""]
    } else {
      words.append("")
    }
  }
  return words.filter { !$0.isEmpty }.joined(separator: "-")
}
