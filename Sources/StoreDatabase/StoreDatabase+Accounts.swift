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

  package func link(
    _ vehicle: LinkedVehicle, to id: AccountID, at now: Instant
  ) async throws(StoreError) -> Account {
    try await catchUp(to: now)
    _ = try profile(of: vehicle)
    return try await write { database in
      var account = try AccountTable.load(id, database)
      account.link(vehicle)
      try AccountTable.save(account, database)
      return account
    }
  }
}
