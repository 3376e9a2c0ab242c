import GRDB
import NissanStore
import Synchronization
import VehicleCatalog
import WorldTime

/// The simulated processor in the store's file. It writes everything that concerns money down
/// before it answers, and decides nothing that ``Processor`` does not.
final class ProcessorStorage: PaymentGateway {
  private let connection: StoreConnection
  private let delays: ProcessorDelays
  /// Cards that are not in the file yet.
  private let attached = Mutex<[ProcessorCard]>([])

  init(connection: StoreConnection, delays: ProcessorDelays) {
    self.connection = connection
    self.delays = delays
  }

  /// A card is on the disk as soon as anything that names it: nobody can charge it before, and one
  /// that nobody names is nobody's loss.
  func attach(
    _ card: CardDetails, as token: CardToken
  ) async throws(StoreFailure) -> Bool {
    var processor = Processor()
    let challenges = processor.attach(SimulatedProcessor.behaviour(of: card), as: token)
    attached.withLock { [processor] in $0 += processor.cards.all }
    return challenges
  }

  /// Writes down the cards that are not in the file yet; a transaction that is not committed leaves
  /// them so.
  func saveAttached(_ database: Database) throws {
    let cards = attached.withLock { $0 }
    guard !cards.isEmpty else { return }
    for card in cards { try ProcessorTables.save(card, database) }
    database.afterNextTransaction { [self] _ in
      attached.withLock { $0.removeAll(where: cards.contains) }
    }
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await change { processor, database in
      try processor.load(request.key, database)
      try processor.load(request.card, database)
      return try processor.charge(request)
    }
  }

  func refund(_ request: RefundRequest) async throws(StoreFailure) -> RefundOutcome {
    try await change { processor, database in
      try processor.load(request.key, of: request.charge, database)
      return processor.refund(request)
    }
  }

  func refundable(
    of charge: IdempotencyKey, at now: Instant
  ) async throws(StoreFailure) -> Money? {
    try await connection.read { [delays] database in
      var processor = Processor(delays: delays)
      try processor.load(charge, database)
      return processor.refundable(of: charge, at: now)
    }
  }

  func nextNotice(notAfter limit: Instant) async throws(StoreFailure) -> PaymentNotice? {
    let isQuiet = try await connection.read {
      try ProcessorTables.firstNotice(notAfter: limit, $0) == nil
    }
    if isQuiet { return nil }
    return try await change { processor, database in
      guard let charge = try ProcessorTables.firstNotice(notAfter: limit, database) else {
        return nil
      }
      try processor.load(charge, database)
      return try processor.nextNotice(notAfter: limit)
    }
  }

  func acknowledge(_ notice: PaymentNoticeID) async throws(StoreFailure) {
    try await change { processor, database in
      if let charge = try ProcessorTables.charge(ofNotice: notice, database) {
        try processor.load(charge, database)
      }
      processor.acknowledge(notice)
    }
  }

  private func change<Value: Sendable>(
    _ step: @Sendable (inout Processor, Database) throws -> Value
  ) async throws(StoreFailure) -> Value {
    try await connection.write { [self] database in
      var processor = Processor(delays: delays)
      processor.notices.reserve(upTo: try Place.last(in: "notice", database))
      processor.charges.reserve(upTo: try Place.last(in: "charge", database))
      try saveAttached(database)
      let value = try step(&processor, database)
      try processor.save(database)
      return value
    }
  }
}

extension Processor {
  /// A charge with everything about it, as far as there is any.
  fileprivate mutating func load(_ charge: IdempotencyKey, _ database: Database) throws {
    try ProcessorTables.load(charge, into: &self, database)
    if let card = charges[charge]?.card { try load(card, database) }
  }

  fileprivate mutating func load(_ card: CardToken, _ database: Database) throws {
    try ProcessorTables.load(card, into: &cards, database)
  }

  /// A refund, were it made under another charge.
  fileprivate mutating func load(
    _ refund: IdempotencyKey, of charge: IdempotencyKey, _ database: Database
  ) throws {
    try load(charge, database)
    try ProcessorTables.loadRefunds("key = ?", [refund.rawValue], into: &refunds, database)
  }

  /// Writes what was changed.
  mutating func save(_ database: Database) throws {
    for kept in cards.drainChanges().saved { try ProcessorTables.save(kept.record, database) }
    for kept in charges.drainChanges().saved { try ProcessorTables.save(kept, database) }
    for kept in refunds.drainChanges().saved { try ProcessorTables.save(kept.record, database) }
    let (saved, removed) = notices.drainChanges()
    for kept in saved { try ProcessorTables.save(kept, database) }
    for notice in removed { try ProcessorTables.remove(notice, database) }
  }
}
