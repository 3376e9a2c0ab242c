import ArgumentParser
import VehicleCatalog
import WorldTime

/// The options of every command of the phone, beside those of everything that calls the daemon.
package struct PhoneOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The phone's own folder.",
      discussion: "Usually $HEADUNIT_PHONE_HOME, $XDG_DATA_HOME/phone-client, or"
        + " ~/.local/share/phone-client.",
      valueName: "dir"),
    completion: .directory)
  var home: String?

  @Option(
    help: ArgumentHelp(
      "The store's database, which phones may share.",
      discussion: "Usually $HEADUNIT_STORE, or store.sqlite in the phone's folder.",
      valueName: "file"),
    completion: .file())
  var store: String?

  @Option(
    help: ArgumentHelp(
      "The folder of vehicles, services and products, when it is not at its usual place.",
      valueName: "dir"), completion: .directory)
  var profiles: String?

  @Option(
    help: ArgumentHelp(
      "The language of all that is told: fr or en.",
      discussion: "Left out, the account's; without one, that of LC_ALL, LC_MESSAGES or LANG.",
      valueName: "language"))
  var locale: Language?

  @Option(
    help: ArgumentHelp("Which car; needed when several are paired.", valueName: "vin"),
    completion: .pairedCars, transform: { try VIN($0) })
  var vehicle: VIN?

  @Option(
    help: ArgumentHelp(
      "World time, for as long as no car is in reach to ask: 2026-01-31T10:00:00Z.",
      valueName: "instant"),
    transform: { try Instant(rfc3339: $0) })
  var time: Instant?

  package init() {}
}

extension Language: ExpressibleByArgument {}
