/// A numbered step of the user guide, in both languages.
///
/// A `{name}` in its texts stands for the text of that name in the store's table, so that the
/// guide quotes a button or a title as it is and not as it was.
///
/// - Source: seed R15.
struct GuideStep: Sendable {
  let title: StorePhrase
  let text: StorePhrase
  /// What to type, in this order.
  let examples: [GuideExample]

  init(_ title: StorePhrase, _ text: StorePhrase, _ examples: GuideExample...) {
    self.title = title
    self.text = text
    self.examples = examples
  }
}

/// Commands that a step shows, and what they answer.
struct GuideExample: Sendable {
  /// Lines for a shell. `LANGUAGE` stands for the language of the guide.
  let commands: String
  /// Lines of the answer, from the first one that is shown on; `…` stands for lines that are left
  /// out. `nil` shows none.
  let answer: StorePhrase?
  /// They go on running, in a terminal of their own.
  let isOfTheCar: Bool

  init(_ commands: String, answer: StorePhrase? = nil, isOfTheCar: Bool = false) {
    self.commands = commands
    self.answer = answer
    self.isOfTheCar = isOfTheCar
  }
}

/// Steps that belong together.
struct GuideSection: Sendable {
  let title: StorePhrase
  let steps: [GuideStep]

  init(_ title: StorePhrase, _ steps: [GuideStep]) {
    self.title = title
    self.steps = steps
  }
}
