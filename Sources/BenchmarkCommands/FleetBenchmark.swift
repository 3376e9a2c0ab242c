import Entitlements
import FoundationEssentials
import LinkProtocol
import LinkTransport
import VehicleCatalog
import WorldTime

/// A daemon with many cars, each with one service by the month, through a year.
struct FleetBenchmark {
  let vehicles: Int
  let connections: Int

  /// Cars that can do the service, in every market.
  private static let profiles = ["qashqai-j12*/tekna*", "x-trail-t33*/tekna*", "leaf-ze1/202*"]
  private static let timeoutMilliseconds = 600_000
  /// Vehicles of one transaction of `vehicles.addMany`.
  private static let batch = 1_000

  /// What one step took, and what the daemon says of its memory after it.
  private struct Lap {
    let nanoseconds: Int64
    let memory: FleetReport.Memory
  }

  func run() async throws -> FleetReport {
    let scratch = try Scratch()
    let path = scratch.path
    let store = try await BenchmarkStore(
      vin: VIN(BenchmarkDaemon.vin), at: Instant(rfc3339: BenchmarkDaemon.worldTime))
    let trust = "\(path)/trust.json"
    try Data(store.trustFile.utf8).write(to: URL(filePath: trust))
    let daemon = try BenchmarkDaemon(in: path, vehicle: nil, trust: trust)
    let added = try await add(to: daemon.controlSocket)
    let documents = try await documents(of: daemon.controlSocket, by: store)
    let pushed = try await push(documents, to: daemon.controlSocket)
    let (year, changes) = try await passYear(of: daemon.controlSocket)
    daemon.stop()

    let baseline = try RowBaseline(
      source: "\(BenchmarkDaemon.stateFolder(in: path))/headunit.sqlite", folder: path)
    let addBaseline = try baseline.measure(["vehicle"], perCommit: Self.batch)
    let pushBaseline = try baseline.measure(
      ["vehicle", "entitlementRecord", "activation"], perCommit: connections)
    let yearFloor = try baseline.measure(["vehicle", "activation"], perCommit: vehicles)

    let start = HostStopwatch()
    let again = try BenchmarkDaemon(in: path, vehicle: nil, trust: trust)
    let restart = start.nanoseconds
    let kept = try await memory(of: again.controlSocket, "started again")
    again.stop()
    let nothing = try Scratch()
    let bare = HostStopwatch()
    let empty = try BenchmarkDaemon(in: nothing.path, vehicle: nil, trust: trust)
    let bareStart = bare.nanoseconds
    empty.stop()
    return FleetReport(
      vehicles: vehicles, documentBytes: documents.first?.document.compact.utf8.count ?? 0,
      changes: changes,
      steps: [
        .init("add", added.nanoseconds, against: "their rows, \(Self.batch) a commit", addBaseline),
        .init(
          "push a document to each", pushed.nanoseconds,
          against: "their rows, \(connections) a commit", pushBaseline),
        .init("advance a year", year.nanoseconds, against: "their rows, one commit", yearFloor),
        .init("start again", restart, against: "start with no car", bareStart),
      ], memory: [added.memory, pushed.memory, year.memory, kept])
  }
}

// MARK: - Steps

extension FleetBenchmark {
  private func add(to socket: String) async throws -> Lap {
    try await Self.calling(socket) { client in
      let watch = HostStopwatch()
      let answer = try await client.call(
        VehiclesAddMany(count: vehicles, profiles: Self.profiles))
      let time = watch.nanoseconds
      guard answer.total == vehicles else {
        throw BenchmarkFailure.wrongAnswer(asked: "vehicles.addMany", answer: "\(answer)")
      }
      return Lap(nanoseconds: time, memory: try await memory(client, "\(vehicles) cars"))
    }
  }

  /// A document and the car it is for.
  private struct Mail: Sendable {
    let vehicle: String
    let document: SignedDocument
  }

  /// Signing is not measured.
  private func documents(
    of socket: String, by store: BenchmarkStore
  ) async throws -> [Mail] {
    let vins = try await Self.calling(socket) { client in
      var vins: [String] = []
      var place: String?
      repeat {
        let page = try await client.call(VehiclesList(after: place))
        vins += page.vehicles.map(\.vin)
        place = page.next
      } while place != nil
      return vins
    }
    var documents: [Mail] = []
    for vin in vins {
      documents.append(Mail(vehicle: vin, document: try await store.monthlyDocument(of: VIN(vin))))
    }
    return documents
  }

  private func push(_ documents: [Mail], to socket: String) async throws -> Lap {
    let watch = HostStopwatch()
    try await withThrowingTaskGroup { group in
      for first in 0..<connections {
        group.addTask { [connections] in
          try await Self.calling(socket) { client in
            for index in stride(from: first, to: documents.count, by: connections) {
              let mail = documents[index]
              let answer = try await client.call(
                EntitlementsPush(document: mail.document.compact, vehicle: mail.vehicle))
              guard answer.outcomes.map(\.state) == [.activating] else {
                throw BenchmarkFailure.wrongAnswer(asked: "entitlements.push", answer: "\(answer)")
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let time = watch.nanoseconds
    return Lap(nanoseconds: time, memory: try await memory(of: socket, "a document each"))
  }

  private func passYear(of socket: String) async throws -> (lap: Lap, changes: Int) {
    try await Self.calling(socket) { client in
      let watch = HostStopwatch()
      let report = try await client.call(ClockAdvance(by: .months(12)))
      let time = watch.nanoseconds
      guard report.changesTotal >= 2 * vehicles else {
        throw BenchmarkFailure.wrongAnswer(asked: "clock.advance", answer: "\(report)")
      }
      let lap = Lap(nanoseconds: time, memory: try await memory(client, "after the year"))
      return (lap, report.changesTotal)
    }
  }

  private func memory(
    of socket: String, _ moment: String
  ) async throws -> FleetReport.Memory {
    try await Self.calling(socket) { try await memory($0, moment) }
  }

  private func memory(
    _ client: ProtocolClient, _ moment: String
  ) async throws -> FleetReport.Memory {
    let status = try await client.call(DaemonStatus())
    return FleetReport.Memory(
      moment: moment, memoryBytes: status.memoryBytes, bytesPerVehicle: status.bytesPerVehicle)
  }

  private static func calling<Value>(
    _ socket: String, _ body: (ProtocolClient) async throws -> Value
  ) async throws -> Value {
    try await ProtocolClient.serving(
      try await LinkClient.connect(path: socket), timeoutMilliseconds: timeoutMilliseconds, body)
  }
}
