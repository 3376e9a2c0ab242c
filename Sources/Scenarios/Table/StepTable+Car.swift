import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime
import WireText

extension StepTable {
  static let car =
    [
      ignition, network, battery, privacy, consent, telematics, charge, cable, region, location,
      wake,
    ] + [drive, powerCut, powerReturn, wallClock, wipe, use, pin]

  /// A step that sets one thing of the car.
  private static func setting<Value>(
    _ name: String, _ summary: String, _ type: FieldType<Value>, _ note: String,
    example: String, _ set: @escaping @Sendable (inout VehiclesSet, Value) -> Void
  ) -> StepEntry {
    let field = Field("to", type, note, required: true)
    return StepEntry(
      name, .car, summary, main: "to",
      fields: [field, SharedFields.vehicle, SharedFields.refused], example: example
    ) { reader in
      let (vehicle, refused) = (reader[SharedFields.vehicle], reader[SharedFields.refused])
      return reader[field].map { value in
        var change = VehiclesSet()
        set(&change, value)
        return .step(
          .set(
            VehicleStep(actors: Actors(vehicle: vehicle), change: change, refused: refused)))
      }
    }
  }

  private static let ignition = setting(
    "ignition", "Turns the key.", .choice("ignition", of: PowerMode.self), "What the key does.",
    example: "ignition: off"
  ) { $0.power = $1 }

  private static let network = setting(
    "network", "The mobile network where the car stands.",
    .choice("network", of: NetworkQuality.self), "How good it is.", example: "network: none"
  ) { $0.network = $1 }

  private static let battery = setting(
    "battery", "The 12 V battery: its voltage, or its terminal off and on.", .battery,
    "Volts, or the terminal.", example: "battery: 11.2"
  ) { change, state in
    switch state {
    case .volts(let volts): change.batteryVolts = volts
    case .connected(let isConnected): change.batteryConnected = isConnected
    }
  }

  private static let privacy = setting(
    "privacy", "Privacy mode.", .onOff, "Whether nothing may tell where the car is.",
    example: "privacy: on"
  ) { $0.privacyMode = $1 }

  private static let consent = setting(
    "consent", "The customer's consent to data sharing, given in the car.", .onOff,
    "Whether it is given.", example: "consent: off"
  ) { $0.consent = $1 }

  private static let telematics = setting(
    "telematics", "The telematics unit.", .telematics, "Whether it was activated.",
    example: "telematics: active"
  ) { $0.telematicsActive = $1 == .active }

  private static let charge = setting(
    "charge", "The traction battery of an electric car.", .integer("a charge in percent", 0...100),
    "Percent.", example: "charge: 80"
  ) { $0.stateOfChargePercent = $1 }

  private static let cable = setting(
    "cable", "The charging cable of an electric car.", .onOff, "Whether it is plugged in.",
    example: "cable: on"
  ) { $0.cableConnected = $1 }

  private static let region = setting(
    "region", "The country the car stands in.", .text("a country's code such as BE"),
    "ISO 3166; outside the catalogue's countries there is no network.", example: "region: BE"
  ) { $0.region = $1 }

  private static let location = setting(
    "location", "Where the car stands.", .location, "Degrees north and east.",
    example: "location: [48.8, 2.3]"
  ) { change, place in (change.latitude, change.longitude) = (place.latitude, place.longitude) }

  private static let wake = StepEntry(
    "wake", .car, "Wakes a sleeping car, as an opened door does.",
    fields: [SharedFields.vehicle, SharedFields.refused], example: "wake"
  ) { reader in
    var change = VehiclesSet()
    change.awake = true
    return .step(
      .set(
        VehicleStep(
          actors: Actors(vehicle: reader[SharedFields.vehicle]), change: change,
          refused: reader[SharedFields.refused])))
  }
}

/// What `battery` sets.
enum BatterySetting: Hashable, Sendable {
  case volts(Double)
  case connected(Bool)
}

/// What `telematics` sets.
enum TelematicsSetting: String, CaseIterable, Hashable, Sendable {
  case active, inactive
}

/// What `location` sets.
struct PlaceOnEarth: Hashable, Sendable {
  let latitude: Double
  let longitude: Double
}

extension FieldType where Value == BatterySetting {
  static var battery: Self {
    Self(
      words: "a voltage from 0 to 16, `connected` or `disconnected`",
      schema: [
        "anyOf": [
          ["type": "number", "minimum": 0, "maximum": 16],
          ["enum": ["connected", "disconnected"]],
        ]
      ]
    ) { value, _ in
      value.value("a voltage from 0 to 16, connected or disconnected") { text in
        switch text {
        case "connected": .connected(true)
        case "disconnected": .connected(false)
        default: Double(text).flatMap { (0...16).contains($0) ? .volts($0) : nil }
        }
      }
    }
  }
}

extension FieldType where Value == TelematicsSetting {
  static var telematics: Self {
    FieldType.choice("state of the telematics unit")
  }
}

extension FieldType where Value == PlaceOnEarth {
  static var location: Self {
    Self(
      words: "`[latitude, longitude]`",
      schema: [
        "type": "array", "minItems": 2, "maxItems": 2, "items": ["$ref": "#/$defs/number"],
      ]
    ) { value, _ in
      let numbers = value.items(of: "degrees").map { item in
        item.value("degrees such as 48.8", { Double($0) })
      }
      guard let latitude = numbers.first ?? nil, let longitude = numbers.last ?? nil else {
        return nil
      }
      guard numbers.count == 2, (-90...90).contains(latitude), (-180...180).contains(longitude)
      else {
        value.report("a place is [latitude, longitude], −90 to 90 and −180 to 180 degrees")
        return nil
      }
      return PlaceOnEarth(latitude: latitude, longitude: longitude)
    }
  }
}
