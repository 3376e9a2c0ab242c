package import Entitlements
package import VehicleCatalog
package import WorldTime

/// Something that goes wrong inside a car because a tester asked for it. It lives with the car,
/// through restarts, until it has triggered often enough or its span is over.
package struct CarFault: Hashable, Sendable, Codable, Identifiable {
  package let id: String
  package let kind: Kind
  /// The only service it concerns; `nil` for any.
  package let service: ServiceID?
  /// How often it will still trigger; `nil` for as long as it is there.
  package internal(set) var triggersLeft: Int?
  /// World time from which on it is over.
  package internal(set) var until: Instant?
  /// World time at which the car got it; not before it has.
  package internal(set) var addedAt = Instant.distantPast
  /// How often it has triggered.
  package internal(set) var triggers = 0

  /// As cars are kept: two of the names are older than the members.
  private enum CodingKeys: String, CodingKey {
    case id, kind, service, until, addedAt
    case triggersLeft = "strikesLeft"
    case triggers = "strikes"
  }

  /// What goes wrong.
  package enum Kind: Hashable, Sendable, Codable {
    /// An attempt to activate a service fails at its end, and is made again after a while.
    case activationRetryable
    /// The same, and the car gives up.
    case activationTerminal
    /// The counter behind the trusted time jumps by so much, once.
    case clockJump(milliseconds: Int64)
    /// The counter runs faster or slower.
    case clockDrift(ClockPace)
    case clockStuck
    /// No mobile network, wherever the car stands.
    case radioSilence
  }

  package init(id: String, kind: Kind, service: ServiceID?, triggersLeft: Int?, until: Instant?) {
    self.id = id
    self.kind = kind
    self.service = service
    self.triggersLeft = triggersLeft
    self.until = until
  }

  /// Faults that one car has at a time.
  package static let keptMax = 32

  func isOver(at now: Instant) -> Bool {
    triggersLeft.map { $0 <= 0 } ?? false || until.map { $0 <= now } ?? false
  }

  func silencesRadio(at now: Instant) -> Bool { kind == .radioSilence && !isOver(at: now) }

  /// It makes attempts to activate a service fail.
  var failsActivations: Bool { kind == .activationRetryable || kind == .activationTerminal }

  /// The pace it gives the counter.
  var pace: ClockPace? {
    switch kind {
    case .clockDrift(let pace): pace
    case .clockStuck: .stopped
    case .activationRetryable, .activationTerminal, .clockJump, .radioSilence: nil
    }
  }
}

extension Vehicle {
  mutating func triggerOnActivation(of service: ServiceID, at now: Instant) -> CarFault? {
    let fault = faults.first {
      $0.failsActivations && !$0.isOver(at: now) && ($0.service == nil || $0.service == service)
    }
    if let fault { trigger(fault.id) }
    return fault
  }

  /// A fault of the same id makes room.
  mutating func add(_ fault: CarFault, at now: Instant) -> [CarEffect] {
    faults.removeAll { $0.id == fault.id }
    faults.append(fault)
    faults[faults.count - 1].addedAt = now
    state.faultCount += 1
    defer { settlePace(at: now) }
    guard case .clockJump(let milliseconds) = fault.kind, !fault.isOver(at: now) else { return [] }
    clock.jump(milliseconds: milliseconds, at: now)
    faults[faults.count - 1].triggersLeft = 0
    faults[faults.count - 1].triggers = 1
    return [.faultTriggered(fault.id)]
  }

  mutating func clearFault(_ id: String, at now: Instant) {
    faults.removeAll { $0.id == id }
    settlePace(at: now)
  }

  /// Takes out what is over.
  mutating func settleFaults(at now: Instant) -> [CarEffect] {
    let over = faults.filter { $0.isOver(at: now) }
    guard !over.isEmpty else { return [] }
    faults.removeAll { $0.isOver(at: now) }
    settlePace(at: now)
    return over.map { .faultOver($0.id) }
  }

  private mutating func trigger(_ id: String) {
    guard let index = faults.firstIndex(where: { $0.id == id }) else { return }
    faults[index].triggers += 1
    if let left = faults[index].triggersLeft { faults[index].triggersLeft = left - 1 }
  }

  private mutating func settlePace(at now: Instant) {
    let paces = faults.lazy.filter { !$0.isOver(at: now) }.compactMap(\.pace)
    clock.run(at: paces.last ?? .true, from: now)
  }
}
