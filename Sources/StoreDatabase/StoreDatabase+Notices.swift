import GRDB
import NissanStore
import VehicleCatalog
import WorldTime

extension StoreDatabase {
  /// Acts on the oldest notice of the processor, as of the instant it was given.
  ///
  /// What it changes and that it was heard are one transaction, and only then the processor is
  /// told: a cut between the two makes it say the same again, which changes nothing.
  ///
  /// - Returns: `false` when there is none.
  func hearNotice(notAfter limit: Instant) async throws(StoreError) -> Bool {
    let notice = try await ofProcessor { () async throws(StoreFailure) in
      try await gateway.nextNotice(notAfter: limit)
    }
    guard let notice else { return false }
    try await write { [self] database in
      guard try NoticeTable.hear(notice.id, database) else { return }
      switch notice.news {
      case .settled, .declined:
        guard let asked = try AskedChargeTable.pending(notice.charge, database) else { return }
        try conclude(asked, with: notice.news, at: notice.at, database)
      case .disputed:
        try chargeBack(notice, database)
      }
    }
    try await settleReversals()
    try await ofProcessor { () async throws(StoreFailure) in
      try await gateway.take(notice.id)
    }
    return true
  }

  /// The bank took the money of a charge back: so is what it paid for, and the card is not charged
  /// by itself any more.
  private func chargeBack(_ notice: PaymentNotice, _ database: Database) throws {
    try NoticeTable.keepDispute(of: notice.card, database)
    // A payment that came too late was never anybody's.
    guard let receipt = try ReceiptTable.of(notice.charge, database) else { return }
    var order = try OrderTable.load(receipt.order, of: receipt.account, database)
    if let paid = try SubscriptionTable.of(order.id, database) {
      let lineage = try Lineage(of: paid, database)
      order = try OrderTable.load(lineage.current.order, of: receipt.account, database)
    }
    let credit = Receipt.Credit(reason: .chargeback, receipts: [receipt.number])
    try takeBack(&order, giving: [receipt], credit, at: notice.at, database)
  }
}
