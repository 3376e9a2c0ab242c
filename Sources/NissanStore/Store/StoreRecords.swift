import VehicleCatalog
package import WorldTime

/// Everything that a store knows, or as much of it as it needs now.
package struct StoreRecords: Hashable, Sendable {
  package var accounts = Records<Account>()
  package var owners = Records<VehicleOwner>()
  package var methods = Records<PaymentMethod>()
  package var defaultMethods = Records<DefaultMethod>()
  package var orders = Records<Order>()
  package var subscriptions = Records<ScheduledSubscription>()
  package var receipts = Records<PaidReceipt>()
  package var charges = Records<OpenCharge>()
  package var reversals = Records<OpenReversal>()
  package var issues = Records<IssuedDocument>()
  /// What the processor said by itself and the store has acted on.
  package var notices = Records<HeardNotice>()
  /// Cards whose holders have disputed a charge.
  package var disputedCards = Records<DisputedCard>()
  package var marks = Marks()
  private var due = DueQueue<SubscriptionID>()

  /// What there is one of.
  package struct Marks: Hashable, Sendable {
    /// The latest world time that the store has seen; `nil` before the first.
    package var seenAt: Instant?
    /// The offers that running subscriptions were last held against; `nil` before the first time.
    package var offers: OffersSeen?
    /// Prices asked in place of the catalogue's.
    package var prices: [AskedPrice] = []

    package init() {}
  }

  /// A digest of what was on offer, and when the store saw it.
  package struct OffersSeen: Hashable, Sendable {
    package let digest: String
    package let at: Instant

    package init(digest: String, at instant: Instant) {
      self.digest = digest
      at = instant
    }
  }

  package init() {}

  package static func == (one: Self, other: Self) -> Bool {
    one.accounts == other.accounts && one.owners == other.owners && one.methods == other.methods
      && one.defaultMethods == other.defaultMethods && one.orders == other.orders
      && one.subscriptions == other.subscriptions && one.receipts == other.receipts
      && one.charges == other.charges && one.reversals == other.reversals
      && one.issues == other.issues && one.notices == other.notices
      && one.disputedCards == other.disputedCards && one.marks == other.marks
  }

  /// What differs most; the rest is compared.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(orders)
    hasher.combine(subscriptions)
    hasher.combine(issues)
    hasher.combine(marks)
  }
}

// MARK: - What falls due

extension StoreRecords {
  /// Keeps a subscription, and when it is due next.
  mutating func save(_ subscription: Subscription, dueAt instant: Instant?) {
    subscriptions.save(ScheduledSubscription(subscription: subscription, dueAt: instant))
    schedule(subscription.id)
  }

  /// Takes in a subscription that is kept elsewhere.
  package mutating func load(_ scheduled: ScheduledSubscription, at place: Int) {
    subscriptions.load(scheduled, at: place)
    schedule(scheduled.key)
  }

  /// The one that is due first, at `limit` at the latest; among equals the older one.
  func firstDue(notAfter limit: Instant) -> Subscription? {
    guard let first = due.first, first.due <= limit else { return nil }
    return subscriptions[first.member]?.subscription
  }

  private mutating func schedule(_ id: SubscriptionID) {
    due.schedule(
      id, at: subscriptions[id]?.dueAt, rank: UInt64(subscriptions.place(of: id) ?? 0))
  }
}

// MARK: - Taking back

extension StoreRecords {
  mutating func begin() { perform(.begin) }

  mutating func commit() { perform(.commit) }

  mutating func rollBack(to former: Marks) {
    for id in perform(.rollBack) { schedule(id) }
    marks = former
  }

  /// - Returns: The subscriptions that are again what they were.
  @discardableResult
  private mutating func perform(_ step: JournalStep) -> [SubscriptionID] {
    accounts.perform(step)
    owners.perform(step)
    methods.perform(step)
    defaultMethods.perform(step)
    orders.perform(step)
    receipts.perform(step)
    charges.perform(step)
    reversals.perform(step)
    issues.perform(step)
    notices.perform(step)
    disputedCards.perform(step)
    return subscriptions.perform(step)
  }
}
