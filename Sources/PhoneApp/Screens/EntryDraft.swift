package import NissanStore

/// A field that is filled in on the way into the store.
package enum EntryField: String, Hashable, Sendable, CaseIterable {
  case email, name, country
  case model, os, osVersion
  case vin

  /// The rest must be filled in.
  package var isRequired: Bool {
    switch self {
    case .os, .vin: false
    case .email, .name, .country, .model, .osVersion: true
    }
  }
}

/// A form on the way into the store, as far as it is filled in.
package struct EntryDraft: Hashable, Sendable {
  package internal(set) var values: [EntryField: String] = [:]
  /// The fields still to be asked for, in the order of the form.
  package internal(set) var unasked: [EntryField]
  /// What was said of it when it was submitted.
  package internal(set) var faults: [EntryFault] = []
  /// The cars that answered where none was named.
  package internal(set) var nearby: [ConnectedCar] = []

  init(of step: StoreStep) { unasked = step.entryFields.filter(\.isRequired) }

  package subscript(field: EntryField) -> String { values[field] ?? "" }

  mutating func note(_ text: String, in field: EntryField) {
    values[field] = text
    unasked.removeAll { $0 == field }
    faults.removeAll { $0.field == field }
  }

  mutating func mark(_ wrong: [EntryFault], of step: StoreStep) {
    faults = wrong
    unasked = step.entryFields.filter { field in wrong.contains { $0.asks(for: field) } }
  }

  /// One of several cars is to be named.
  mutating func note(nearby cars: [ConnectedCar]) {
    nearby = cars
    if !cars.isEmpty { unasked = [.vin] }
  }
}

/// What is wrong with one field.
package enum EntryFault: Hashable, Sendable {
  case account(AccountError)
  /// Somebody else's account has the e-mail address.
  case emailTaken
  case emailUnknown
  case phone(PhoneRefusal)
  case vinUnreadable

  /// The field that is wrong.
  package var field: EntryField {
    switch self {
    case .account(.emailInvalid), .emailTaken, .emailUnknown: .email
    case .account(.nameMissing), .account(.nameInvalid), .account(.nameTooLong): .name
    case .account(.countryUnknown): .country
    case .phone(.phoneModelUnknown): .model
    case .phone(.phoneOSUnknown): .os
    case .phone: .osVersion
    case .vinUnreadable: .vin
    }
  }

  /// A phone that the catalogue does not have can be described instead of named otherwise.
  fileprivate func asks(for field: EntryField) -> Bool {
    if case .phone(.phoneModelUnknown) = self, field == .os { return true }
    return self.field == field
  }
}
