import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime
import WireText

extension StepTable {
  static let drive: StepEntry = {
    let distance = Field(
      "kilometres", .number("kilometres", 0...100_000), "How far.", required: true)
    let speed = Field("topSpeed", .integer("a speed in km/h", 1...400), "Its top speed in km/h.")
    return StepEntry(
      "drive", .car, "A journey; it takes no world time.", main: "kilometres",
      fields: [distance, speed, SharedFields.vehicle, SharedFields.refused],
      example: "drive: {kilometres: 120, topSpeed: 90}"
    ) { reader in
      let (vehicle, refused) = (reader[SharedFields.vehicle], reader[SharedFields.refused])
      let topSpeed = reader[speed]
      return reader[distance].map {
        .step(
          .drive(
            DriveStep(
              actors: Actors(vehicle: vehicle), kilometres: $0, topSpeed: topSpeed,
              refused: refused)))
      }
    }
  }()

  static let powerCut = StepEntry(
    "power-cut", .car, "The terminal of the 12 V battery comes off, until `power-return`.",
    fields: SharedFields.car, example: "power-cut"
  ) { reader in .step(.powerCut(Actors(vehicle: reader[SharedFields.vehicle]))) }

  static let powerReturn = StepEntry(
    "power-return", .car, "The terminal goes on again.",
    fields: SharedFields.car, example: "power-return"
  ) { reader in .step(.powerReturn(Actors(vehicle: reader[SharedFields.vehicle]))) }

  static let wallClock: StepEntry = {
    let reading = Field(
      "to", .wallClock, "An instant, a distance from world time, or `right`.", required: true)
    return StepEntry(
      "wall-clock", .car, "The driver sets the display's clock.", main: "to",
      fields: [reading] + SharedFields.car, example: "wall-clock: \"-30 days\""
    ) { reader in
      let vehicle = reader[SharedFields.vehicle]
      return reader[reading].map {
        .step(.wallClock(WallClockStep(actors: Actors(vehicle: vehicle), reading: $0)))
      }
    }
  }()

  static let wipe: StepEntry = {
    let what = Field("what", .choice("wipe", of: Wipe.self), "What is erased.", required: true)
    return StepEntry(
      "wipe", .car, "Erases what the car keeps, as before a sale.", main: "what",
      fields: [what] + SharedFields.car, example: "wipe: head_unit"
    ) { reader in
      let vehicle = reader[SharedFields.vehicle]
      return reader[what].map {
        .step(.wipe(WipeStep(actors: Actors(vehicle: vehicle), what: $0.rawValue)))
      }
    }
  }()

  static let pin: StepEntry = {
    let code = Field("pin", .pin, "Four digits; write them in quotes.", required: true)
    return StepEntry(
      "pin", .car, "The owner sets up the PIN for what needs one.", main: "pin",
      fields: [code] + SharedFields.both, example: "pin: \"1234\""
    ) { reader in
      let actors = reader.actors
      return reader[code].map { .step(.pin(PinStep(actors: actors, pin: $0))) }
    }
  }()
}

extension FieldType where Value == String {
  static var pin: Self {
    Self(
      words: "four digits", schema: ["type": "string", "pattern": "^[0-9]{4}$"]
    ) { value, _ in
      value.value("a PIN of four digits") { text in
        text.count == 4 && text.allSatisfy { $0.isASCII && $0.isNumber } ? text : nil
      }
    }
  }
}

extension FieldType where Value == WallClockStep.Reading {
  static var wallClock: Self {
    Self(
      words: "an instant, a period forwards (`400 days`) or back (`-30 days`), or `right`",
      schema: ["type": "string"]
    ) { value, _ in
      value.value("an instant, a period such as -30 days, or right") { text in
        if text == "right" { return .offset(.zero) }
        if let instant = try? Instant(rfc3339: text) { return .instant(instant) }
        let isBack = text.hasPrefix("-")
        return FieldType<Period>.forwards(isBack ? String(text.dropFirst()) : text).map { period in
          .offset(
            isBack
              ? Period(months: -period.months, milliseconds: -period.milliseconds) : period)
        }
      }
    }
  }
}
