import ArgumentParser
import CommandSupport
import LinkProtocol
import WorldTime

/// `headunitctl fault add`
struct FaultAddCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Let something go wrong.",
    discussion: FaultKind.allCases.map { "- \($0.rawValue): \($0.meaning)" }
      .joined(separator: "\n"))
  static let attempt = "cannot add the fault"

  @OptionGroup var options: GlobalOptions

  @Argument(help: "What goes wrong.")
  var kind: FaultKind

  @Option(
    help: ArgumentHelp("Only this car; default: every car.", valueName: "vin"),
    completion: .vehicles)
  var vehicle: String?

  @Option(help: "Only this service.", completion: .services)
  var service: String?

  @Option(help: "How often it triggers; default: once.")
  var count: Int?

  @Option(
    help: ArgumentHelp("How many opportunities it lets pass first.", valueName: "count"))
  var after: Int?

  @Option(
    help: ArgumentHelp(
      "World time after which it triggers no more: PT10M, 16d.", valueName: "period"),
    transform: { text in try Period(parsing: text) })
  var span: Period?

  @Option(
    help: ArgumentHelp("How likely it triggers at an opportunity, 0 to 1.", valueName: "number"),
    transform: { text in try Double(decimal: text) })
  var probability: Double?

  @Option(
    help: ArgumentHelp(
      "Of the random numbers behind the probability: the same seed triggers the same way.",
      valueName: "number"))
  var seed: Int?

  @Option(help: "Only lines of this direction.")
  var direction: FaultDirection?

  @Option(
    help: ArgumentHelp("Only calls of this method and the replies to them.", valueName: "name"))
  var method: String?

  @Option(
    help: ArgumentHelp("World time for which link_delay holds a line.", valueName: "period"),
    transform: { text in try Period(parsing: text) })
  var delay: Period?

  @Option(
    help: ArgumentHelp(
      "How much, in the unit of the kind; it may be negative.", valueName: "number"),
    transform: { text in try Double(decimal: text) })
  var amount: Double?

  func request() -> FaultsAdd {
    FaultsAdd(
      kind: kind, vehicle: vehicle, service: service, count: count, after: after, span: span,
      probability: probability, seed: seed, direction: direction, method: method, delay: delay,
      amount: amount)
  }

  func text(_ fault: FaultReport, width: Int?) -> StyledText {
    StyledText(fault.fault, .strong) + "  \(fault.kind.rawValue)  \(fault.terms)"
  }
}

extension FaultKind: ExpressibleByArgument {}
extension FaultDirection: ExpressibleByArgument {}
