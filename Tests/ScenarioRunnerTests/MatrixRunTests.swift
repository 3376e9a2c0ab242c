import ScenarioRunner
import Scenarios
import Testing

/// Many cases at once.
struct MatrixRunTests {
  private static let matrix = """
    name: many
    matrix: {n: [1, 2, 3, 4, 5, 6, 7, 8]}
    world: {profile: qashqai-j12b/2025/tekna, start: 2026-01-31T10:00:00Z}
    steps:
    - pair
    - buy: smart-alerts
    - push
    - advance: "${n} min"
    - expect: {service: smart-alerts, state: active}

    """

  @Test func `outcomes come in the order of the cases, and two runs say the same`() async throws {
    let cases = try RunnerPlace.cases(of: [Self.matrix])
    let alone = try await RunnerPlace.inProcess.outcomes(of: cases, jobs: 1)
    let beside = try await RunnerPlace.inProcess.outcomes(of: cases, jobs: 4)
    let daemons = try await RunnerPlace.daemon.outcomes(of: cases, jobs: 2)
    #expect(alone.map(\.id) == (1...8).map { "many [n=\($0)]" })
    // The car works for five minutes on the activation.
    #expect(alone.map { $0.failure == nil } == (1...8).map { $0 >= 5 })
    for other in [beside, daemons] {
      #expect(other.map(\.id) == alone.map(\.id))
      let isSame = other.map(\.failure) == alone.map(\.failure)
      #expect(isSame)
    }
  }

  @Test func `after the first failure no case is begun`() async throws {
    let outcomes = try await RunnerPlace.inProcess.outcomes(
      of: [Self.matrix], jobs: 1, failFast: true)
    #expect(outcomes.map(\.id) == ["many [n=1]"])
  }

  @Test func `whoever looks hears of every case, and may end the run`() async throws {
    var cases = try RunnerPlace.cases(of: [Self.matrix])[...]
    var heard: [MatrixRun.Progress] = []
    let outcomes = try await MatrixRun(jobs: 1).outcomes(
      of: { cases.popFirst() }, in: { try RunnerPlace.inProcess.world() },
      isOver: { heard.count == 3 }, reported: { heard.append($0) })
    #expect(outcomes.count == 3)
    #expect(heard.map(\.done) == [1, 2, 3])
    #expect(heard.map(\.failed) == [1, 2, 3])
  }
}
