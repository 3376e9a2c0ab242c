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
    "˂˃˜‸‼‿⁇⁈⁉⁎⁓⁺⁼₊₌∖∗∼⧵⧹⩵⩶﬩︔︕︖︳︴﹍﹎﹏﹔﹖﹗﹡﹢﹤﹥﹦﹨﹩﹪﹫！＂＄％＊＋；＜＝＞？＠＼＾＿｀～")

  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    // Equal characters are one, so that the Greek question mark is the semicolon.
    listed.contains(Character(scalar)) || lookAlikes.contains(Character(scalar))
  }

  /// Those of a text that no field takes, each once, in the order of the text.
  static func refused(in text: String) -> [Unicode.Scalar] {
    let unprintable = Set(text.unprintable)
    var seen: Set<Unicode.Scalar> = []
    return text.unicodeScalars.filter { scalar in
      (contains(scalar) || unprintable.contains(scalar)) && seen.insert(scalar).inserted
    }
  }
}
