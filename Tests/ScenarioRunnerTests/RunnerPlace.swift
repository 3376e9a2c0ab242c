import FoundationEssentials
import Processes
import ScenarioRunner
import Scenarios
import TestSupport
import Testing
import VehicleCatalog

/// Where a scenario runs; what it shows must be the same everywhere.
enum RunnerPlace: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case inProcess, daemon

  var testDescription: String { rawValue }

  static let kit = Result { CaseKit(catalog: try ShippedCatalog.load()) }

  /// The program as it was built beside these tests.
  static var program: String { OwnProgram.companion("headunitd") }

  func world() throws -> any ScenarioWorld {
    let kit = try Self.kit.get()
    return switch self {
    case .inProcess: InProcessWorld(kit)
    case .daemon: try DaemonWorld(kit, program: Self.program, profiles: ShippedCatalog.folder)
    }
  }

  /// Runs every case of some scenarios, in the order in which they are written.
  func outcomes(
    of texts: [String], jobs: Int = 2, failFast: Bool = false
  ) async throws -> [ScenarioOutcome] {
    try await outcomes(of: try Self.cases(of: texts), jobs: jobs, failFast: failFast)
  }

  func outcomes(
    of cases: [ScenarioCase], jobs: Int, failFast: Bool = false
  ) async throws -> [ScenarioOutcome] {
    var rest = cases[...]
    return try await MatrixRun(jobs: jobs, stopsAtFailure: failFast).outcomes(
      of: { rest.popFirst() }, in: { try world() })
  }

  /// Reads scenarios.
  static func cases(of texts: [String]) throws -> [ScenarioCase] {
    let folder = try TemporaryFolder()
    let files = try texts.enumerated().map { number, text in
      try folder.write(text, to: "\(number).yaml")
    }
    let suite = try ScenarioSuite.load(files, catalog: kit.get().catalog)
    return try suite.cases().map { try $0.bind() }
  }
}

/// A scenario with a Qashqai of 2025 in France, unless its world says otherwise.
func scenario(
  _ name: String, world: String = "{profile: qashqai-j12b/2025/tekna}", _ steps: String
) -> String {
  """
  name: "\(name)"
  world: \(world)
  steps:
  \(steps)

  """
}

extension ScenarioFailure: CustomTestStringConvertible {
  package var testDescription: String { "\(step): expected \(expected), found \(found)" }
}
