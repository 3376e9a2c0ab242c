import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// The random numbers of the soak runs are good for something: all that can happen does.
struct RandomSoakTests {
  /// The name of an enum's case.
  private func kind(_ value: some Any) -> String {
    Mirror(reflecting: value).children.first?.label ?? "\(value)"
  }

  @Test func `the lives together meet every event, effect, state and end of a command`() throws {
    var (events, effects): (Set<String>, Set<String>) = ([], [])
    var (states, ends): (Set<ServiceState>, Set<ServiceCommand.State>) = ([], [])
    for seed in UInt64(1)...16 {
      var life = try RandomSoak(seed: seed)
      for _ in 1...200 {
        let (event, reported) = try life.step()
        events.insert(kind(event))
        for effect in reported {
          effects.insert(kind(effect))
          if case .service(let change) = effect { states.insert(change.to) }
          if case .command(let command) = effect { ends.insert(command.state) }
        }
      }
    }
    #expect(
      events == [
        "timeReached", "recordReplaced", "timeSigned", "powerSet", "networkSet", "privacySet",
        "consentSet", "telematicsSet", "drove", "locationSet", "regionSet", "wallClockSet",
        "woken", "voltageSet", "supplySet", "chargeSet", "cableSet", "clockPolicySet", "bonded",
        "bondRemoved", "ownerSet", "pairingFailed", "pinSet", "pinFailed", "wiped",
        "commandStarted", "commandCancelled", "faultAdded", "faultCleared", "rootTrusted",
        "rootRemoved",
      ])
    #expect(
      effects == [
        "service", "endAhead", "allowanceLow", "activationFailed", "command", "alert",
        "lowVoltage", "sleep", "clock", "wallClock", "charging", "faultTriggered", "faultOver",
      ])
    #expect(states == Set(ServiceState.allCases).subtracting([.unsupported]))
    #expect(ends == Set(ServiceCommand.State.allCases))
  }
}
