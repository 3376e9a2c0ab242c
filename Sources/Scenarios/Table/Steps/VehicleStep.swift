package import LinkProtocol
import VehicleCatalog
import WireText

/// A change of the car: ignition, network, battery and so on. Each property that a scenario can set
/// is one line of ``forms``.
package struct VehicleStep: RefusableStep {
  package var actors = Actors()
  /// Its `vehicle` is left empty.
  package var change = VehiclesSet()
  package var refused: String?

  package init() {}

  package static let forms: [StepForm<Self>] = [
    setting(
      "ignition", "Turns the key.", \.power, .choice("ignition"), "What the key does.",
      example: "off"),
    setting(
      "network", "The mobile network where the car stands.", \.network, .choice("network"),
      "How good it is.", example: "none"),
    setting(
      "battery", "The 12 V battery: its voltage, or its terminal off and on.", \.battery, .battery,
      "Volts, or the terminal.", example: "11.2"),
    setting(
      "privacy", "Privacy mode.", \.privacyMode, .onOff,
      "Whether nothing may tell where the car is.", example: "on"),
    setting(
      "consent", "The customer's consent to data sharing, given in the car.", \.consent, .onOff,
      "Whether it is given.", example: "off"),
    setting(
      "telematics", "The telematics unit.", \.telematicsActive, .telematics,
      "Whether it was activated.", example: "active"),
    setting(
      "charge", "The traction battery of an electric car.", \.stateOfChargePercent,
      .integer("a charge in percent", 0...100), "Percent.", example: "80"),
    setting(
      "cable", "The charging cable of an electric car.", \.cableConnected, .onOff,
      "Whether it is plugged in.", example: "on"),
    setting(
      "region", "The country the car stands in.", \.region, .text("a country's code such as BE"),
      "ISO 3166; outside the catalogue's countries there is no network.", example: "BE"),
    setting(
      "location", "Where the car stands.", \.location, .location, "Degrees north and east.",
      example: "[48.8, 2.3]"),
    wake,
  ]

  private static let wake = StepForm(
    "wake", .car, "Wakes a sleeping car, as an opened door does.",
    blank: Self { $0.change.awake = true }, fields: car + refusal, example: "wake")

  /// A step that sets one property of the car.
  private static func setting<Value>(
    _ name: String, _ summary: String,
    _ path: any WritableKeyPath<VehiclesSet, Value?> & Sendable, _ type: FieldType<Value>,
    _ note: String, example: String
  ) -> StepForm<Self> {
    let to = Field.optional("to", path, type, note, required: true)
    return StepForm(
      name, .car, summary, main: "to", blank: Self(),
      fields: [to.within(\.change)] + car + refusal, example: "\(name): \(example)")
  }

  /// That of the first thing that is set; a step of the language sets one.
  package var form: StepForm<Self> {
    Self.forms.first { form in
      form.main != nil && form.mapping.fields.first?.write(self) != nil
    } ?? Self.wake
  }

  package var title: String { "set the car" }
}

/// What `battery` sets.
private enum BatterySetting: Hashable, Sendable {
  case volts(Double)
  case connected(Bool)
}

/// What `location` sets.
private struct PlaceOnEarth: Hashable, Sendable {
  let latitude: Double
  let longitude: Double
}

extension VehiclesSet {
  fileprivate var battery: BatterySetting? {
    get { batteryVolts.map(BatterySetting.volts) ?? batteryConnected.map(BatterySetting.connected) }
    set {
      switch newValue {
      case .volts(let volts): batteryVolts = volts
      case .connected(let isConnected): batteryConnected = isConnected
      case nil: (batteryVolts, batteryConnected) = (nil, nil)
      }
    }
  }

  fileprivate var location: PlaceOnEarth? {
    get {
      guard let latitude, let longitude else { return nil }
      return PlaceOnEarth(latitude: latitude, longitude: longitude)
    }
    set { (latitude, longitude) = (newValue?.latitude, newValue?.longitude) }
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

extension FieldType where Value == PlaceOnEarth {
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
      guard numbers.count == 2, (-90...90).contains(latitude), (-180...180).contains(longitude)
      else {
        value.report("a place is [latitude, longitude], −90 to 90 and −180 to 180 degrees")
        return nil
      }
      return PlaceOnEarth(latitude: latitude, longitude: longitude)
    }
  }
}
