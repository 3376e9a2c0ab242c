import ArgumentParser
import CommandSupport
import FoundationEssentials
import PhoneApp
import VehicleCatalog

/// A command of the phone; what goes wrong in it is told in the language of whoever uses it.
protocol PhoneAction: AsyncParsableCommand {
  var global: GlobalOptions { get }
  var options: PhoneOptions { get }
}

extension PhoneAction {
  /// Does the command's work; what it throws then says what was attempted, and with what.
  ///
  /// - Throws: ``CommandFailure`` for everything that the phone, its store or its car throw.
  func attempt<Value>(
    _ what: PhoneAttempt, _ id: String? = nil, _ body: (PhoneRun) async throws -> Value
  ) async throws -> Value {
    let run: PhoneRun
    do { run = try PhoneRun(global, options) } catch {
      let texts = StoreTexts(languageBeforeAnything, in: nil)
      throw CommandFailure(phone: error, attempting: texts.cannot(what, id), in: texts) ?? error
    }
    do { return try await body(run) } catch {
      throw CommandFailure(phone: error, attempting: run.texts.cannot(what, id), in: run.texts)
        ?? error
    }
  }

  /// The language as long as the phone's folder or the catalogue cannot be read.
  private var languageBeforeAnything: Language {
    options.locale ?? Language(environment: ProcessInfo.processInfo.environment)
  }
}
