import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// The store in a terminal: shows each screen from top to bottom, then asks one question.
///
/// It knows no rule of the store: what can be done stands in the ``ScreenView``.
struct StoreDialogue {
  let output: Output
  let input: LineInput
  let commandQueue: StoreSession
  let catalog: Catalog
  var visit: StoreVisit

  private let entry = CardEntry()
  /// Of the screen that is up.
  private var page = 0
  /// A field was asked for right above; the form need not be shown again.
  private var isFormShown = false
  /// How often a screen that changes by itself was looked at without being asked.
  private var looks = 0

  /// Afterwards a person says when to look again.
  private static let looksMax = 60
  private static let lookMilliseconds: Int32 = 1_000

  init(at commandQueue: StoreSession, input: LineInput = LineInput()) {
    visit = StoreVisit(of: commandQueue.outsider)
    (self.commandQueue, self.input) = (commandQueue, input)
    (output, catalog) = (commandQueue.run.output, commandQueue.run.catalog)
  }

  /// Whose they are may change with the first start.
  private var texts: StoreTexts { commandQueue.texts(for: visit.shopper) }

  /// Until the store is left, or nobody types any more; nothing is lost by either.
  mutating func run() async throws {
    try await perform(.open)
    while visit.step != .over {
      let view = view
      if let field = view.form?.asked {
        if !isFormShown { try show(view) }
        isFormShown = true
        try await ask(field)
      } else {
        isFormShown = false
        try await offer(view)
      }
    }
    try show(view)
  }

  private var view: ScreenView { ScreenComposer(visit, texts, catalog: catalog).view }

  /// Does something, and everything that it asks the store and the car for.
  private mutating func perform(_ action: StoreAction) async throws {
    let before = visit
    var effect = visit.handle(action)
    while let asked = effect {
      effect = visit.handle(.answered(try await commandQueue.answer(asked, for: visit.shopper)))
    }
    if visit.step != before.step || visit.listsAll != before.listsAll { page = 0 }
    if visit.step != before.step { isFormShown = false }
    if visit.step != .card { entry.forget() }
  }

  // MARK: Showing

  private mutating func show(_ view: ScreenView) throws {
    let pages = ScreenPrinter(texts: texts).pages(view)
    page = min(page, pages.count - 1)
    // Below a form stands the question for its field, not the one for the next page.
    let shown = view.form?.asked == nil ? [pages[page]] : pages
    for lines in shown { try output.standardOutput.write(([""] + lines).lines()) }
  }

  private func say(_ text: String) throws {
    try output.standardOutput.write(StyledText(text, .waiting))
  }

  private func help(about field: ScreenView.Field? = nil) throws {
    var lines = TextWrap.lines(texts[.helpText], columns: ScreenPrinter.columnsMax).map {
      StyledText($0)
    }
    if let field, field.areOptionsHidden {
      lines += FormPrinter(texts: texts).options(field)
    }
    try output.standardOutput.write(([""] + lines).lines())
  }

  // MARK: Choices and buttons

  private mutating func offer(_ view: ScreenView) async throws {
    try show(view)
    while true {
      try output.standardOutput.prompt("> ")
      let isWatching = view.changesByItself && input.isTerminal && looks < Self.looksMax
      let line = input.line(within: isWatching ? Self.lookMilliseconds : nil)
      try endLine()
      switch line {
      case .end: return try await leave()
      case .nothing:
        looks += 1
        try output.standardOutput.prompt("\r")
        let before = visit.car
        try await perform(.recheck)
        if visit.car?.isSame(as: before) != true { return }
      case .tooLong: try say(texts[.lineTooLong, ["count": LineInput.lineBytesMax]])
      case .text(let line):
        looks = 0
        if try await pressed(line.text, view) { return }
      }
    }
  }

  /// - Returns: Whether the screen is to be shown again.
  private mutating func pressed(_ typed: String, _ view: ScreenView) async throws -> Bool {
    let hasMore = page < ScreenPrinter(texts: texts).pages(view).count - 1
    switch DialogueKey(typed, view, texts, hasMore: hasMore) {
    case .act(let action): try await perform(action)
    case .submitCard(let passesBank):
      try await perform(.submitCard(entry.details(visit.card), passesBank: passesBank))
    case .nextPage: page += 1
    case .help:
      try help()
      return false
    case .nothingMeant:
      try say(texts[.chooseOne])
      return false
    case .unknown:
      // Not repeated: it may be a card number that came too early.
      try say(texts[.notUnderstood])
      return false
    }
    return true
  }

  /// Nobody types any more.
  private mutating func leave() async throws {
    if input.isTerminal { try output.standardOutput.prompt("\n") }
    try await perform(.quit)
  }

  /// Where nobody sees what is typed, the line of a question ends with the question.
  private func endLine() throws {
    if !input.isTerminal { try output.standardOutput.prompt("\n") }
  }

  // MARK: Fields

  private mutating func ask(_ field: ScreenView.Field) async throws {
    if field.hasOpenList {
      try output.standardOutput.write(FormPrinter(texts: texts).options(field).lines())
    }
    let value = field.isSecret || field.value.isEmpty ? "" : " [\(field.value)]"
    let empties = !field.isRequired && !field.value.isEmpty ? " (\(texts[.emptyKey]))" : ""
    let unseen = field.isSecret && input.isTerminal ? " (\(texts[.unseen]))" : ""
    let question = StyledText("\(field.label)\(value)\(empties)\(unseen) > ")
    let line =
      try field.isSecret
      ? UnseenTyping.during { try answer(to: question) } : answer(to: question)
    try endLine()
    switch line {
    case .end: try await leave()
    case .nothing: break
    case .tooLong: try say(texts[.lineTooLong, ["count": LineInput.lineBytesMax]])
    case .text(let typed):
      switch DialogueKey.inField(typed, texts) {
      case .act(let action):
        isFormShown = false
        try await perform(action)
      case .help: try help(about: field)
      default: try await fill(field, typed)
      }
    }
  }

  /// The echo is off before anybody is asked.
  private func answer(to question: StyledText) throws -> LineInput.Line {
    try output.standardOutput.prompt(question)
    return input.line()
  }

  private mutating func fill(_ field: ScreenView.Field, _ typed: SecretBytes) async throws {
    if case .card(let name) = field.name, name.isSecret {
      try await perform(entry.action(name, typed))
      return
    }
    let line = typed.text
    let text: String
    switch line {
    case "": text = field.value
    case "-" where !field.isRequired: text = ""
    default: text = field.resolved(line)
    }
    if let action = field.typed(text) { try await perform(action) }
  }
}

extension SecretBytes {
  /// A line that is no secret.
  fileprivate var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

extension CarReport {
  /// Says the same, whatever time it is.
  fileprivate func isSame(as other: CarReport?) -> Bool {
    guard case .reached(let services, _, let isStill) = self,
      case .reached(let others, _, let wasStill)? = other
    else { return self == other }
    return services == others && isStill == wasStill
  }
}
