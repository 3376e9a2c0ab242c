import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// What an action needs to know; the car says which takes what.
struct UseInputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Climate: 16 to 26 °C; 21 by default.", valueName: "celsius"),
    transform: { text in try Double(decimal: text) })
  var temperature: Double?

  @Option(
    help: ArgumentHelp("Horn and lights: horn, lights or horn_lights.", valueName: "what"))
  var target: String?

  @Option(help: ArgumentHelp("Of a destination or a zone.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp("Of a destination or a zone's centre.", valueName: "degrees"),
    transform: { text in try Double(decimal: text) })
  var latitude: Double?

  @Option(
    help: ArgumentHelp("Of a destination or a zone's centre.", valueName: "degrees"),
    transform: { text in try Double(decimal: text) })
  var longitude: Double?

  @Option(help: ArgumentHelp("Of a zone, 100 to 100,000 m.", valueName: "metres"))
  var radius: Int?

  @Option(help: ArgumentHelp("Speed alert: 30 to 200 km/h.", valueName: "km/h"))
  var speedLimit: Int?

  @Option(
    help: ArgumentHelp(
      "When a curfew or charging begins, such as 22:00 in the time of the car's country.",
      valueName: "time"))
  var from: String?

  @Option(help: ArgumentHelp("When a curfew ends, such as 06:30.", valueName: "time"))
  var to: String?

  @Option(help: ArgumentHelp("Journeys by day, month or year.", valueName: "period"))
  var period: String?

  @Option(help: ArgumentHelp("Wi-Fi: how much is used.", valueName: "MB"))
  var megabytes: Int?

  /// The inputs; `nil` when none was given.
  var inputs: CommandInputs? {
    var inputs = CommandInputs()
    inputs.temperatureCelsius = temperature
    inputs.target = target
    inputs.name = name
    inputs.latitude = latitude
    inputs.longitude = longitude
    inputs.radiusMetres = radius
    inputs.speedLimit = speedLimit
    inputs.from = from
    inputs.to = to
    inputs.period = period
    inputs.megabytes = megabytes
    return inputs == CommandInputs() ? nil : inputs
  }
}
