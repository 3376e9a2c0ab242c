package import VehicleCatalog
package import WorldTime

/// A use of a service, from the order to its end: it is ``State/executing`` from the start, and
/// each ``Event`` ends it.
package struct ServiceCommand: Hashable, Sendable, Codable, Identifiable {
  /// `c-1`, `c-2`, … of one car.
  package let id: String
  package let service: ServiceID
  package let action: CommandAction
  package internal(set) var createdAt: Instant
  /// When the work is done if nothing stops it.
  package internal(set) var dueAt: Instant
  package internal(set) var state: State = .executing
  package internal(set) var endedAt: Instant?
  /// Why it was rejected.
  package internal(set) var reason: CarRefusal.Code?
  /// What it found out, or what of it was served, in the order to show it.
  package internal(set) var facts: [CommandFact] = []

  /// How far it has come.
  ///
  /// - Source: the request states of the maker's remote services (INITIATED, SUCCESS, FAILED,
  ///   CANCELLATION_SUCCESS), by the names of `lifecycle.md`.
  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    case executing, completed, rejected, timeout, cancelled
  }

  /// What ends it.
  package enum Event: String, Hashable, Sendable, CaseIterable {
    /// The work is due and the car is in reach.
    case done
    /// A rule turned against it on the way.
    case ruleBroken = "rule_broken"
    /// The rights do not cover all of its data; what they cover is spent.
    case dataExhausted = "data_exhausted"
    /// Out of reach for ``ServiceCommand/timeoutSeconds`` after it was due.
    case outOfReach = "out_of_reach"
    /// Taken back, or the head unit is wiped.
    case cancelled

    package var target: State {
      switch self {
      case .done: .completed
      case .ruleBroken, .dataExhausted: .rejected
      case .outOfReach: .timeout
      case .cancelled: .cancelled
      }
    }
  }

  /// Seconds after the work is due until a car that cannot answer is given up.
  package static let timeoutSeconds = 120

  package var isOver: Bool { state != .executing }
  package var timesOutAt: Instant { dueAt.adding(.seconds(Self.timeoutSeconds)) }
}

/// One thing a command found out.
package struct CommandFact: Hashable, Sendable, Codable {
  /// camelCase, with the unit last.
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The commands of one car: those under way and the last that ended.
package struct CommandQueue: Hashable, Sendable, Codable {
  package internal(set) var commands: [ServiceCommand] = []
  private var count = 0

  /// Commands that are over and still known.
  package static let finishedMax = 20

  package init() {}

  package subscript(id: String) -> ServiceCommand? { commands.first { $0.id == id } }

  func isBusy(with service: ServiceID) -> Bool {
    commands.contains { $0.service == service && !$0.isOver }
  }

  var underWay: [ServiceCommand] { commands.filter { !$0.isOver } }

  /// Forgets every command, but not the numbers that were given out.
  mutating func forget() { commands = [] }

  mutating func nextID() -> String {
    count += 1
    return "c-\(count)"
  }

  /// Takes a command in, or its new state.
  mutating func keep(_ command: ServiceCommand) {
    if let index = commands.firstIndex(where: { $0.id == command.id }) {
      commands[index] = command
    } else {
      commands.append(command)
    }
    let over = commands.filter(\.isOver).count
    guard over > Self.finishedMax, let oldest = commands.firstIndex(where: \.isOver) else { return }
    commands.remove(at: oldest)
  }
}
