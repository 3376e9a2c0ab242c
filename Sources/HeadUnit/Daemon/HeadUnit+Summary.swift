import LinkProtocol

extension HeadUnit {
  var summary: DaemonSummary {
    DaemonSummary(
      vehicles: world.vehicles.count, bonds: world.bondCount, standingFailure: standingFailure)
  }

  /// Has whoever follows ``summaries`` see how it is now. Only the last of several is kept.
  func publishSummary() {
    let summary = summary
    guard summary != publishedSummary else { return }
    publishedSummary = summary
    summaryEvents.yield(summary)
  }
}
