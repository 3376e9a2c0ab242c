import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl fault clear`
struct FaultClearCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "clear", abstract: "Let things go right again.",
    discussion: "Lines that a fault holds arrive before the answer.")
  static let attempt = "cannot clear faults"

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The fault's id, from `fault list`.")
  var fault: String?

  @Option(help: ArgumentHelp("Every fault of this car.", valueName: "vin"), completion: .vehicles)
  var vehicle: String?

  @Flag(help: "Every fault.")
  var all = false

  func validate() throws {
    let given = [fault != nil, vehicle != nil, all].count { $0 }
    guard given == 1 else { throw ValidationError("give a fault, --vehicle or --all") }
  }

  func request() -> FaultsClear {
    FaultsClear(fault: fault, vehicle: vehicle, all: all ? true : nil)
  }

  func text(_ answer: FaultsClear.Response, width: Int?) -> StyledText {
    answer.cleared == 1 ? "cleared 1 fault" : "cleared \(answer.cleared) faults"
  }
}
