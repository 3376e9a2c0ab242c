import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl trust list`
struct TrustListCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the trusted store roots.")
  static let attempt = "cannot list the trusted roots"

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("Only this car's roots.", valueName: "vin"))
  var vehicle: String?

  func request() -> TrustList { TrustList(vehicle: vehicle) }

  func text(_ answer: TrustList.Response, width: Int?) -> StyledText {
    guard !answer.roots.isEmpty else { return "no trusted root; the first pairing brings one" }
    var table = Table(["fingerprint", "vehicle", "origin", "since"])
    for root in answer.roots {
      table.add([
        .init(root.fingerprint, .strong), .init(root.vehicle ?? "every one"),
        .init(root.origin.words), .init(root.since?.displayed ?? ""),
      ])
    }
    return table.text(width: width)
  }
}

extension RootOrigin {
  /// For people.
  var words: String {
    switch self {
    case .file: "trust file"
    case .firstUse: "first pairing"
    case .added: "added by hand"
    }
  }
}
