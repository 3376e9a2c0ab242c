import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl fault list`
struct FaultListCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what goes wrong at present.")
  static let attempt = "cannot list the faults"

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp("Only the faults of this car.", valueName: "vin"), completion: .vehicles)
  var vehicle: String?

  @Flag(help: "Also the latest faults that are over.")
  var exhausted = false

  func request() -> FaultsList { FaultsList(vehicle: vehicle, exhausted: exhausted ? true : nil) }

  func text(_ answer: FaultsList.Response, width: Int?) -> StyledText {
    guard !answer.faults.isEmpty else { return "no fault; everything goes right" }
    var table = Table(["fault", "kind", "vehicle", "triggered", "holds", "terms"])
    for fault in answer.faults {
      table.add([
        .init(fault.fault, fault.exhausted ? .faint : .strong), .init(fault.kind.rawValue),
        .init(fault.vehicle ?? "every one"), .init("\(fault.triggers) of \(fault.count)"),
        .init(fault.holding == 0 ? "" : "\(fault.holding)"),
        .init(fault.exhausted ? "exhausted" : fault.terms),
      ])
    }
    return table.text(width: width)
  }
}

extension FaultReport {
  /// When and where it triggers, for people.
  var terms: String {
    [
      method, direction.flatMap { $0 == .both ? nil : $0.rawValue.replacing("_", with: " ") },
      service, delay.map { "for \($0)" }, amount.map { "by \($0)" },
      after > 0 ? "after \(after)" : nil,
      probability.map { "with probability \($0), seed \(seed ?? 0)" },
      until.map { "until \($0.displayed)" },
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
