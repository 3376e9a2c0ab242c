import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl use`
struct UseCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Use a service, as the car maker's back office could: no PIN.",
    discussion: "The car works on it in world time; `commands` shows what came of it.")
  static let attempt = "cannot use the service"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The service's id, from `services`.", completion: .services)
  var service: String

  @Option(help: "What to do; the service's first action by default.")
  var action: String?

  @Option(
    name: [.customShort("i"), .long],
    help: ArgumentHelp(
      "An input of the action, such as temperatureCelsius=21; may be repeated.",
      valueName: "name=value"))
  var input: [String] = []

  func request() throws -> ServicesUse {
    ServicesUse(
      vehicle: which.vehicle, service: service, action: action, inputs: try inputs(), pin: nil)
  }

  func validate() throws { _ = try inputs() }

  private func inputs() throws -> CommandInputs? {
    guard !input.isEmpty else { return nil }
    var inputs = CommandInputs()
    for text in input {
      guard let separator = text.firstIndex(of: "=") else {
        throw ValidationError("‘\(text)’ is not name=value")
      }
      let value = String(text[text.index(after: separator)...])
      try inputs.set(String(text[..<separator]), to: value)
    }
    return inputs
  }

  func text(_ command: CommandReport, width: Int?) -> StyledText { command.line }
}

extension CommandInputs {
  /// Reads one input as a person writes it.
  fileprivate mutating func set(_ name: String, to value: String) throws {
    func decimal() throws -> Double {
      do throws(NumberFormatError) {
        return try Double(decimal: value)
      } catch {
        throw ValidationError("\(name): \(error)")
      }
    }
    func whole() throws -> Int {
      guard let number = Int(value) else {
        throw ValidationError("‘\(value)’ is not a whole number for \(name)")
      }
      return number
    }
    switch name {
    case "temperatureCelsius": temperatureCelsius = try decimal()
    case "target": target = value
    case "name": self.name = value
    case "latitude": latitude = try decimal()
    case "longitude": longitude = try decimal()
    case "radiusMetres": radiusMetres = try whole()
    case "speedLimit": speedLimit = try whole()
    case "from": from = value
    case "to": to = value
    case "period": period = value
    case "megabytes": megabytes = try whole()
    default:
      throw ValidationError(
        "there is no input ‘\(name)’; there are "
          + CommandInputs.notes.keys.sorted().joined(separator: ", ")
      )
    }
  }
}
