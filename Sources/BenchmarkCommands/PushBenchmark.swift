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
struct PushBenchmark {
  /// At most ``pushesMax``: the car takes a phone's burst at once and then slows it down.
  let pushes: Int
  static let pushesMax = 300

  func run() async throws -> Comparison {
    let scratch = try Scratch()
    let daemon = try BenchmarkDaemon(in: scratch.path)
    defer { daemon.stop() }
    let store = try await BenchmarkStore(
      vin: VIN(BenchmarkDaemon.vin), at: Instant(rfc3339: BenchmarkDaemon.worldTime))
    let documents = try await store.documents(count: pushes)
    let baseline = try RawCommit(path: "\(scratch.path)/baseline.sqlite")

    let connection = try await LinkClient.connect(path: daemon.phoneSocket)
    let (ours, baselineSamples) = try await ProtocolClient.serving(connection) { client in
      let session = try await store.pair(over: client)
      var (ours, baselineSamples) = (Samples(), Samples())
      for document in documents {
        let push = HostStopwatch()
        _ = try await session.push(document)
        ours.add(push.nanoseconds)
        let commit = HostStopwatch()
        try baseline.commit(document.compact, version: document.document.version)
        baselineSamples.add(commit.nanoseconds)
      }
      return (ours, baselineSamples)
    }
    let bytes = documents.first?.compact.utf8.count ?? 0
    return Comparison(
      "entitlements.push, \(bytes) bytes", ours,
      against: "SQLite commit, synchronous=FULL", baselineSamples)
  }
}
