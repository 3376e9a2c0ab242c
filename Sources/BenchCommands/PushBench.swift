import Entitlements
import Glibc
import LinkTransport
import PhoneApp
import VehicleCatalog
import WorldTime

/// An `entitlements.push` of a fresh version over a paired session, until the car has
/// acknowledged it, against one SQLite commit of a row of the same size with the same settings in
/// the same file system.
///
/// Signing is not measured; checking the signatures is.
struct PushBench {
  /// At most ``pushesMax``: the car takes a phone's burst at once and then slows it down.
  let pushes: Int
  static let pushesMax = 300

  func run() async throws -> Comparison {
    let scratch = try Scratch()
    let daemon = try BenchDaemon(in: scratch.path)
    defer { daemon.stop() }
    let store = try await BenchStore(
      vin: VIN(BenchDaemon.vin), at: Instant(rfc3339: BenchDaemon.worldTime))
    let documents = try await store.documents(count: pushes)
    let floor = try RawCommit(path: "\(scratch.path)/floor.sqlite")

    let connection = try await LinkClient.connect(path: daemon.phoneSocket)
    let (ours, floorSamples) = try await ProtocolClient.serving(connection) { client in
      let session = try await store.pair(over: client)
      var (ours, floorSamples) = (Samples(), Samples())
      for document in documents {
        let push = HostStopwatch()
        _ = try await session.push(document)
        ours.add(push.nanoseconds)
        let commit = HostStopwatch()
        try floor.commit(document.compact, version: document.document.version)
        floorSamples.add(commit.nanoseconds)
      }
      return (ours, floorSamples)
    }
    let bytes = documents.first?.compact.utf8.count ?? 0
    return Comparison(
      "entitlements.push, \(bytes) bytes", ours,
      against: "SQLite commit, synchronous=FULL", floorSamples)
  }
}
