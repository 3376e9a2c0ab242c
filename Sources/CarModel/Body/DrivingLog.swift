import VehicleCatalog

/// What the head unit remembers of its drives and destinations.
package struct DrivingLog: Hashable, Sendable, Codable {
  /// Oldest first.
  package internal(set) var trips: [Trip] = []
  package internal(set) var destinations: [Destination] = []

  /// Drives a head unit keeps; the oldest makes room.
  package static let tripsMax = 50

  package init() {}

  mutating func add(_ trip: Trip) {
    trips.append(trip)
    if trips.count > Self.tripsMax { trips.removeFirst() }
  }

  mutating func add(_ destination: Destination) {
    destinations.append(destination)
    if destinations.count > Destination.keptMax { destinations.removeFirst() }
  }
}
