extension CommandAction {
  /// The inputs that it was asked with; `nil` for those that say where somebody is or goes, and
  /// when, which are kept nowhere but with the service.
  package var inputs: CommandInputs? {
    var inputs = CommandInputs()
    switch self {
    case .spendData(let megabytes): inputs.megabytes = megabytes
    case .startClimate(let tenths): inputs.temperatureCelsius = Double(tenths) / 10
    case .setSpeedLimit(let limit): inputs.speedLimit = limit
    case .readJourneys(let period): inputs.period = period.rawValue
    case .signal(let target, _): inputs.target = target.rawValue
    case .lock, .unlock, .stopSignal, .stopClimate, .locate, .read, .startCharging, .stopCharging,
      .clear(_, nil), .setChargeTimer(nil):
      break
    case .sendDestination, .setZone, .setCurfew, .clear, .setChargeTimer: return nil
    }
    return inputs
  }
}
