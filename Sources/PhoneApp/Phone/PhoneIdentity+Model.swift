package import LinkProtocol
package import VehicleCatalog

extension PhoneIdentity {
  /// Says which phone this is.
  ///
  /// - Parameters:
  ///   - model: With or without its brand: `iPhone 14`.
  ///   - osVersion: `17.5`; one that the model can have had.
  ///   - appVersion: `3.17.1`; `nil` for an app that keeps itself up to date.
  ///   - catalog: Which phones there are.
  /// - Throws: ``PhoneRefusal/phoneModelUnknown(_:near:)``,
  ///   ``PhoneRefusal/phoneOSImpossible(_:version:)``, ``PhoneRefusal/versionUnreadable(_:)``.
  package mutating func become(
    _ model: String, osVersion: String, appVersion: String?, in catalog: Catalog
  ) throws(PhoneRefusal) {
    guard let phone = catalog.phone(named: model) else {
      throw .phoneModelUnknown(
        model,
        near: NearestName.ranked(
          model, among: catalog.phones.flatMap { [$0.model, $0.name] }, limit: 3))
    }
    guard (phone.osFirst...phone.osLast).contains(try Self.major(of: osVersion)) else {
      throw .phoneOSImpossible(phone, version: "\(phone.os) \(osVersion)")
    }
    if let appVersion { _ = try Self.major(of: appVersion) }
    self.model = phone.model
    self.os = phone.os
    self.osVersion = osVersion
    self.appVersion = appVersion ?? ""
  }

  /// What the store wants to know of the phone.
  package var facts: PhoneFacts {
    PhoneFacts(
      model: model, osVersion: osVersion, appVersion: appVersion.isEmpty ? nil : appVersion)
  }

  private static func major(of version: String) throws(PhoneRefusal) -> Int {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.count <= 6 && part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) ? Int(part) : nil
    }
    guard numbers.count == parts.count, parts.count <= 4, let major = numbers.first else {
      throw .versionUnreadable(version)
    }
    return major
  }
}
