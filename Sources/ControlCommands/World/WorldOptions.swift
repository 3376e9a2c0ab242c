import ArgumentParser
import ScenarioRunner
import Scenarios
import VehicleCatalog
import WorldTime

/// What a new world begins with.
struct WorldOptions: ParsableArguments {
  @Option(
    name: .customLong("vehicle"),
    help: ArgumentHelp(
      "A car: its profile, or profile=VIN, or as ‘vehicle add’ has it.",
      discussion: "May be given several times. Left out, \(Self.vehicleDefault).",
      valueName: "car"), transform: Self.vehicle)
  var vehicles: [VehicleSpecification] = []

  @Option(
    help: ArgumentHelp(
      "World time once everything is there; left out, \(Self.startDefault).", valueName: "instant"),
    transform: { text in try Instant(rfc3339: text) })
  var at: Instant?

  @Option(
    help: ArgumentHelp(
      "World seconds for each second of the host; left out, time is frozen.", valueName: "rate"))
  var rate: Double?

  @Option(help: ArgumentHelp("The phone’s model; left out, an iPhone 14.", valueName: "model"))
  var phone: String?

  @Option(
    help: ArgumentHelp(
      "The version of its system; left out, the newest it has.", valueName: "version"))
  var osVersion: String?

  @Flag(help: "Leave the phone out, and its account.")
  var noPhone = false

  @Option(
    help: ArgumentHelp(
      "The account’s language, fr or en; left out, its country’s.", valueName: "language"))
  var language: String?

  @Option(
    name: .customLong("seed"),
    help: ArgumentHelp(
      "A product that is bought and active in every car.",
      discussion: "May be given several times.", valueName: "product"))
  var seeds: [String] = []

  private static let vehicleDefault = "qashqai-j12b/2025/tekna"
  private static let startDefault = "2026-01-31T10:00:00Z"
  private static let marketDefault = "FR"

  func validate() throws {
    if let rate, !(rate.isFinite && rate >= 0) {
      throw ValidationError("a rate of \(rate) is no number of 0 or more")
    }
    if noPhone, phone != nil || osVersion != nil || language != nil || !seeds.isEmpty {
      throw ValidationError("without a phone there is none to describe, and nobody to buy")
    }
  }

  /// Nothing is said of how it begins, but how fast time runs.
  var isLeftOut: Bool {
    vehicles.isEmpty && at == nil && phone == nil && osVersion == nil && !noPhone
      && language == nil && seeds.isEmpty
  }

  /// `PROFILE`, `PROFILE=VIN` or `PROFILE,market=…,vin=…`.
  private static func vehicle(_ text: String) throws -> VehicleSpecification {
    guard !text.contains(",") else { return try VehicleSpecification(text) }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let vin = parts.count > 1 ? ",vin=\(parts[1])" : ""
    return try VehicleSpecification("\(parts[0]),market=\(marketDefault)\(vin)")
  }

  /// - Throws: ``VehicleSpecification/FormatError``, ``VIN/FormatError``.
  func plan() throws -> WorldPlan {
    let cars = vehicles.isEmpty ? [try Self.vehicle(Self.vehicleDefault)] : vehicles
    return WorldPlan(
      vehicles: try cars.enumerated().map { index, car in
        VehicleSpecification(
          profile: car.profile, market: car.market, vin: try car.vin ?? WorldPlan.vin(index),
          built: car.built)
      },
      start: try at ?? Instant(rfc3339: Self.startDefault), rate: rate ?? 0,
      phone: noPhone ? nil : PhoneSetup(name: "phone", model: phone, osVersion: osVersion),
      language: language, seeds: seeds)
  }
}
