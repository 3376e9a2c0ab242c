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
  let session: StoreSession
  let catalog: Catalog
  var visit: StoreVisit

  private let entry = CardEntry()
  /// Of the screen that is up.
  private var page = 0
  /// What is to be said right below it.
  private var remark: String?
  /// A field was asked for right above; the form need not be shown again.
  private var isFormShown = false
  /// How often a screen that changes by itself was looked at without being asked.
  private var looks = 0

  /// Afterwards a person says when to look again.
  private static let looksMax = 60
  private static let lookMilliseconds: Int32 = 1_000
  /// How often the window's size is looked at.
  private static let sizeMilliseconds: Int32 = 200

  init(at session: StoreSession, input: LineInput = LineInput()) {
    visit = StoreVisit(of: session.outsider)
    (self.session, self.input) = (session, input)
    (output, catalog) = (session.run.output, session.run.catalog)
  }

  /// Whose they are may change with the first start.
  private var texts: StoreTexts { session.texts(for: visit.shopper) }

  /// Until the store is left, or nobody types any more; nothing is lost by either.
  mutating func run() async throws {
    try await perform(.open)
    while visit.step != .over {
      let view = view
      if let field = view.form?.asked {
        if !isFormShown { try show(printer.form(view)) }
        isFormShown = true
        try await ask(field)
      } else {
        isFormShown = false
        try await offer(view)
      }
    }
    try show(printer.form(view))
  }

  private var view: ScreenView { ScreenComposer(visit, texts, catalog: catalog).view }

  /// The window's size at this moment; `nil` without a terminal.
  private var size: TerminalSize? { output.standardOutput.size }

  private var printer: ScreenPrinter { ScreenPrinter(texts, size) }

  /// Does something, and everything that it asks the store and the car for.
  private mutating func perform(_ action: StoreAction) async throws {
    let before = visit
    var effect = visit.handle(action)
    while let asked = effect {
      effect = visit.handle(.answered(try await session.answer(asked, for: visit.shopper)))
    }
    if visit.step != before.step || visit.listsAll != before.listsAll { page = 0 }
    if visit.step != before.step { isFormShown = false }
    if visit.step != .card { entry.forget() }
  }

  // MARK: Showing

  private func show(_ page: ScreenPage) throws {
    try output.standardOutput.write(([""] + page.lines).lines())
  }

  private func help() -> [StyledText] {
    [""] + TextWrap.lines(texts[.helpText], columns: printer.columns).map { StyledText($0) }
  }

  private func options(of field: ScreenView.Field) -> [StyledText] {
    FormPrinter(texts: texts, columns: printer.columns).options(field)
  }

  // MARK: Choices and buttons

  /// Shows a page of a screen and does what is chosen, until another is to be shown.
  private mutating func offer(_ view: ScreenView) async throws {
    let (size, pages) = (self.size, printer.pages(view))
    page = min(page, pages.count - 1)
    let shown = pages[page]
    try show(shown)
    // What was written since, the question included.
    var below = 1
    if let text = remark {
      below += try say(note(text))
      remark = nil
    }
    while true {
      try output.standardOutput.prompt("> ")
      let line = line(looking: view.changesByItself && looks < Self.looksMax, since: size)
      try endLine()
      switch line {
      case .end: return try await leave()
      case .nothing where self.size != size: return try forgetTyped()
      case .nothing:
        looks += 1
        try output.standardOutput.prompt("\r")
        let before = visit.car
        try await perform(.recheck)
        if visit.car?.isSame(as: before) != true { return }
      case .tooLong:
        below += 1 + (try say(lineTooLong))
      case .text(let line):
        looks = 0
        let key = DialogueKey(line.text ?? "", view, shown, isOnly: pages.count == 1, texts)
        if key.isChoice, !shown.isInSight(below, in: size) {
          remark = texts[.scrolledAway]
          return
        }
        guard let answer = try await done(key, pages) else { return }
        if line.text.map(CardRules.holdsNumber) != false {
          try erase(columns: "> ".count + line.withBytes(\.count))
        }
        below += 1 + (try say(answer))
      }
    }
  }

  /// Does what a line means.
  ///
  /// - Returns: What to say of it; `nil` when the screen is to be shown again.
  private mutating func done(_ key: DialogueKey, _ pages: [ScreenPage]) async throws
    -> [StyledText]?
  {
    switch key {
    case .act(let action): try await perform(action)
    case .submitCard(let passesBank):
      try await perform(.submitCard(entry.details(visit.card), passesBank: passesBank))
    case .nextPage: page = (page + 1) % pages.count
    case .elsewhere(let number):
      page = pages.firstIndex { $0.numbers?.contains(number) == true } ?? 0
      remark = texts[.onThisPage, ["number": number]]
    case .help: return help()
    case .nothingMeant: return note(texts[.chooseOne])
    // Not repeated: it may be a card number that came too early.
    case .unknown: return note(texts[.notUnderstood])
    }
    return nil
  }

  /// The next line that is typed.
  ///
  /// - Parameters:
  ///   - isLooking: The screen changes by itself.
  ///   - size: The window's, when the screen was shown.
  /// - Returns: `nothing` when the window has another size, or when it is time to look again.
  private func line(looking isLooking: Bool, since size: TerminalSize?) -> LineInput.Line {
    guard input.isTerminal else { return input.line() }
    var waited: Int32 = 0
    while true {
      let line = input.line(within: Self.sizeMilliseconds)
      guard case .nothing = line, self.size == size else { return line }
      waited += Self.sizeMilliseconds
      if isLooking, waited >= Self.lookMilliseconds { return line }
    }
  }

  /// The window has another size, so that what was typed is not where it was.
  private func forgetTyped() throws {
    input.forgetTyped()
    try output.standardOutput.prompt("\n")
  }

  private var lineTooLong: [StyledText] {
    note(texts[.lineTooLong, ["count": LineInput.lineBytesMax]])
  }

  private func note(_ text: String) -> [StyledText] {
    TextWrap.lines(text, columns: printer.columns).map { StyledText($0, .waiting) }
  }

  /// - Returns: How many lines of the terminal it took.
  private func say(_ lines: [StyledText]) throws -> Int {
    try output.standardOutput.write(lines.lines())
    let columns = printer.columns
    return lines.reduce(0) { $0 + max(1, ($1.plain.count + columns - 1) / columns) }
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
    let size = self.size
    if !field.options.isEmpty { try output.standardOutput.write(options(of: field).lines()) }
    let value = field.isSecret || field.value.isEmpty ? "" : " [\(field.value)]"
    let empties = !field.isRequired && !field.value.isEmpty ? " (\(texts[.emptyKey]))" : ""
    let unseen = field.isSecret && input.isTerminal ? " (\(texts[.unseen]))" : ""
    let question = "\(field.label)\(value)\(empties)\(unseen) > "
    let line =
      try field.isSecret
      ? UnseenTyping.during { try answer(to: question, since: size) }
      : answer(to: question, since: size)
    try endLine()
    switch line {
    case .end: try await leave()
    case .nothing:
      isFormShown = false
      try forgetTyped()
    case .tooLong:
      _ = try say(lineTooLong)
    case .text(let typed):
      switch DialogueKey.inField(typed, texts) {
      case .act(let action):
        isFormShown = false
        try await perform(action)
      case .help: _ = try say(help())
      default:
        try await fill(field, typed)
        let shown = view.form?.fields.first { $0.name == field.name }
        if !field.isSecret, shown?.faults.isEmpty == false {
          try erase(columns: question.count + typed.withBytes(\.count))
        }
      }
    }
  }

  /// Takes from a terminal the line that it showed while it was typed: it may be a card number.
  private func erase(columns: Int) throws {
    guard let width = output.standardOutput.width, width > 0 else { return }
    let rows = columns / width + 1
    try output.standardOutput.write(raw: String(repeating: "\u{1B}[A\u{1B}[2K", count: rows))
  }

  /// The echo is off before anybody is asked.
  private func answer(
    to question: String, since size: TerminalSize?
  ) throws -> LineInput.Line {
    try output.standardOutput.prompt(StyledText(question))
    return line(looking: false, since: size)
  }

  private mutating func fill(_ field: ScreenView.Field, _ typed: SecretBytes) async throws {
    if case .card(let name) = field.name, name.isSecret {
      try await perform(entry.action(name, typed))
      return
    }
    guard let line = typed.text else {
      _ = try say(note(texts[.lineNoText]))
      return
    }
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
  /// A line that is no secret; `nil` when its bytes are no UTF-8.
  fileprivate var text: String? { withBytes { String(validating: $0, as: UTF8.self) } }
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
