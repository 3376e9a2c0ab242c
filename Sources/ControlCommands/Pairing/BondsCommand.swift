import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl bonds`
struct BondsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bonds",
    abstract: "List or remove completed pairings, or hand the owner's role on.",
    subcommands: [BondsListCommand.self, BondsOwnerCommand.self, BondsRemoveCommand.self],
    defaultSubcommand: BondsListCommand.self)

  @OptionGroup var options: GlobalOptions
}

/// `headunitctl bonds list`
struct BondsListCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the phones that a car is paired with.")
  static let attempt = "cannot list the bonds"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  func request() -> BondsList { BondsList(vehicle: which.vehicle) }

  func text(_ answer: BondsList.Response, width: Int?) -> StyledText {
    guard !answer.bonds.isEmpty else { return "no bond; no phone is paired with this car" }
    var table = Table(["bond", "phone", "role", "since"])
    for bond in answer.bonds {
      table.add([
        .init(bond.bond, .strong), .init(bond.phone), .init(bond.role.rawValue),
        .init(bond.bondedAt.displayed),
      ])
    }
    return table.text(width: width)
  }
}

/// `headunitctl bonds owner`
struct BondsOwnerCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "owner", abstract: "Hand the owner's role to a phone.")
  static let attempt = "cannot change the owner"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The bond's id, from `bonds list`.")
  var bond: String

  func request() -> BondsSetOwner { BondsSetOwner(vehicle: which.vehicle, bond: bond) }

  func text(_ done: Done, width: Int?) -> StyledText { "\(bond) is the owner's now" }
}

/// `headunitctl bonds remove`
struct BondsRemoveCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Make a car forget a phone, which must then pair again.")
  static let attempt = "cannot remove the bond"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The bond's id, from `bonds list`.")
  var bond: String

  func request() -> BondsRemove { BondsRemove(vehicle: which.vehicle, bond: bond) }

  func text(_ done: Done, width: Int?) -> StyledText { "removed \(bond)" }
}
