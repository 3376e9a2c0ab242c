import FoundationEssentials
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

extension PhoneRun {
  /// The account of the phone's owner.
  ///
  /// - Throws: ``PhoneRefusal/accountMissing``, ``StoreError``.
  func account(in state: PhoneState, of store: any StoreBackOffice) async throws -> Account {
    guard let id = state.account else { throw PhoneRefusal.accountMissing }
    return try await store.account(id)
  }

  /// The bond with the car that is meant.
  ///
  /// - Throws: ``PhoneRefusal/notPaired(_:)``, ``PhoneRefusal/vehicleAmbiguous(_:)``.
  func bond(in state: PhoneState) throws(PhoneRefusal) -> PhoneBond {
    if let vin = options.vehicle {
      guard let bond = state.bonds.first(where: { $0.vin == vin }) else {
        throw .notPaired(vin, paired: state.bonds.map(\.vin))
      }
      return bond
    }
    guard let only = state.bonds.first else { throw .notPaired(nil) }
    guard state.bonds.count == 1 else { throw .vehicleAmbiguous(state.bonds.map(\.vin)) }
    return only
  }

  /// Who asks the store, checked in the order in which a newcomer would go: account, phone, car.
  ///
  /// - Source: seed R18.
  /// - Throws: ``PhoneRefusal``, ``StoreError``.
  func customer(
    in reach: Reach, of store: any StoreBackOffice
  ) async throws -> (customer: Customer, account: Account) {
    let account = try await account(in: reach.state, of: store)
    guard reach.state.isPhoneKnown else { throw PhoneRefusal.phoneMissing }
    let bond = try bond(in: reach.state)
    return try await store.customer(account, of: bond, on: reach.state.phone, at: reach.now)
  }

  /// The store's words, amounts and moments as the account's owner reads them.
  func texts(for account: Account) -> StoreTexts {
    StoreTexts(options.locale ?? account.language, in: catalog.country(account.country))
      .naming(from: catalog).naming(cars: account.vehicles)
  }

  /// The same for whoever uses the phone: the language asked for, or else the account's, or else
  /// that of the environment.
  var texts: StoreTexts { texts(timeOf: nil) }

  /// The same about the car that is meant: moments are in the time that its dashboard shows, which
  /// is that of the country it was sold in.
  var carTexts: StoreTexts {
    // Where no car is meant, the command refuses by itself, and these are the words it does so in.
    let market = (try? bond(in: initialState))?.vehicle?.market
    return texts(timeOf: market.flatMap { catalog.country($0) })
  }

  private func texts(timeOf other: Country?) -> StoreTexts {
    let language =
      options.locale ?? initialState.language
      ?? Language(environment: ProcessInfo.processInfo.environment)
    return StoreTexts(
      language, in: catalog.country(initialState.country ?? language.usualCountry),
      timeOf: other
    ).naming(from: catalog).naming(cars: initialState.bonds.compactMap(\.vehicle))
  }
}
