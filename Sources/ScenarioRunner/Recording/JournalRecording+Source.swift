import CarModel
package import LinkProtocol
package import LinkTransport
package import VehicleCatalog
package import WorldTime

extension JournalRecording {
  /// What is recorded.
  package struct Source: Sendable {
    /// From the first that is kept to the last.
    package let entries: [JournalReport]
    package let vin: String
    package let built: YearMonth?
    /// World time now.
    package let end: Instant
  }

  /// What cannot be done again, in order.
  package var gaps: [String] { notes.sorted { $0.key < $1.key }.flatMap(\.value) }
}

extension JournalRecording.Source {
  /// Reads the whole journal of a car.
  ///
  /// - Parameters:
  ///   - vehicle: Its VIN; `nil` for the only one.
  ///   - peer: The daemon's control socket.
  /// - Throws: ``CallFailure``.
  package init(of vehicle: String?, from peer: any LinkPeer) async throws(CallFailure) {
    let car = try await peer.call(VehiclesDescribe(vehicle: vehicle))
    var entries: [JournalReport] = []
    var from = 0
    while true {
      let page = try await peer.call(
        JournalQuery(vehicle: car.vin, from: from, limit: Self.pageEntries, again: true))
      entries += page.entries
      guard let last = page.entries.last, last.sequence < page.sequence else { break }
      from = last.sequence
    }
    self.init(
      entries: entries, vin: car.vin, built: car.built.flatMap(YearMonth.init),
      end: try await peer.call(ClockGet()).worldTime)
  }

  /// Each may hold a document.
  private static let pageEntries = 100
}
