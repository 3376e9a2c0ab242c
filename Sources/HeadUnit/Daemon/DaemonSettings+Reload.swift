import Entitlements
import WorldTime

extension DaemonSettings {
  /// The settings, by name, that differ in `next` and that only a new start changes.
  func unchangeable(in next: DaemonSettings) -> [String] {
    var names: [String] = []
    if stateFolder != next.stateFolder { names.append("state-dir") }
    if runtimeFolder != next.runtimeFolder { names.append("runtime-dir") }
    if clock != next.clock { names.append("clock") }
    if metricsFile != next.metricsFile { names.append("metrics-file") }
    if metricsSeconds != next.metricsSeconds { names.append("metrics-seconds") }
    return names
  }

  /// What of these the head unit goes by.
  ///
  /// - Throws: ``StartRefusal/trustFile(path:reason:)``.
  func unitSettings(_ hostClock: HostClock) throws(StartRefusal) -> HeadUnit.Settings {
    var trust: TrustStore?
    if let trustFile { trust = try Daemon.trust(in: trustFile, at: hostClock.read().utc) }
    var settings = HeadUnit.Settings(
      daemonVersion: version, pairing: pairing, trustFile: trust)
    settings.faultsMax = faultsMax
    settings.journal = journal
    return settings
  }
}
