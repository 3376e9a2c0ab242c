extension String {
  /// The same text with spaces at which no line breaks before `: ; ? ! %` and inside `« »`, so that
  /// French may be typed with plain ones.
  ///
  /// - Source: Imprimerie nationale, "Lexique des règles typographiques".
  package var withFrenchSpaces: String {
    [" :", " ;", " ?", " !", " %", " »"].reduce(replacing("« ", with: "«\u{A0}")) { text, mark in
      text.replacing(mark, with: "\u{A0}\(mark.dropFirst())")
    }
  }
}
