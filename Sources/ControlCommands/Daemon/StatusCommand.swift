import ArgumentParser
import CommandSupport
import LinkProtocol
import WorldTime

/// `headunitctl status`
struct StatusCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how the daemon is, on one page.")
  static let attempt = "cannot read the daemon's status"

  @OptionGroup var options: GlobalOptions

  func request() -> DaemonStatus { DaemonStatus() }

  func text(_ status: DaemonStatus.Response, width: Int?) -> StyledText {
    let versions = status.protocolVersions.map(String.init).joined(separator: ", ")
    let clock = ClockMotion(mode: status.clockMode, rate: status.rate)
    let lines = [
      StyledText("headunitd \(status.daemonVersion)", .strong)
        + " (process \(status.pid), protocol \(versions))",
      status.standingFailure.map { StyledText($0, .bad) },
      StyledText.facts(
        [
          ("Running since", since(status)),
          ("World time", "\(status.worldTime.displayed), \(clock)"),
          ("Host's clock", status.host.flatMap(host)),
          ("Vehicles", "\(status.vehicles), with \(counted(status.bonds, "bond"))"),
          (
            "Catalogue",
            "\(counted(status.profiles, "profile")), \(counted(status.services, "service"))"
          ),
          ("Faults in force", "\(status.faults)"),
          ("Watchers", "\(status.watchers)"),
          ("Memory", memory(status)),
          ("State", state(status)),
          ("Disk", status.diskFreeBytes.map { "\(ByteCount($0)) free" }),
          ("Sockets", sockets(status)),
        ], width: width),
    ]
    return lines.compactMap { $0 }.lines()
  }

  /// What it does other than going on.
  private func host(_ clock: HostClockReport) -> String? {
    let remarks = clock.remarks.map(\.plain)
    return remarks.isEmpty ? nil : remarks.joined(separator: "\n")
  }

  private func since(_ status: DaemonStatus.Response) -> String {
    let span = Instant.span(UInt64(max(0, status.uptimeSeconds)) * 1_000)
    return "\(status.startedAt.displayed) (\(span.isEmpty ? "0 s" : span))"
  }

  private func memory(_ status: DaemonStatus.Response) -> String {
    guard let bytes = status.memoryBytes else { return "not told by this system" }
    let each = status.bytesPerVehicle.map { ", at most \(kibibytes($0)) KiB a vehicle" }
    return "\((bytes + (1 << 19)) >> 20) MiB" + (each ?? "")
  }

  private func state(_ status: DaemonStatus.Response) -> String {
    guard let folder = status.stateFolder else { return "in memory alone" }
    return folder + (status.databaseBytes.map { ", \(ByteCount($0))" } ?? "")
  }

  /// One line each.
  private func sockets(_ status: DaemonStatus.Response) -> String? {
    guard !status.sockets.isEmpty else { return nil }
    return status.sockets.map { socket in
      "\(socket.path) (\(socket.socket.rawValue)), \(counted(socket.connections, "connection"))"
        + (socket.inherited ? ", handed over" : "")
    }.joined(separator: "\n")
  }

  /// With one decimal, rounded up.
  private func kibibytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10 + 1_023) / 1_024
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// `1 bond`, `2 bonds`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
