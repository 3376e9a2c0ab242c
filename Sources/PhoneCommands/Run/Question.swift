import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// A question to whoever sits at the terminal; told on standard error, so that `--json` stays one
/// document.
struct Question {
  let texts: StoreTexts
  let output: Output
  private let input = LineInput()

  init(_ texts: StoreTexts, _ output: Output) { (self.texts, self.output) = (texts, output) }

  /// Somebody is there to be asked.
  var canBeAsked: Bool { input.isTerminal }

  /// Asks until it is answered with yes or no, in either language.
  ///
  /// - Returns: `nil` when nobody answers any more.
  func answer(to question: String) -> Bool? {
    let asked = texts[.askYesNo, ["question": question]]
    while true {
      let lines = TextWrap.lines(asked, columns: output.standardError.width ?? .max)
      output.message(lines.map { StyledText($0) }.lines())
      guard case .text(let line) = input.line() else { return nil }
      switch line.withBytes({ String(decoding: $0, as: UTF8.self).lowercased() }) {
      case "y", "yes", "o", "oui": return true
      case "n", "no", "non": return false
      default: continue
      }
    }
  }
}

/// Whether a command that cannot be undone asks first.
struct ConfirmOptions: ParsableArguments {
  @Flag(help: "Do it without asking. Nobody is asked where standard input is no terminal.")
  var yes = false

  /// Asks before something is lost, where somebody is there to be asked; elsewhere the command line
  /// is the answer.
  ///
  /// - Throws: ``PhoneRefusal/notConfirmed``.
  func ask(of run: PhoneRun, _ question: (StoreTexts) -> String) throws(PhoneRefusal) {
    let person = Question(run.texts, run.output)
    guard !yes, person.canBeAsked else { return }
    guard person.answer(to: question(run.texts)) == true else { throw .notConfirmed }
  }
}

extension AuthenticationOptions {
  /// Does something that the bank may ask about, and has the customer answer it where it asks: by
  /// `--sca`, or else at the terminal.
  ///
  /// - Parameters:
  ///   - run: For the words and the terminal.
  ///   - step: What to do; given whether the customer passes 3-D Secure.
  /// - Returns: What `step` returns.
  /// - Throws: What `step` throws; ``PhoneRefusal/authenticationMissing`` when nobody said what the
  ///   customer does, ``PhoneRefusal/authenticationAbandoned``.
  func answeringBank<Value>(
    _ run: PhoneRun, _ step: (_ isAuthenticated: Bool) async throws -> Value
  ) async throws -> Value {
    do {
      return try await step(sca == .accept)
    } catch StoreError.refused(.declined(.authenticationRequired)) where sca != .accept {
      guard try passes(run) else {
        throw StoreError.refused(.declined(.authenticationRequired))
      }
      return try await step(true)
    }
  }

  /// Whether the customer passes 3-D Secure.
  ///
  /// - Throws: ``PhoneRefusal/authenticationMissing``, ``PhoneRefusal/authenticationAbandoned``.
  func passes(_ run: PhoneRun) throws(PhoneRefusal) -> Bool {
    switch sca {
    case .accept: return true
    case .refuse: return false
    case .abandon: throw .authenticationAbandoned
    case nil: break
    }
    let person = Question(run.texts, run.output)
    guard person.canBeAsked else { throw .authenticationMissing }
    guard let passes = person.answer(to: run.texts[.bankQuestion]) else {
      throw .authenticationAbandoned
    }
    return passes
  }
}
