import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl status`
struct StatusCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the daemon's version, world time and counts.")
  static let attempt = "cannot read the daemon's status"

  @OptionGroup var options: GlobalOptions

  func request() -> DaemonStatus { DaemonStatus() }

  func text(_ status: DaemonStatus.Response, width: Int?) -> StyledText {
    let versions = status.protocolVersions.map(String.init).joined(separator: ", ")
    let clock = ClockMotion(mode: status.clockMode, rate: status.rate)
    return [
      StyledText("headunitd \(status.daemonVersion)", .strong)
        + " (process \(status.pid), protocol \(versions))",
      StyledText.facts(
        [
          ("World time", "\(status.worldTime.displayed), \(clock)"),
          ("Vehicles", "\(status.vehicles), with \(counted(status.bonds, "bond"))"),
          ("Memory", memory(status)),
          (
            "Catalogue",
            "\(counted(status.profiles, "profile")), \(counted(status.services, "service"))"
          ),
        ], width: width),
    ].lines()
  }

  private func memory(_ status: DaemonStatus.Response) -> String {
    guard let bytes = status.memoryBytes else { return "not told by this system" }
    let each = status.bytesPerVehicle.map { ", at most \(kibibytes($0)) KiB a vehicle" }
    return "\((bytes + (1 << 19)) >> 20) MiB" + (each ?? "")
  }

  /// With one decimal, rounded up.
  private func kibibytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 1_023) / 1_024
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// `1 bond`, `2 bonds`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
