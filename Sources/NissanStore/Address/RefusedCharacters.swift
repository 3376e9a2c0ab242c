/// The characters that the seed's address form refuses.
///
/// - Source: seed R32.
package enum RefusedCharacters {
  /// The 17 characters of the warning. The seed's backslash may be an escape, so it is refused
  /// and not shown.
  package static let listed: Set<Character> = [
    "!", "\"", "\\", "$", "%", "*", "+", ";", "<", "=", ">", "?", "@", "^", "_", "`", "~",
  ]
  /// The same as the customer is told.
  package static let shown = "!\"$%*+;<=>?@^_`~"

  /// Wide, small, raised and other forms of them, which would pass for them.
  ///
  /// - Source: the compatibility decompositions of UnicodeData.txt; UTS #39 for those that only
  ///   look alike.
  package static let lookAlikes = Set<Character>(
    "٭˂˃˜‸‼‿⁇⁈⁉⁎⁓⁺⁼₊₌∖∗∼⧵⧹⩵⩶﬩︔︕︖︳︴﹍﹎﹏﹔﹖﹗﹡﹢﹤﹥﹦﹨﹩﹪﹫！＂＄％＊＋；＜＝＞？＠＼＾＿｀～")

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    // Equal characters are one, so that the Greek question mark is the semicolon.
    listed.contains(Character(scalar)) || lookAlikes.contains(Character(scalar))
      || isNamedLikeOne(scalar)
  }

  /// It is called as one of them is: the Arabic semicolon, the inverted question mark.
  private static func isNamedLikeOne(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherPunctuation, .connectorPunctuation, .dashPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      let name = scalar.properties.name ?? ""
      return names.contains { name == $0 || name.hasSuffix(" \($0)") }
    default: return false
    }
  }

  /// Their names, but for that of the quotation mark, which the apostrophe shares.
  private static let names = [
    "EXCLAMATION MARK", "REVERSE SOLIDUS", "DOLLAR SIGN", "PERCENT SIGN", "ASTERISK", "PLUS SIGN",
    "SEMICOLON", "LESS-THAN SIGN", "EQUALS SIGN", "GREATER-THAN SIGN", "QUESTION MARK",
    "COMMERCIAL AT", "CIRCUMFLEX ACCENT", "LOW LINE", "GRAVE ACCENT", "TILDE",
  ]

  /// Those of a text that no field takes, each once, in the order of the text.
  static func refused(in text: String) -> [Unicode.Scalar] {
    let unprintable = Set(text.unprintable)
    var seen: Set<Unicode.Scalar> = []
    return text.unicodeScalars.filter { scalar in
      (contains(scalar) || unprintable.contains(scalar)) && seen.insert(scalar).inserted
    }
  }
}
