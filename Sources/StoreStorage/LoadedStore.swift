import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

/// As much of a store's file as was needed so far. What accounts and vehicles of it are here, are
/// here as a whole, with everybody who ever bought for the same vehicles.
struct LoadedStore: Sendable {
  var store: Store
  /// Changes when another connection wrote to the file.
  private let dataVersion: Int
  private var accounts: Set<AccountID> = []
  private var vehicles: Set<VIN> = []
  /// What is due until then is here.
  private var dueUntil: Instant?
  /// The offers for which everything that runs is here.
  private var offersCompared: String?
  private var savedMarks: StoreRecords.Marks

  /// Accounts that stay in memory; with more, it begins anew.
  static let accountsMax = 10_000

  /// Nothing of the file but what there is one of.
  init(_ empty: Store, _ database: Database) throws {
    store = empty
    dataVersion = try Self.dataVersion(database)
    savedMarks = try MarksTable.load(database)
    store.records.marks = savedMarks
    try store.records.reservePlaces(database)
  }

  /// `nil` when another phone wrote to the file, or when it has become too much.
  func unlessChanged(_ database: Database) throws -> LoadedStore? {
    try accounts.count <= Self.accountsMax && Self.dataVersion(database) == dataVersion ? self : nil
  }

  private static func dataVersion(_ database: Database) throws -> Int {
    try Int.fetchOne(database.cachedStatement(sql: "PRAGMA data_version")) ?? 0
  }
}

// MARK: - Loading

extension LoadedStore {
  mutating func load(_ scope: StoreScope, _ database: Database) throws {
    var named = scope.accounts
    for email in scope.emails {
      if let account = try AccountTable.id(email: email, database) { named.insert(account) }
    }
    for charge in scope.charges {
      named.formUnion(try ReceiptTable.accounts(paying: charge, database))
      named.formUnion(try ChargeTable.accounts(asking: charge, database))
    }
    for notice in scope.notices where try NoticeTable.isHeard(notice, database) {
      store.records.notices.load(HeardNotice(key: notice), at: 0)
    }
    try load(named, scope.vehicles, database)
  }

  /// What falls due until an instant, and what nobody has answered.
  mutating func loadDue(at now: Instant, _ database: Database) throws {
    var due: Set<AccountID> = []
    if dueUntil == nil {
      due.formUnion(try OrderTable.accountsUnanswered(database))
      due.formUnion(try ChargeTable.accountsUnanswered(database))
      due.formUnion(try ReversalTable.accountsUnanswered(database))
    }
    if dueUntil.map({ $0 < now }) ?? true {
      due.formUnion(try SubscriptionTable.accounts(dueAt: now, database))
      dueUntil = now
    }
    let digest = store.offering.digest
    if store.records.marks.offers?.digest != digest, offersCompared != digest {
      due.formUnion(try SubscriptionTable.accountsRunning(database))
      offersCompared = digest
    }
    try load(due, [], database)
  }

  private mutating func load(
    _ named: Set<AccountID>, _ alsoVehicles: Set<VIN>, _ database: Database
  ) throws {
    var newAccounts = named.subtracting(accounts)
    var newVehicles = alsoVehicles.subtracting(vehicles)
    while !newAccounts.isEmpty || !newVehicles.isEmpty {
      accounts.formUnion(newAccounts)
      vehicles.formUnion(newVehicles)
      var (nextAccounts, nextVehicles) = (Set<AccountID>(), Set<VIN>())
      for account in newAccounts {
        try store.records.load(account, database)
        nextVehicles.formUnion(store.records.orders[.account(account)].map(\.vehicle))
      }
      for vehicle in newVehicles {
        try store.records.load(vehicle, database)
        nextAccounts.formUnion(try OrderTable.accounts(buyingFor: vehicle, database))
      }
      newAccounts = nextAccounts.subtracting(accounts)
      newVehicles = nextVehicles.subtracting(vehicles)
    }
  }
}

