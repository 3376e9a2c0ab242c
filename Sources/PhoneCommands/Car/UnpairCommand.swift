import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog

/// `phone-client unpair`
struct UnpairCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "unpair",
    abstract: "Forget the car, and make it forget this phone.",
    discussion: "What was bought belongs to the car and stays there.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Flag(help: "Forget the car even when it is out of reach; it then keeps its side of the bond.")
  var force = false

  @OptionGroup var confirmation: ConfirmOptions

  private struct Document: Encodable {
    let vehicle: String
    let bond: String
    let carForgot: Bool
  }

  mutating func run() async throws {
    try await attempt(.unpair) { [self] run in
      let bond = try run.bond(in: run.initialState)
      try confirmation.ask(of: run) {
        $0[.confirmUnpair, ["car": "\(bond.displayName), \(bond.vin)"]]
      }
      let carForgot = try await askCar(run, toForget: bond)
      try run.keep { state in state.bonds.removeAll { $0.id == bond.id } }
      try run.output.answer(
        Document(vehicle: bond.vin.rawValue, bond: bond.id, carForgot: carForgot),
        text: StyledText(
          run.texts.unpaired(bond.displayName, bond.vin, carForgot: carForgot)))
    }
  }

  private func askCar(_ run: PhoneRun, toForget bond: PhoneBond) async throws -> Bool {
    do {
      try await run.reach { reach in
        try await run.openSession(reach).session.forget()
      }
      return true
    } catch CarLinkError.refused(let refusal) where refusal.known == .bondUnknown {
      // The car forgot first.
      return true
    } catch  where force {
      return false
    }
  }
}
