import ArgumentParser
import CommandSupport
import NissanStore
import VehicleCatalog

/// `phone-client receipt`
struct ReceiptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Show a receipt.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The receipt's number, from `orders`.")
  var number: String

  mutating func run() async throws {
    try await attempt("cannot show receipt ‘\(number)’") { [self] in
      let run = try PhoneRun(global, options)
      let store = try run.store()
      let account = try await run.account(in: run.initialState, of: store)
      let receipt = try await store.receipt(ReceiptNumber(rawValue: number), of: account.id)
      try run.output.answer(
        receipt, text: .receipt(receipt, run.texts(for: account), catalog: run.catalog))
    }
  }
}
