import Scenarios
import Testing

/// Every step does what it says, against a real daemon and in process alike.
struct StepTests {
  @Test(arguments: RunnerPlace.allCases)
  func `phones and cars meet`(_ place: RunnerPlace) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "from the first meeting to the last",
          """
          - buy: {product: smart-alerts, refused: not_paired}
          - push: {refused: not_paired}
          - pair
          - expect: {bonds: 1, version: 0}
          - buy: smart-alerts
          - expect: {service: smart-alerts, state: available, customerHas: false}
          - push
          - push
          - visit
          - expect: {service: smart-alerts, state: activating, customerHas: true, version: 1}
          - refund: smart-alerts
          - visit
          - expect: {service: smart-alerts, state: revoked, reason: refund, version: 2}
          - replay: {version: 1, refused: rollback}
          - unpair
          - expect: {bonds: 0}
          - visit: {refused: not_paired}
          """),
        scenario(
          "a pairing that both people refuse",
          """
          - pair: {answer: reject, refused: pairing_rejected}
          - pair: {answer: reject, refused: pairing_rejected}
          - pair: {answer: reject, refused: pairing_rejected}
          - pair: {refused: pairing_locked}
          - advance: 30s
          - pair
          - expect: {bonds: 1}
          """),
        scenario(
          "two phones and two cars",
          world: """

              vehicles:
                first: {profile: qashqai-j12b/2025/tekna}
                second: {profile: qashqai-j12b/2025/tekna}
              phones: {owner: iPhone 14 17.5, driver: iPhone 14 17.5}
            """,
          """
          - pair
          - pair: {vehicle: second}
          - pair: {phone: driver}
          - expect: {bonds: 2}
          - expect: {vehicle: second, bonds: 1}
          - buy: {product: smart-alerts, deliver: true}
          - buy: {product: smart-alerts, phone: driver, refused: not_owner}
          - transfer: {product: smart-alerts, to: second}
          - visit: {vehicle: second}
          - visit
          - expect: {service: smart-alerts, state: revoked, reason: transfer}
          - expect: {service: smart-alerts, vehicle: second, state: activating}
          """),
      ])
  }

  @Test(arguments: RunnerPlace.allCases)
  func `what is set of the car is told of it`(_ place: RunnerPlace) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "what is set is told",
          world: "{profile: leaf-ze1/2021/tekna}",
          """
          - ignition: accessory
          - network: poor
          - privacy: on
          - consent: off
          - telematics: inactive
          - battery: 11.5
          - charge: 64
          - region: BE
          - location: [50.5, 4.25]
          - expect:
              power: accessory
              network: poor
              sleep: awake
              batteryVolts: 11.5
              batteryState: low
              batteryConnected: true
              stateOfChargePercent: 64
              cableConnected: false
              charging: false
              privacyMode: true
              consent: false
              telematicsActive: false
              doorsLocked: true
              odometerKilometres: 0
              region: BE
              latitude: 50.5
              longitude: 4.25
          - battery: disconnected
          - expect: {power: off, batteryState: dead, batteryConnected: false, sleep: deep_sleep}
          """)
      ])
  }

  @Test(arguments: RunnerPlace.allCases)
  func `the person in the car does things`(_ place: RunnerPlace) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "key, network, battery and privacy",
          """
          - pair
          - buy: smart-alerts
          - ignition: off
          - network: none
          - push
          - expect: {service: smart-alerts, state: pending}
          - ignition: on
          - network: good
          - advance: 10min
          - expect: {service: smart-alerts, state: active, usable: true}
          - privacy: on
          - consent: off
          - battery: 12.1
          - region: BE
          - location: [48.8, 2.3]
          - drive: {kilometres: 12, topSpeed: 90}
          - ignition: off
          - drive: {kilometres: 12, refused: ignition_off}
          - charge: {to: 80, refused: profile_lacks}
          """),
        scenario(
          "a power cut leaves the clock cold until a phone brings the time",
          world: "{profile: ariya-fe0/2024/evolve}",
          """
          - pair
          - power-cut
          - advance: 1h
          - power-return
          - expect: {clock: cold}
          - visit
          - expect: {clock: trusted}
          """),
        scenario(
          "the driver's clock",
          """
          - wall-clock: "-30 days"
          - expect: {wallFlag: wall_behind}
          - wall-clock: 2030-01-01T00:00:00Z
          - expect: {wallFlag: wall_ahead}
          - wall-clock: right
          - expect: {wallFlag: none}
          """),
      ])
  }

  @Test(arguments: RunnerPlace.allCases)
  func `a car is wiped, and its services are used`(_ place: RunnerPlace) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "a wipe",
          """
          - pair
          - wipe: head_unit
          - expect: {bonds: 0}
          - visit: {refused: bond_unknown}
          """),
        scenario(
          "a service in use",
          """
          - pair
          - buy: my-car-finder
          - push
          - advance: 10min
          - use: {service: my-car-finder, ends: completed}
          - privacy: on
          - use: {service: my-car-finder, refused: privacy_mode_on}
          - pin: "1234"
          - use: {service: smart-alerts, refused: service_not_subscribed}
          """),
      ])
  }

  @Test(arguments: RunnerPlace.allCases)
  func `the store and its bank do things`(_ place: RunnerPlace) async throws {
    try await expectPassed(
      place,
      [
        scenario(
          "one subscription through its changes",
          """
          - pair
          - buy: {product: smart-alerts, months: 1}
          - expect: {subscription: {product: smart-alerts, state: active}, charges: 1}
          - cancel: smart-alerts
          - expect: {subscription: {product: smart-alerts, state: cancelled}}
          - resume: smart-alerts
          - pause: {product: smart-alerts, for: 1day, refused: pause_length_invalid}
          - pause: {product: smart-alerts, for: 1month}
          - advance: 1month
          - expect: {subscription: {product: smart-alerts, state: paused}, charges: 1}
          - resume: smart-alerts
          - expect: {subscription: {product: smart-alerts, state: active}, charges: 2}
          """),
        scenario(
          "what is taken back",
          """
          - pair
          - buy: smart-alerts
          - withdraw: smart-alerts
          - expect: {charged: 0, charges: 1}
          - push
          - expect: {service: smart-alerts, state: revoked, reason: withdrawal}
          - cancel: {product: smart-alerts, refused: not_possible_now}
          """),
        scenario(
          "cards and a bank that does not answer",
          """
          - pair
          - buy: {product: smart-alerts, card: insufficient_funds, refused: insufficient_funds}
          - buy: {product: smart-alerts, card: none, refused: card_missing}
          - buy:
              product: smart-alerts
              card: challenged
              authentication: abandon
              refused: authentication_abandoned
          - buy: {product: smart-alerts, payment: timeout-after, refused: payment_unknown}
          - buy: smart-alerts
          - expect: {charges: 1}
          """),
      ])
  }
}

/// Runs scenarios that must pass.
func expectPassed(
  _ place: RunnerPlace, _ texts: [String], _ location: SourceLocation = #_sourceLocation
) async throws {
  for outcome in try await place.outcomes(of: texts) {
    #expect(
      outcome.failure == nil, "\(outcome.id): \(outcome.failure?.testDescription ?? "")",
      sourceLocation: location)
  }
}
