import ScenarioRunner
import Scenarios

/// Worlds whose daemon does not have what it needs.
enum DaemonWorldMaker {
  static func world(profiles: String) throws -> any ScenarioWorld {
    try DaemonWorld(try RunnerPlace.kit.get(), program: RunnerPlace.program, profiles: profiles)
  }
}
