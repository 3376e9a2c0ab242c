import Testing
import WireText

struct SingleLineTests {
  @Test(arguments: [
    "Camille's iPhone 14", "Zoë – l’été", "مريم", "می‌خواهم", "👩‍👩‍👧 🇫🇷 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "ﬁ \u{A0} x", "",
  ])
  func `what shows itself stays as it is`(text: String) {
    #expect(SingleLine.unshowable(in: text) == nil)
    #expect(text.singleLine == text)
    #expect(text.showable == text)
  }

  @Test(arguments: [
    ("a\nb", #"a\u{a}b"#), ("a\r\nb", #"a\u{d}\u{a}b"#), ("\u{1B}[31mred", #"\u{1b}[31mred"#),
    ("\u{0}", #"\u{0}"#), ("\u{7F}", #"\u{7f}"#), ("\u{9B}2J", #"\u{9b}2J"#), ("\t", #"\u{9}"#),
    ("a\u{2028}b\u{2029}c", #"a\u{2028}b\u{2029}c"#), ("\u{202E}cod.exe", #"\u{202e}cod.exe"#),
    ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#), ("\u{200E}", #"\u{200e}"#),
    ("\u{61C}", #"\u{61c}"#), ("a\u{200B}b", #"a\u{200b}b"#), ("\u{FEFF}a", #"\u{feff}a"#),
    ("a\u{AD}b", #"a\u{ad}b"#),
  ])
  func `what acts, hides or turns the line is shown by its number`(text: String, shown: String) {
    #expect(SingleLine.unshowable(in: text) != nil)
    #expect(text.singleLine == shown)
    #expect(SingleLine.unshowable(in: text.singleLine) == nil)
  }

  @Test func `a text of several lines keeps them and nothing else`() {
    #expect("a\nb\u{1B}[2J\r\n".showable == "a\nb\\u{1b}[2J\\u{d}\n")
  }
}
