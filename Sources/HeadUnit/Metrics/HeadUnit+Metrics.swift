import LinkProtocol
import WorldTime

extension HeadUnit {
  /// Everything that is counted, as Prometheus text.
  func metricsText() -> String {
    metrics.text(
      HeadUnitMetrics.Levels(
        vehicles: world.vehicles.count, bonds: world.bondCount, phones: connectionCount(.phone),
        operators: connectionCount(.control), watchers: watches.count,
        faults: faults.inForce.count, residentBytes: ProcessMemory.read()?.residentBytes,
        databaseBytes: database?.fileBytes,
        startSeconds: Double(startedAt.utc.milliseconds) / 1_000))
  }

  func connectionCount(_ role: SocketRole) -> Int {
    connections.values.count { $0.role == role }
  }
}

extension RequestOutcome {
  /// What a call came to that was answered with `error`, or with a result.
  init(_ error: WireError?) {
    switch error?.known {
    case .storageFailed, .internalError: self = .failed
    case nil where error == nil: self = .done
    default: self = .refused
    }
  }
}
