import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client subscription transfer`
struct SubscriptionTransferCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "transfer",
    abstract: "Take a subscription from one car to another of yours, as when the first is sold.",
    discussion:
      "It goes on as it is: the same periods, the same card, nothing is charged. The first car"
      + " loses it at the next contact, and at the latest when the lease of its document ends.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name, or the subscription's id.")
  var subscription: String

  @Option(
    help: ArgumentHelp("The car that gets it, which your account owns.", valueName: "vin"),
    completion: .pairedCars, transform: { try VIN($0) })
  var to: VIN

  @OptionGroup var confirmation: ConfirmOptions

  mutating func run() async throws {
    try await attempt(.transfer, subscription) { [self] run in
      let (sold, purchase, texts) = try await run.about(to).reach { reach in
        try await transfer(run, reach)
      }
      // The car that loses it first, so that both never have it.
      var cars: [TransferDocument.Car] = []
      for vehicle in [sold, to] { cars.append(await report(vehicle, run, texts)) }
      let document = TransferDocument(purchase, from: sold, cars)
      try run.output.answer(
        document,
        text: [
          StyledText(
            texts[.transferred, ["from": name(sold, texts), "to": name(to, texts)]], .good),
          .receipt(purchase.receipt, texts, catalog: run.catalog),
        ].lines())
    }
  }

  private func transfer(
    _ run: PhoneRun, _ reach: Reach
  ) async throws -> (sold: VIN, Purchase, StoreTexts) {
    let store = try run.store()
    let account = try await run.account(in: reach.state, of: store)
    guard reach.state.isPhoneKnown else { throw PhoneRefusal.phoneMissing }
    let old = try await run.subscription(
      called: subscription, of: account.id, in: store, at: reach.now)
    try confirmation.ask(of: run) { texts in
      texts[
        .confirmTransfer,
        [
          "product": texts.name(of: old.product), "from": name(old.vehicle, texts),
          "to": name(to, texts),
        ]]
    }
    let target = Customer(
      account: account.id, vehicle: to, phone: reach.state.phone.facts)
    let purchase = try await store.transfer(old.id, to: target, at: reach.now)
    return (old.vehicle, purchase, run.texts(for: account))
  }

  private func name(_ vehicle: VIN, _ texts: StoreTexts) -> String {
    texts.name(ofCar: vehicle.rawValue)
  }

  /// Brings a car its new document, if it is in reach of this phone.
  private func report(
    _ vehicle: VIN, _ run: PhoneRun, _ texts: StoreTexts
  ) async -> TransferDocument.Car {
    guard run.initialState.bonds.contains(where: { $0.vin == vehicle }) else {
      return TransferDocument.Car(vehicle, nil)
    }
    let about = run.about(vehicle)
    let answer = try? await about.reach { reach in
      await about.deliver(reach, otherwise: texts[.hearsLater, ["vehicle": name(vehicle, texts)]])
    }
    return TransferDocument.Car(vehicle, answer ?? nil)
  }
}
