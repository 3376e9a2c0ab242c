import Scenarios
import Testing

/// Lost lines, full disks, restarts and several things at once.
struct BrokenUnitTests {
  @Test(arguments: RunnerPlace.allCases)
  func `lines get lost, late and twice, and no host time passes for it`(
    _ place: RunnerPlace
  ) async throws {
    let bought = """
      - pair
      - buy: smart-alerts

      """
    try await expectPassed(
      place,
      [
        scenario(
          "a push that is lost on its way, and one whose answer is",
          bought + """
            - fault: {kind: link_drop, method: entitlements.push, direction: to_car}
            - push: {refused: car_timed_out}
            - expect: {service: smart-alerts, state: available}
            - push
            - expect: {service: smart-alerts, state: activating}
            - refund: smart-alerts
            - fault: {kind: link_drop, method: entitlements.push, direction: to_phone}
            - push: {refused: car_timed_out}
            - expect: {service: smart-alerts, state: revoked}
            - push
            """),
        scenario(
          "a push that arrives an hour later",
          bought + """
            - fault:
                kind: link_delay
                method: entitlements.push
                direction: to_car
                delay: 1h
            - push: {refused: car_timed_out}
            - advance: 59min
            - expect: {service: smart-alerts, state: available}
            - advance: 1min
            - expect: {service: smart-alerts, state: activating}
            """),
        scenario(
          "a push that arrives twice",
          bought + """
            - fault: {kind: link_duplicate, method: entitlements.push, direction: to_car}
            - push
            - expect: {service: smart-alerts, state: activating, version: 1}
            """),
        scenario(
          "a line that is cut",
          bought + """
            - fault: {kind: link_half_open}
            - visit: {refused: car_timed_out}
            - clear-faults
            - visit
            """),
        scenario(
          "a disk that is full once",
          bought + """
            - fault: storage_error
            - push: {refused: storage_failed}
            - push
            - expect: {service: smart-alerts, state: activating}
            """),
      ])
  }

  @Test(arguments: RunnerPlace.allCases)
  func `a power cut around the commit answers nobody, and keeps the old record or the new one`(
    _ place: RunnerPlace
  ) async throws {
    try await expectPassed(
      place,
      [("before", 0), ("after", 1)].map { cut, version in
        scenario(
          "a power cut \(cut) the commit",
          """
          - pair
          - buy: smart-alerts
          - fault: power_cut_\(cut)_commit
          - push: {refused: car_link_lost}
          - visit: {refused: car_link_lost}
          - restart-daemon
          - expect: {version: \(version)}
          - push
          - expect: {version: 1}
          """)
      })
  }

  @Test(arguments: RunnerPlace.allCases)
  func `a daemon that is stopped or killed comes back with what it had`(
    _ place: RunnerPlace
  ) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "stopped and killed",
          """
          - pair
          - buy: smart-alerts
          - push
          - restart-daemon
          - expect: {service: smart-alerts, state: activating, bonds: 1}
          - advance: 10min
          - kill-daemon
          - expect: {service: smart-alerts, state: active}
          - expect:
              seen:
              - {service: smart-alerts, from: activating, to: active}
              not-seen:
              - {service: smart-alerts, to: expired}
          """)
      ])
  }

  @Test(arguments: RunnerPlace.allCases)
  func `several things happen at once`(_ place: RunnerPlace) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "two phones at one car",
          world: """

              profile: qashqai-j12b/2025/tekna
              phones: {owner: iPhone 14 17.5, driver: iPhone 14 17.5}
            """,
          """
          - pair
          - pair: {phone: driver}
          - buy: smart-alerts
          - parallel:
            - - visit
              - push
            - - visit: {phone: driver}
            - - ignition: off
              - ignition: on
          - expect: {service: smart-alerts, state: activating, version: 1}
          """)
      ])
  }
}
