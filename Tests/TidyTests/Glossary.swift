/// A word that a newcomer would not understand, or that means several things.
struct GlossaryEntry {
  /// Words that no name in code has as a part: `dice` finds `dice`, `CaseDice` and `case_dice`.
  let parts: Set<String>
  /// Words and phrases that no text has: comments, messages, documents.
  let phrases: [String]
  let say: String
  /// Names and whole phrases that have the word all the same, and why each may.
  let allowed: [String: String]

  init(
    _ parts: String..., phrases: [String] = [], say: String, allowed: [String: String] = [:]
  ) {
    self.parts = Set(parts)
    self.phrases = phrases
    self.say = say
    self.allowed = allowed
  }
}

private let kept = "what is kept keeps its name"

/// What is not said here, and what is said instead. To allow a name, add one line with its reason.
let glossary: [GlossaryEntry] = [
  GlossaryEntry(
    "bench", "benches", phrases: ["bench"], say: "benchmark, handle, tester, test bench",
    allowed: [
      "headunit-bench": "the program's name", "test bench": "the tester's side, in documents",
    ]),
  GlossaryEntry(
    "road", "interloper", phrases: ["interloper"], say: "link proxy, man in the middle"),
  GlossaryEntry(
    "mould", "cast", phrases: ["mould"], say: "template, copy",
    allowed: ["unsafeBitCast": "of the standard library"]),
  GlossaryEntry("shelf", "shelves", phrases: ["shelf"], say: "storefront, backup folder"),
  GlossaryEntry("book", "books", say: "ledger, list, catalogue", allowed: ["book": kept]),
  GlossaryEntry(
    "desk", phrases: ["desk"], say: "command queue, store session",
    allowed: ["commandQueue = \"desk\"": kept]),
  GlossaryEntry(phrases: ["on paper", "plain world", "plain model"], say: "reference model"),
  GlossaryEntry(
    phrases: ["long lives", "random lives"], say: "randomized soak runs",
    allowed: ["random-lives-are-scenarios": "the name of a decision record"]),
  GlossaryEntry("dice", phrases: ["dice"], say: "random number generator, seed"),
  GlossaryEntry("turns", say: "state changes, due instants"),
  GlossaryEntry("lane", "lanes", phrases: ["lane"], say: "link path; column of a diagram"),
  GlossaryEntry(
    "harm", "strike", "strikes", "struck", phrases: ["strike", "struck"],
    say: "fault effect, trigger",
    allowed: ["'fault_struck'": kept, "triggers = \"strikes\"": kept]),
  GlossaryEntry("chances", say: "opportunities"),
  GlossaryEntry("likeness", phrases: ["likeness"], say: "canonical state"),
  GlossaryEntry("craft", "deed", "deeds", phrases: ["deed"], say: "tamper method, action"),
  GlossaryEntry("obituary", phrases: ["obituary"], say: "exit description"),
  GlossaryEntry("manner", "manners", say: "mode"),
  GlossaryEntry("news", "tell", "told", "telling", say: "event, notify, notified, report"),
  GlossaryEntry("beat", "beats", say: "heartbeat"),
  GlossaryEntry(
    "stranger", "strangers", phrases: ["stranger"], say: "unauthenticated peer"),
  GlossaryEntry(phrases: ["stands still", "stand still"], say: "frozen"),
  GlossaryEntry(phrases: ["the whole head unit"], say: "full stack"),
  GlossaryEntry("ink", "inks", phrases: ["ink"], say: "text style"),
  GlossaryEntry("flaw", "flaws", phrases: ["flaw"], say: "refusal, failure, bug"),
  GlossaryEntry("mistake", "mistakes", phrases: ["mistake"], say: "error, diagnostic"),
  GlossaryEntry("problem", "problems", "trouble", "troubles", say: "failure"),
  GlossaryEntry(
    "take", "goOn", "heedOffers", say: "handle, ingest, advance; what is done",
    allowed: ["take": "of the standard library, `Optional.take()`"]),
  GlossaryEntry(
    phrases: ["told apart", "tell apart", "when left out"], say: "distinguished, default"),
]
