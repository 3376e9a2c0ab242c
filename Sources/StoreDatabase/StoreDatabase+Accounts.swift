import GRDB
package import NissanStore
package import WorldTime

extension StoreDatabase {
  package func createAccount(
    _ typed: AccountForm, at now: Instant
  ) async throws(StoreError) -> Account {
    try await catchUp(to: now)
    let form: AccountForm
    switch AccountCheck.check(typed, countries: countries) {
    case .valid(let valid): form = valid
    case .refused(let faults): throw .refused(.accountInvalid(faults))
    }
    let account = Account(
      id: AccountID(rawValue: names.name("account")), form, createdAt: now)
    try await write { database in
      if try AccountTable.hasEmail(account.email, database) {
        throw StoreRefusal.emailTaken(account.email)
      }
      try AccountTable.save(account, database)
    }
    return account
  }

  package func account(_ id: AccountID) async throws(StoreError) -> Account {
    try await read { try AccountTable.load(id, $0) }
  }

  package func signIn(_ email: String) async throws(StoreError) -> Account {
    let kept = AccountCheck.normalised(email: email)
    return try await read { try AccountTable.load(email: kept, $0) }
  }
}
