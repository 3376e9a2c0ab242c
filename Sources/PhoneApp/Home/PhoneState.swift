package import LinkProtocol
package import NissanStore
package import VehicleCatalog

/// All that the app keeps on the phone between two commands; never a card, never a document.
package struct PhoneState: Hashable, Sendable {
  /// Who the phone says it is; its id is drawn once and stays.
  package var phone: PhoneIdentity
  /// The app account of the phone's owner.
  package var account: AccountID?
  /// The account's country, for errors that are told before the store can be asked; ISO 3166.
  package var country: String?
  /// At most one for each vehicle, in the order of pairing.
  package var bonds: [PhoneBond]
  /// What the last car in reach said about the time.
  package var clock: KnownWorldTime?

  /// The form of the file that this code writes, and the newest it reads.
  package static let schema = 1

  /// A phone fresh out of its box.
  ///
  /// - Parameter id: Random; tells this phone from all others.
  package init(id: String) {
    phone = PhoneIdentity(
      id: id, name: "", model: "", os: "", osVersion: "", appVersion: "", locale: "en")
    bonds = []
  }

  /// The language of the account's owner; `nil` without an account.
  package var language: Language? {
    account == nil ? nil : Language(rawValue: phone.locale)
  }

  /// Somebody said which phone this is.
  package var isPhoneKnown: Bool { !phone.model.isEmpty }

  /// Keeps a bond in place of any older one with the same vehicle.
  package mutating func keep(_ bond: PhoneBond) {
    bonds.removeAll { $0.vin == bond.vin }
    bonds.append(bond)
  }
}

extension PhoneState: Codable {
  private enum CodingKeys: String, CodingKey { case schema, phone, account, country, bonds, clock }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    phone = try container.decode(PhoneIdentity.self, forKey: .phone)
    account = try container.decodeIfPresent(AccountID.self, forKey: .account)
    country = try container.decodeIfPresent(String.self, forKey: .country)
    bonds = try container.decode([PhoneBond].self, forKey: .bonds)
    clock = try container.decodeIfPresent(KnownWorldTime.self, forKey: .clock)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try container.encode(phone, forKey: .phone)
    try container.encodeIfPresent(account, forKey: .account)
    try container.encodeIfPresent(country, forKey: .country)
    try container.encode(bonds, forKey: .bonds)
    try container.encodeIfPresent(clock, forKey: .clock)
  }
}
