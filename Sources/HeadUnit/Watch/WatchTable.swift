import LinkProtocol
import VehicleCatalog

/// Everybody who follows a journal.
struct WatchTable {
  private var watches: [Watch.Key: Watch] = [:]
  private var keys: [VIN: Set<Watch.Key>] = [:]
  /// How many each user has who is no operator.
  private var shares: [Watch.User: Int] = [:]

  var count: Int { watches.count }

  /// Which limit one more watch would break; `nil` when there is room.
  func fullness(
    for user: Watch.User?, on connection: UInt64, _ limits: JournalLimits
  ) -> String? {
    if count >= limits.watchersMax {
      return "all \(limits.watchersMax) watches of the daemon are taken"
    }
    guard let user else { return nil }
    if keys(of: connection).count >= limits.watchersOfConnectionMax {
      return "this connection has \(limits.watchersOfConnectionMax) watches, the most allowed"
    }
    if shares[user, default: 0] >= limits.watchersOfUserMax {
      return "this user has \(limits.watchersOfUserMax) watches, the most allowed"
    }
    if shares.values.reduce(0, +) >= limits.watchersOfOthersMax {
      return "all \(limits.watchersOfOthersMax) watches that are not kept for operators are taken"
    }
    return nil
  }

  subscript(key: Watch.Key) -> Watch? { watches[key] }

  mutating func add(_ watch: Watch, as key: Watch.Key) {
    watches[key] = watch
    keys[watch.vehicle, default: []].insert(key)
    if let user = watch.user { shares[user, default: 0] += 1 }
  }

  /// Hands committed entries to whoever follows them.
  mutating func publish(_ entries: [JournalEntry]) {
    guard !watches.isEmpty else { return }
    for entry in entries {
      for key in keys[entry.vehicle] ?? [] where watches[key]?.follows(entry) == true {
        watches[key]?.events.push(entry)
        wake(key)
      }
    }
  }

  /// The oldest news of a watch.
  mutating func popEvent(of key: Watch.Key) -> EventBuffer.Item? { watches[key]?.events.pop() }

  /// Lets the task of a watch wait until there are news or an end.
  mutating func wait(for key: Watch.Key, _ reader: CheckedContinuation<Void, Never>) {
    guard watches[key] != nil else { return reader.resume() }
    watches[key]?.reader = reader
  }

  /// No more news are added to the watches of a vehicle that is gone; those that wait are told.
  mutating func end(of vehicle: VIN) {
    for key in keys[vehicle] ?? [] { end(key, .vehicleRemoved) }
  }

  /// The watches of a connection have nothing more to tell, not even what waits.
  mutating func end(on connection: UInt64, _ reason: WatchEnded.Reason) {
    for key in keys(of: connection) {
      watches[key]?.events.removeAll()
      end(key, reason)
    }
  }

  mutating func end(_ key: Watch.Key, _ reason: WatchEnded.Reason) {
    guard watches[key]?.end == nil else { return }
    watches[key]?.end = reason
    wake(key)
  }

  /// Takes a watch out; its task, if it waits, finds out.
  mutating func remove(_ key: Watch.Key) {
    guard let watch = watches.removeValue(forKey: key) else { return }
    keys[watch.vehicle]?.remove(key)
    if keys[watch.vehicle]?.isEmpty == true { keys[watch.vehicle] = nil }
    if let user = watch.user, let count = shares[user] {
      shares[user] = count > 1 ? count - 1 : nil
    }
    watch.reader?.resume()
  }

  mutating func remove(on connection: UInt64) {
    for key in keys(of: connection) { remove(key) }
  }

  private func keys(of connection: UInt64) -> [Watch.Key] {
    watches.keys.filter { $0.connection == connection }
  }

  private mutating func wake(_ key: Watch.Key) { watches[key]?.reader.take()?.resume() }
}
