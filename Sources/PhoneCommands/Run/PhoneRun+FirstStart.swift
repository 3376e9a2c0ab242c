import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// What makes a phone somebody's: an account, which phone it is, and a car.
///
/// - Source: seed R16–R18.
extension PhoneRun {
  /// The phone is its owner's from now on.
  func adopt(_ account: Account) throws(PhoneHomeError) {
    try keep { state in
      state.account = account.id
      state.country = account.country
      state.phone.locale = account.language.rawValue
    }
  }

  /// Says which phone this is.
  ///
  /// - Returns: The phone as it introduces itself from now on.
  /// - Throws: ``PhoneRefusal``, ``PhoneHomeError``.
  @discardableResult
  func describePhone(
    _ model: String?, os: String? = nil, osVersion: String, appVersion: String? = nil,
    name: String? = nil
  ) throws -> PhoneIdentity {
    var phone = initialState.phone
    try phone.become(
      model, os: os, osVersion: osVersion, appVersion: appVersion, named: name, in: catalog)
    return try keep { [phone] state in state.phone = phone }.phone
  }

  /// Pairs with the car that is meant, or with any that answers, and connects it to the account.
  ///
  /// - Parameters:
  ///   - store: Where the account is.
  ///   - isEqual: Whether the digits are those on the car's screen.
  /// - Returns: What it leaves behind.
  /// - Throws: ``PhoneRefusal``, ``PhoneError``, ``OutOfReach``.
  func pair(
    _ store: any StoreBackOffice, isEqual: (PairingComparison) async -> Bool
  ) async throws -> FirstMeeting.Outcome {
    try await reach(.anywhere) { reach in
      let account = try await account(in: reach.state, of: store)
      guard reach.state.isPhoneKnown else { throw PhoneRefusal.phoneMissing }
      let link = try reach.car.get()
      var random = SystemRandom()
      return try await FirstMeeting(store: store, memory: home, account: account.id).pair(
        over: link, using: &random, at: reach.now, isEqual: isEqual)
    }
  }
}
