import ArgumentParser
import CommandSupport
import Entitlements
import LinkProtocol

/// `headunitctl trust list`
struct TrustListCommand: PagedCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the trusted store roots.")
  typealias Request = TrustList

  static let attempt = "cannot list the trusted roots"

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("Only this car's roots.", valueName: "vin"), completion: .vehicles)
  var vehicle: String?

  func request(after place: String?) -> TrustList { TrustList(vehicle: vehicle, after: place) }

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

extension TrustList.Response: Paged {
  mutating func append(_ page: TrustList.Response) { roots += page.roots }
}

extension TrustedRoot.Origin {
  /// For people.
  var words: String {
    switch self {
    case .file: "trust file"
    case .firstUse: "first pairing"
    case .added: "added by hand"
    }
  }
}
