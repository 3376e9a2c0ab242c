import ArgumentParser
import CommandSupport
import Files
import FoundationEssentials
import LinkProtocol

/// `headunitctl trust add`
struct TrustAddCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make a car trust a store root.")
  static let attempt = "cannot add the root"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "A file with the public key, or the key itself: a JWK, or its x.")
  var root: String

  func request() throws -> TrustAdd { TrustAdd(vehicle: which.vehicle, root: try key()) }

  func text(_ report: RootReport, width: Int?) -> StyledText {
    StyledText(report.vehicle ?? "every vehicle", .strong) + " now trusts \(report.fingerprint)"
  }

  /// What the file holds, when there is one of this name.
  private func key() throws(CommandFailure) -> String {
    guard FileManager.default.fileExists(atPath: root) else { return root }
    do throws(PlainFile.Refusal) {
      return try PlainFile.text(root).filter { !$0.isNewline }
    } catch {
      throw CommandFailure(
        .inputOutput, name: "file_unreadable", what: "cannot read \(root)", why: "\(error)")
    }
  }
}
