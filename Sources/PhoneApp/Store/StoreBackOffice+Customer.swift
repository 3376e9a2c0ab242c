package import LinkProtocol
package import NissanStore
package import WorldTime

extension StoreBackOffice {
  /// Who asks the store about the car of a bond; a car that the account does not know is connected
  /// again.
  ///
  /// - Parameters:
  ///   - account: Whose phone it is.
  ///   - bond: With the car that is meant.
  ///   - phone: Which phone it is.
  ///   - now: World time.
  /// - Returns: The customer, and the account as it is then.
  /// - Throws: ``PhoneError/refused(_:)`` named `not_paired` when a pairing was cut off before the
  ///   car described itself; pairing again completes it. ``PhoneError/store(_:)``.
  package func customer(
    _ account: Account, of bond: PhoneBond, on phone: PhoneIdentity, at now: Instant
  ) async throws(PhoneError) -> (customer: Customer, account: Account) {
    guard let vehicle = bond.vehicle else { throw .refused(.notPaired(bond.vin)) }
    var account = account
    if !account.vehicles.contains(vehicle) {
      account = try await PhoneError.ofStore { [account] () async throws(StoreError) in
        try await relink(vehicle, to: account.id, at: now)
      }
    }
    return (Customer(account: account.id, vehicle: bond.vin, phone: phone.facts), account)
  }

  /// What a customer would declare to withdraw from an order; `nil` when it was declared before,
  /// or never can be: withdrawing then gives the first answer again, or says why not.
  ///
  /// - Throws: ``StoreError``.
  package func openWithdrawal(
    from order: OrderID, by account: AccountID, at now: Instant
  ) async throws(StoreError) -> WithdrawalStatement? {
    do throws(StoreError) {
      return try await withdrawal(from: order, by: account, at: now)
    } catch {
      guard case .refused(.notPossibleNow) = error else { throw error }
      return nil
    }
  }
}
