import NissanStore

extension FreshNames {
  /// Names that follow from what the store knows, so that two stores that know the same stay equal.
  static func counted(from records: StoreRecords) -> FreshNames {
    FreshNames(countingFrom: [
      "account": records.accounts.lastPlace,
      "order": records.orders.lastPlace,
      "quote": records.orders.lastPlace,
      "subscription": records.subscriptions.lastPlace,
      "method": records.methods.lastPlace,
      "card": records.methods.lastPlace,
      "document": records.issues.all.map(\.ledger.version).max() ?? 0,
    ])
  }
}
