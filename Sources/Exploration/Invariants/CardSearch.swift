import NissanStore
import WorldTime

/// I10: looks for the number or the code of a card in what the store and its processor keep and
/// say. Each record is printed and searched once, however many stores have it.
struct CardSearch: Sendable {
  private var methods = SearchedRecords<PaymentMethod>()
  private var orders = SearchedRecords<Order>()
  private var subscriptions = SearchedRecords<ScheduledSubscription>()
  private var receipts = SearchedRecords<PaidReceipt>()
  private var charges = SearchedRecords<OpenCharge>()
  private var reversals = SearchedRecords<OpenReversal>()
  private var issues = SearchedRecords<IssuedDocument>()
  private var disputedCards = SearchedRecords<DisputedCard>()
  private var cards = SearchedRecords<ProcessorCard>()
  private var payments = SearchedRecords<ProcessorCharge>()
  private var refunds = SearchedRecords<ProcessorRefund>()
  private var notices = SearchedRecords<ProcessorNotice>()

  /// Something of a card stands in the store.
  mutating func finds(in store: StoreNode) -> Bool {
    let (records, processor) = (store.records, store.processor)
    let found = [
      methods.find(in: records.methods), orders.find(in: records.orders),
      subscriptions.find(in: records.subscriptions), receipts.find(in: records.receipts),
      charges.find(in: records.charges), reversals.find(in: records.reversals),
      issues.find(in: records.issues), disputedCards.find(in: records.disputedCards),
      cards.find(in: processor.cards), payments.find(in: processor.charges),
      refunds.find(in: processor.refunds), notices.find(in: processor.notices),
    ]
    return found.contains(true)
  }

  /// A number of a card anywhere, or its code by itself.
  static func isSecret(in text: String) -> Bool {
    let digits = text.split { !$0.isNumber }
    return digits.contains { run in
      run == ExploredCustomer.securityCode
        // Its length first: to search is slow, and hardly a run is as long as a number.
        || ExploredCustomer.numbers.contains {
          run.utf8.count >= $0.utf8.count && run.contains($0)
        }
    }
  }
}

/// The records of one table that were searched and are clean.
private struct SearchedRecords<Record: StoreRecord>: Sendable {
  private var clean: Set<Record> = []

  mutating func find(in records: Records<Record>) -> Bool {
    for record in records.all where !clean.contains(record) {
      if CardSearch.isSecret(in: "\(record)") { return true }
      clean.insert(record)
    }
    return false
  }
}
