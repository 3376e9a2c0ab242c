import WorldTime

extension Store {
  /// Acts on a notice of the processor, as of the instant it was given. One that was heard before
  /// changes nothing: the processor says the same again when it was not told in time.
  mutating func hear(_ notice: PaymentNotice) throws -> StoreOutcome {
    if records.notices[notice.id] == nil {
      records.notices.save(HeardNotice(key: notice.id))
      note(notice.at)
      switch notice.event {
      case .settled, .declined:
        if let open = records.charges[notice.charge], open.isPending {
          try conclude(open.asked, with: notice.event, at: notice.at)
        }
      case .disputed: try chargeBack(notice)
      }
    }
    return .answered(.done, then: [.acknowledge(notice.id)])
  }

  /// The bank took the money of a charge back: so is what it paid for, and the card is not charged
  /// by itself any more.
  private mutating func chargeBack(_ notice: PaymentNotice) throws {
    records.disputedCards.save(DisputedCard(key: notice.card))
    // A payment that came too late was never anybody's.
    guard let receipt = records.receipts[.charge(notice.charge)].first?.receipt else { return }
    var order = try order(receipt.order, of: receipt.account)
    if let paid = subscription(of: order.id) {
      order = try self.order(lineage(of: paid).current.order, of: receipt.account)
    }
    let credit = Receipt.Credit(reason: .chargeback, receipts: [receipt.number])
    try revoke(&order, giving: [receipt], credit, at: notice.at)
  }
}
