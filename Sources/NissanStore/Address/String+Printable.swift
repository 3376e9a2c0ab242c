extension String {
  /// The characters that no name and no address has, since nothing can be printed for them:
  /// controls, unassigned and private ones, pictures, and what stands for a byte that was no text.
  ///
  /// Two invisible ones are letters' own: the joiners U+200C and U+200D of Persian, Hindi and
  /// others, after a letter that has no capitals.
  ///
  /// - Source: UAX #31, A1 for the joiners; UTS #51 for pictures.
  package var unprintable: [Unicode.Scalar] {
    var before: Unicode.Scalar?
    return unicodeScalars.filter { scalar in
      defer { before = scalar }
      return !scalar.isPrintable(after: before)
    }
  }
}

extension Unicode.Scalar {
  /// The character itself, or `U+0007` when it cannot be shown.
  package var shown: String {
    guard !isDrawn else { return String(self) }
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  fileprivate func isPrintable(after before: Unicode.Scalar?) -> Bool {
    if properties.isJoinControl { return before?.isJoined ?? false }
    // Of a Chinese character it is the one form that a family writes.
    if properties.isVariationSelector, self != Self.pictureSelector { return before != nil }
    return isDrawn && !isPicture
  }

  /// Something is seen where it stands, and everybody sees the same.
  private var isDrawn: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: !properties.isDefaultIgnorableCodePoint && self != Self.noText
    }
  }

  /// Below U+0100 stand digits and signs that only become pictures with a selector.
  private var isPicture: Bool {
    properties.isEmoji && value > 0xFF || properties.isEmojiPresentation
      || self == Self.pictureSelector || self == Self.keycap
  }

  private var isJoined: Bool {
    switch properties.generalCategory {
    case .otherLetter, .nonspacingMark, .spacingMark: true
    default: false
    }
  }

  /// What a decoder puts where bytes were no UTF-8.
  private static let noText: Unicode.Scalar = "\u{FFFD}"
  private static let pictureSelector: Unicode.Scalar = "\u{FE0F}"
  private static let keycap: Unicode.Scalar = "\u{20E3}"
}
