import HeadUnit
import Synchronization
import WorldTime

/// The host's clocks and its alarm, in the test's hand.
final class ManualHost: WakeTimer {
  private struct State {
    var reading: HostReading
    var alarm: (rings: Int64, fire: @Sendable () -> Void)?
    var armings: [Int64] = []
  }

  private let state: Mutex<State>

  init(utc: Instant = HeadUnitFixture.start) {
    state = Mutex(State(reading: HostReading(utc: utc, monotonicMilliseconds: 1_000)))
  }

  var clock: HostClock { HostClock { [self] in state.withLock { $0.reading } } }

  func arm(afterMilliseconds wait: Int64, _ fire: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.armings.append(wait)
      state.alarm = (state.reading.monotonicMilliseconds + wait, fire)
    }
  }

  func disarm() { state.withLock { $0.alarm = nil } }

  /// In how many milliseconds the alarm rings, if it is armed.
  var alarmMilliseconds: Int64? {
    state.withLock { state in
      state.alarm.map { $0.rings - state.reading.monotonicMilliseconds }
    }
  }

  /// Every wait the alarm was armed with, oldest first.
  var armings: [Int64] { state.withLock { $0.armings } }

  /// Lets host time pass; the alarm rings if its time has come, unless it is to be late.
  func pass(milliseconds: Int64, ringing: Bool = true) {
    let fire: (@Sendable () -> Void)? = state.withLock { state in
      state.reading = HostReading(
        utc: state.reading.utc.advanced(milliseconds: milliseconds),
        monotonicMilliseconds: state.reading.monotonicMilliseconds + milliseconds,
        asleepMilliseconds: state.reading.asleepMilliseconds)
      guard ringing, let alarm = state.alarm, alarm.rings <= state.reading.monotonicMilliseconds
      else {
        return nil
      }
      state.alarm = nil
      return alarm.fire
    }
    fire?()
  }

  /// Somebody sets the host's clock; its counter goes on.
  func setUTC(_ instant: Instant) {
    state.withLock { state in
      state.reading = HostReading(
        utc: instant, monotonicMilliseconds: state.reading.monotonicMilliseconds,
        asleepMilliseconds: state.reading.asleepMilliseconds)
    }
  }

  /// The host sleeps; its alarms do not count that.
  func sleep(milliseconds: Int64) {
    state.withLock { state in
      state.reading = HostReading(
        utc: state.reading.utc.advanced(milliseconds: milliseconds),
        monotonicMilliseconds: state.reading.monotonicMilliseconds + milliseconds,
        asleepMilliseconds: state.reading.asleepMilliseconds + milliseconds)
      state.alarm = state.alarm.map { ($0.rings + milliseconds, $0.fire) }
    }
  }

  /// The host's UTC.
  var utc: Instant { state.withLock { $0.reading.utc } }
}
