import ArgumentParser
import CommandSupport
import PhoneApp
import NissanStore
import VehicleCatalog

/// `phone-client receipt`
struct ReceiptCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "receipt", abstract: "Show a receipt.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The receipt's number, from `orders`.")
  var number: String

  mutating func run() async throws {
    try await attempt(.showReceipt, number) { [self] run in
      let store = try run.store()
      let account = try await run.account(in: run.initialState, of: store)
      let receipt = try await store.receipt(ReceiptNumber(rawValue: number), of: account.id)
      try run.output.answer(
        receipt, text: .receipt(receipt, run.texts(for: account), catalog: run.catalog))
    }
  }
}
