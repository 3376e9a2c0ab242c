import Testing

struct SwiftTokensTests {
  @Test(arguments: [
    ("let a = 1 // b\n/* c /* d */ */ e", ["let", "a", "=", "1", "e"]),
    ("\"a \\(b(\")\")) c\" d", ["\"", "b", "(", "\"", ")", "d"]),
    ("#\"a \\(b) \"c\"# d", ["\"", "d"]), ("#\"\\#(b)\"# d", ["\"", "b", "d"]),
    ("\"\"\"\n a \"b\" \\(c)\n\"\"\" d", ["\"", "c", "d"]), ("\"a\\\"b\" c", ["\"", "c"]),
    ("\"open\nb", ["\"", "b"]), ("`a b`()", ["`a b`", "(", ")"]),
    ("a / b / c", ["a", "/", "b", "/", "c"]), ("x(/a\"b/) c", ["x", "(", "/", ")", "c"]),
    ("#/a\"/b/# c", ["/", "c"]), ("#if a", ["#", "if", "a"]), ("é.ß", ["é", ".", "ß"]),
  ])
  func `code is kept, prose is not`(source: String, tokens: [String]) {
    #expect(SwiftTokens(source).all.map(\.text) == tokens)
  }

  @Test func `tokens know their lines, and documentation its own`() {
    let tokens = SwiftTokens("/// a\n// b\n/**\n c\n */\nlet d = \"\"\"\n  e\n  \"\"\"\nf")
    #expect(tokens.all.first?.line == 6)
    #expect(tokens.all.last == SwiftTokens.Token(text: "f", line: 9))
    #expect(tokens.documentedLines == [1, 3, 4, 5])
  }
}
