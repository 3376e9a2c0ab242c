import CarModel
import LinkProtocol
import VehicleCatalog

extension StepTable {
  static let use: StepEntry = {
    let service = Field("service", .service, "What is used.", required: true)
    let action = Field(
      "action", .text("an action such as lock"),
      "What is done; may be left out where there is"
        + " only one.")
    let inputs = Field("inputs", .inputs, "What the action needs to know.")
    let pin = Field("pin", .pin, "The PIN, for what needs one.")
    let ends = Field(
      "ends", .word("end of a command", endWords),
      "The end it must come to; without it, it only must be taken on.")
    let reason = Field("reason", .refusal, "Why it must be rejected.")
    let spent = Field("spentMegabytes", megabytes, "The data that it must have been served.")
    let left = Field(
      "leftMegabytes", megabytes, "The data that all rights in use together must have left then.")
    return StepEntry(
      "use", .car, "The customer uses a service from the phone.", main: "service",
      fields: [service, action, inputs, pin, ends, reason, spent, left] + SharedFields.acting,
      example: "use: {service: remote-door-lock, action: lock, pin: \"1234\", ends: completed}"
    ) { reader in
      let (actors, refused) = (reader.actors, reader[SharedFields.refused])
      let (verb, code, end) = (reader[action], reader[pin], reader[ends])
      let (why, served, rest) = (reader[reason], reader[spent], reader[left])
      let given = reader[inputs] ?? CommandInputs()
      return reader[service].map {
        .step(
          .use(
            UseStep(
              actors: actors, service: $0, action: verb, inputs: given, pin: code, ends: end,
              reason: why, spentMegabytes: served, leftMegabytes: rest, refused: refused)))
      }
    }
  }()

  private static let megabytes = FieldType<Int>.integer("megabytes", 0...1_000_000_000)
  private static let endWords = ServiceCommand.State.allCases.filter { $0 != .executing }.map(
    \.rawValue)
}

/// The keys of `inputs`.
enum UseInputFields {
  private static let number = FieldType<Double>.number("an input", -10_000...10_000)
  private static let integer = FieldType<Int>.integer("an input", 0...1_000_000)
  private static let text = FieldType<String>.text("a text")

  static let temperature = Field("temperatureCelsius", number, note("temperatureCelsius"))
  static let target = Field("target", text, note("target"))
  static let name = Field("name", text, note("name"))
  static let latitude = Field("latitude", number, note("latitude"))
  static let longitude = Field("longitude", number, note("longitude"))
  static let radius = Field("radiusMetres", integer, note("radiusMetres"))
  static let speed = Field("speedLimit", integer, note("speedLimit"))
  static let from = Field("from", text, note("from"))
  static let to = Field("to", text, note("to"))
  static let period = Field("period", text, note("period"))
  static let megabytes = Field("megabytes", integer, note("megabytes"))

  static let all: [any DescribedField] = [
    temperature, target, name, latitude, longitude, radius, speed, from, to, period, megabytes,
  ]

  /// What the protocol says of the input.
  private static func note(_ name: String) -> String { CommandInputs.notes[name] ?? "" }

  static func read(_ reader: FieldReader) -> CommandInputs {
    var inputs = CommandInputs()
    inputs.temperatureCelsius = reader[temperature]
    inputs.target = reader[target]
    inputs.name = reader[name]
    inputs.latitude = reader[latitude]
    inputs.longitude = reader[longitude]
    inputs.radiusMetres = reader[radius]
    inputs.speedLimit = reader[speed]
    inputs.from = reader[from]
    inputs.to = reader[to]
    inputs.period = reader[period]
    inputs.megabytes = reader[megabytes]
    return inputs
  }
}

extension FieldType where Value == CommandInputs {
  static var inputs: Self {
    FieldType.mapping(UseInputFields.all, UseInputFields.read)
  }
}
