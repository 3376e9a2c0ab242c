package import CarModel
import LinkProtocol
import VehicleCatalog
import WireText

/// A change of the car: ignition, network, battery and so on. Each property that a scenario can set
/// says how in ``CarProperties``.
package struct VehicleStep: RefusableStep {
  package var actors = Actors()
  package var change = CarValues()
  package var refused: String?

  package init() {}

  package static let forms: [StepForm<Self>] =
    CarProperties.settable.compactMap { property in
      property.step.map {
        setting(
          $0, property.note ?? property.setNote ?? "", property.to.within(\.change),
          example: property.example)
      }
    } + [battery, telematics, region, location, wake] + power

  private static let battery = setting(
    "battery", "The 12 V battery: its voltage, or its terminal off and on.",
    .optional("to", \.change.battery, .battery, "Volts, or the terminal.", required: true),
    example: "11.2")

  private static let telematics = setting(
    "telematics", "The telematics unit.",
    .optional(
      "to", \.change.telematicsActive, .telematics, "Whether it was activated.", required: true),
    example: "active")

  private static let region = setting(
    "region", "The country the car stands in.",
    .optional(
      "to", \.change.region, .text("a country's code such as BE"),
      "ISO 3166; outside the catalogue's countries there is no network.", required: true),
    example: "BE")

  private static let location = setting(
    "location", "Where the car stands.",
    .optional("to", \.change.location, .location, "Degrees north and east.", required: true),
    example: "[48.8, 2.3]")

  private static let wake = StepForm(
    "wake", .car, "Wakes a sleeping car, as an opened door does.",
    blank: Self { $0.change.awake = true }, fields: car + refusal, example: "wake")

  private static let power =
    written(
      "power-cut", .car, "The terminal of the 12 V battery comes off, until `power-return`.",
      blank: Self { $0.change.batteryConnected = false }, fields: car, example: "power-cut")
    + written(
      "power-return", .car, "The terminal goes on again.",
      blank: Self { $0.change.batteryConnected = true }, fields: car, example: "power-return")

  private static func setting(
    _ name: String, _ summary: String, _ to: Field<Self>, example: String
  ) -> StepForm<Self> {
    StepForm(
      name, .car, summary, main: "to", blank: Self(), fields: [to] + car + refusal,
      example: "\(name): \(example)")
  }

  /// That of the first thing that is set; a step of the language sets one.
  package var form: StepForm<Self> {
    Self.forms.first { form in
      form.main != nil && form.mapping.fields.first?.write(self) != nil
    } ?? Self.wake
  }

  /// What it changes can be written.
  package var isWritable: Bool { form.name != Self.wake.name || change.awake == true }

  package var title: String { "set the car" }
}

/// What `battery` sets.
private enum BatterySetting: Hashable, Sendable {
  case volts(Double)
  case connected(Bool)
}

extension CarValues {
  fileprivate var battery: BatterySetting? {
    get {
      self.batteryVolts.map(BatterySetting.volts)
        ?? self.batteryConnected.map(BatterySetting.connected)
    }
    set {
      switch newValue {
      case .volts(let volts): self.batteryVolts = volts
      case .connected(let isConnected): self.batteryConnected = isConnected
      case nil: (self.batteryVolts, self.batteryConnected) = (nil, nil)
      }
    }
  }

  fileprivate var location: GeoPoint? {
    get {
      self.latitude.flatMap { latitude in
        self.longitude.flatMap { GeoPoint(latitude: latitude, longitude: $0) }
      }
    }
    set { (self.latitude, self.longitude) = (newValue?.latitude, newValue?.longitude) }
  }
}

extension FieldType where Value == BatterySetting {
  fileprivate static var battery: Self {
    .parsed(
      "a voltage from 0 to 16, `connected` or `disconnected`",
      schema: [
        "anyOf": [
          ["type": "number", "minimum": 0, "maximum": 16],
          ["enum": ["connected", "disconnected"]],
        ]
      ],
      write: { setting in
        switch setting {
        case .volts(let volts): .number(volts)
        case .connected(let isConnected): isConnected ? "connected" : "disconnected"
        }
      }
    ) { text in
      switch text {
      case "connected": .connected(true)
      case "disconnected": .connected(false)
      default: Double(text).flatMap { (0...16).contains($0) ? .volts($0) : nil }
      }
    }
  }
}

extension FieldType where Value == Bool {
  fileprivate static var telematics: Self {
    let (active, inactive) = ("active", "inactive")
    let word = FieldType<String>.word("state of the telematics unit", [active, inactive])
    return Self(
      words: word.words, schema: word.schema, write: { .string($0 ? active : inactive) },
      read: { word.read($0, $1).map { $0 == active } })
  }
}

extension FieldType where Value == GeoPoint {
  fileprivate static var location: Self {
    Self(
      words: "`[latitude, longitude]`",
      schema: [
        "type": "array", "minItems": 2, "maxItems": 2, "items": ["$ref": "#/$defs/number"],
      ], write: { .array([.number($0.latitude), .number($0.longitude)]) }
    ) { value, _ in
      let numbers = value.items(of: "degrees").map { item in
        item.value("degrees such as 48.8", { Double($0) })
      }
      guard let latitude = numbers.first ?? nil, let longitude = numbers.last ?? nil else {
        return nil
      }
      guard numbers.count == 2, let place = GeoPoint(latitude: latitude, longitude: longitude)
      else {
        value.report("a place is [latitude, longitude], −90 to 90 and −180 to 180 degrees")
        return nil
      }
      return place
    }
  }
}
