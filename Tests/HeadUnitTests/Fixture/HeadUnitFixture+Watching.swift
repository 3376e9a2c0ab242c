import CarModel
import LinkProtocol
import LinkTransport
import Testing

@testable import HeadUnit

/// What one client is told of its watches.
struct Listener {
  private var events: LinkNotifications.AsyncIterator

  /// Listens from now on; ask for the watch after it.
  init(_ client: ProtocolClient) { events = client.notifications.makeAsyncIterator() }

  /// The next notification, which must be one of these.
  mutating func next<Notification: LinkNotification>(
    _ type: Notification.Type = Notification.self
  ) async throws -> Notification {
    let notification = try #require(await events.next(), "the connection ended")
    return try #require(try notification.decode(type), "\(notification)")
  }

  /// Takes entries of a journal until one has this number.
  mutating func entries(through last: Int) async throws -> [JournalAdded] {
    var taken: [JournalAdded] = []
    while taken.last.map({ $0.entry.sequence < last }) ?? (last > 0) {
      taken.append(try await next())
    }
    return taken
  }
}

extension HeadUnitFixture {
  /// Makes so many changes of the car's power, each an entry of the journal.
  func turnKey(_ count: Int, of vin: String = HeadUnitFixture.vin) async throws {
    try await operate { client in
      for number in 0..<count {
        _ = try await client.call(
          VehiclesSet(vehicle: vin, power: number.isMultiple(of: 2) ? .off : .on))
      }
    }
  }

  /// The journal's last number.
  func lastNumber(of vin: String = HeadUnitFixture.vin) async throws -> Int {
    try await operate { try await $0.call(JournalQuery(vehicle: vin, limit: 1)).sequence }
  }
}