extension StoreRecords {
  /// Everything of an account.
  fileprivate mutating func load(_ account: AccountID, _ database: Database) throws {
    try AccountTable.load(account, into: &accounts, database)
    try PaymentMethodTable.load(account, into: &methods, database)
    try DefaultMethodTable.load(account, into: &defaultMethods, database)
    try OrderTable.load(account, into: &orders, database)
    for kept in try SubscriptionTable.all(of: account, database) {
      load(kept.record, at: kept.place)
    }
    try ReceiptTable.load(account, into: &receipts, database)
    try ChargeTable.load(account, into: &charges, database)
    for order in orders[.account(account)] {
      try ReversalTable.load(below: order.id.rawValue, into: &reversals, database)
    }
    for scheduled in subscriptions[.account(account)] {
      try ReversalTable.load(below: scheduled.key.rawValue, into: &reversals, database)
    }
    for method in methods[.account(account)]
    where try DisputedCardTable.contains(method.token, database) {
      disputedCards.load(DisputedCard(key: method.token), at: 0)
    }
  }

  fileprivate mutating func load(_ vehicle: VIN, _ database: Database) throws {
    try OwnerTable.load(vehicle, into: &owners, database)
    try IssueTable.load(vehicle, into: &issues, database)
  }

  /// New records come after all that are in the file.
  fileprivate mutating func reservePlaces(_ database: Database) throws {
    accounts.reserve(upTo: try Place.last(in: "account", database))
    methods.reserve(upTo: try Place.last(in: "payment_method", database))
    orders.reserve(upTo: try Place.last(in: "purchase", database))
    subscriptions.reserve(upTo: try Place.last(in: "subscription", database))
    receipts.reserve(upTo: try Place.last(in: "receipt", database))
    charges.reserve(upTo: try Place.last(in: "asked_charge", database))
    reversals.reserve(upTo: try Place.last(in: "reversal", database))
  }
}

// MARK: - Saving

extension LoadedStore {
  /// Writes what was changed, in the order in which rows refer to each other.
  mutating func save(_ database: Database) throws {
    try store.records.save(database)
    try MarksTable.save(store.records.marks, insteadOf: savedMarks, database)
    savedMarks = store.records.marks
    try EventTable.save(store.drainEvents(), database)
  }
}

extension StoreRecords {
  fileprivate mutating func save(_ database: Database) throws {
    let (methodsSaved, methodsRemoved) = methods.drainChanges()
    let (defaultsSaved, defaultsRemoved) = defaultMethods.drainChanges()
    let (chargesSaved, chargesRemoved) = charges.drainChanges()
    for kept in accounts.drainChanges().saved { try AccountTable.save(kept, database) }
    for kept in methodsSaved { try PaymentMethodTable.save(kept, database) }
    for kept in defaultsSaved { try DefaultMethodTable.save(kept.record, database) }
    for kept in orders.drainChanges().saved { try OrderTable.save(kept, database) }
    for kept in subscriptions.drainChanges().saved { try SubscriptionTable.save(kept, database) }
    for kept in receipts.drainChanges().saved { try ReceiptTable.save(kept, database) }
    for kept in chargesSaved { try ChargeTable.save(kept, database) }
    for kept in reversals.drainChanges().saved { try ReversalTable.save(kept, database) }
    for kept in owners.drainChanges().saved { try OwnerTable.save(kept.record, database) }
    for kept in issues.drainChanges().saved { try IssueTable.save(kept.record, database) }
    for kept in notices.drainChanges().saved { try NoticeTable.save(kept.record.key, database) }
    for kept in disputedCards.drainChanges().saved {
      try DisputedCardTable.save(kept.record.key, database)
    }
    for key in chargesRemoved { try ChargeTable.remove(key, database) }
    for account in defaultsRemoved { try DefaultMethodTable.remove(account, database) }
    for method in methodsRemoved { try PaymentMethodTable.remove(method, database) }
  }
}
