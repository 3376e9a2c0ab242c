import CarModel
import Foundation
import LinkProtocol
import LinkTransport
import Scenarios
import TestSupport
import Testing
import VehicleCatalog

@testable import ScenarioRunner

/// A recorded life, done again.
struct RecordingTests {
  /// `HEADUNIT_SOAK_RUNS=all` in the environment repeats more lives, and longer ones.
  private static let (seeds, hours): (ClosedRange<UInt64>, Int) =
    ProcessInfo.processInfo.environment["HEADUNIT_SOAK_RUNS"] == "all"
    ? (1...40, 2_000) : (1...6, 1_500)

  @Test(arguments: seeds)
  func `a recorded random life replays to the same states, line by line`(seed: UInt64) async throws
  {
    let kit = try RunnerPlace.kit.get()
    let run = try RandomRun(
      RandomRunOptions(seed: seed, hours: Self.hours, vehicles: 2), in: kit.catalog)
    for lived in try await Self.live(run.scenario(run.draw()), kit).cars {
      let recording = try #require(JournalRecording(lived.source))
      #expect(recording.gaps.isEmpty, "\(recording.gaps.joined(separator: "\n"))")
      let read = try #require(try RunnerPlace.cases(of: [recording.text]).first)
      let replay = try await Self.live(read, kit)
      #expect(replay.failure == nil)
      let again = try #require(replay.cars.first)
      #expect(again.lines.count > 10)
      let difference = zip(lived.lines, again.lines).first { $0 != $1 }
      #expect(difference == nil, "of \(lived.source.vin)")
      #expect(again.lines.count == lived.lines.count)
      #expect(again.services == lived.services)
    }
  }

  @Test func `what cannot be done again stands above the step that follows it`() async throws {
    let kit = try RunnerPlace.kit.get()
    let cases = try RunnerPlace.cases(of: [
      scenario(
        "places",
        """
        - pair
        - location: [48.8, 2.3]
        - advance: 10min
        - ignition: off
        """)
    ])
    let lived = try #require(try await Self.live(cases[0], kit).cars.first)
    let recording = try #require(JournalRecording(lived.source))
    #expect(recording.gaps.count == 1)
    let lines = recording.text.split(separator: "\n").suffix(4)
    #expect(lines.first?.hasPrefix("  - pair") == true, "\(recording.text)")
    #expect(
      lines.dropFirst().first?.hasPrefix(
        "  # cannot be repeated: 4 2026-01-31T10:00:00.000Z tester")
        == true, "\(recording.text)")
    #expect(try RunnerPlace.cases(of: [recording.text]).count == 1)
  }
}

// MARK: - A life

extension RecordingTests {
  /// What is left of one car's life.
  private struct Lived {
    let source: JournalRecording.Source
    /// Without what is drawn anew, and the faults' numbers, which cars share.
    let lines: [String]
    let services: [ServiceStatus]
  }

  /// Runs a case in a head unit of its own.
  private static func live(
    _ scenario: ScenarioCase, _ kit: CaseKit
  ) async throws -> (cars: [Lived], failure: ScenarioFailure?) {
    let loop = LinkLoop()
    let lived: (cars: [Lived], failure: ScenarioFailure?) = try await withTaskExecutorPreference(
      loop.taskExecutor
    ) {
      let handle = try InProcessHandle(on: loop, kit.catalog, start: scenario.world.start)
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await handle.live() }
        let failure = await CaseRun.run(scenario, on: handle, kit).failure
        let peer = try #require(try await handle.peer(.control))
        var lived: [Lived] = []
        for car in try await peer.call(VehiclesList()).vehicles {
          let source = try await JournalRecording.Source(of: car.vin, from: peer)
          let services = try await peer.call(ServicesList(vehicle: car.vin)).services
          lived.append(
            Lived(
              source: source,
              lines: source.entries.map { $0.line.replacing(#/ fault=f-\d+/#, with: "") },
              services: services))
        }
        peer.hangUp()
        await handle.close()
        return (lived, failure)
      }
    }
    try? await loop.shutDown()
    return lived
  }
}
