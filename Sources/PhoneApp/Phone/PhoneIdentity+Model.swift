package import LinkProtocol
import NissanStore
package import VehicleCatalog

extension PhoneIdentity {
  /// Says which phone this is.
  ///
  /// - Parameters:
  ///   - model: With or without its brand: `iPhone 14`; `nil` for any phone of an operating system.
  ///   - os: Needed for a model that the catalogue does not have.
  ///   - osVersion: `17.5`; one that the model can have had.
  ///   - appVersion: `3.17.1`; `nil` for an app that keeps itself up to date.
  ///   - name: What the car's screen calls it; `nil` leaves it as it is.
  ///   - catalog: Which phones there are.
  /// - Throws: ``PhoneRefusal/phoneModelUnknown(_:near:)``,
  ///   ``PhoneRefusal/phoneModelAmbiguous(_:_:)``, ``PhoneRefusal/phoneOSUnknown(_:known:)``,
  ///   ``PhoneRefusal/phoneOSImpossible(_:version:)``,
  ///   ``PhoneRefusal/osVersionUnknown(_:known:)``, ``PhoneRefusal/appVersionUnknown(_:known:)``,
  ///   ``PhoneRefusal/phoneNameInvalid(_:)``, ``PhoneRefusal/versionUnreadable(_:)``.
  package mutating func become(
    _ model: String?, os: String? = nil, osVersion: String, appVersion: String?,
    named name: String? = nil, in catalog: Catalog
  ) throws(PhoneRefusal) {
    for text in [model, name] {
      if let refused = text?.unprintable.first { throw .phoneNameInvalid(refused.shown) }
    }
    let known = try model.flatMap { name throws(PhoneRefusal) in
      try Self.model(name, isDescribed: os != nil, in: catalog)
    }
    let system = try Self.system(os ?? known?.os ?? "", in: catalog)
    let major = try Self.major(of: osVersion)
    let version = "\(system.name) \(osVersion)"
    guard system.has(version: osVersion) else {
      throw .osVersionUnknown(version, known: system.versions(near: osVersion))
    }
    if let known, known.os != system.name || !(known.osFirst...known.osLast).contains(major) {
      throw .phoneOSImpossible(known, version: version)
    }
    if let appVersion {
      let known = catalog.appPeriods.map(\.version)
      guard known.contains(try Self.major(of: appVersion)) else {
        throw .appVersionUnknown(appVersion, known: known.map(String.init))
      }
    }
    // A number alone would name several phones.
    self.model =
      known.map { catalog.phone(named: $0.model) == nil ? $0.name : $0.model }
      ?? model ?? system.name
    self.os = system.name
    self.osVersion = osVersion
    self.appVersion = appVersion ?? ""
    if let name { self.name = name }
  }

  /// What the store wants to know of the phone.
  package var facts: PhoneFacts {
    PhoneFacts(
      model: model, os: os.isEmpty ? nil : os, osVersion: osVersion,
      appVersion: appVersion.isEmpty ? nil : appVersion)
  }

  /// Where somebody said what runs on it, the catalogue need not have it.
  private static func model(
    _ name: String, isDescribed: Bool, in catalog: Catalog
  ) throws(PhoneRefusal) -> PhoneModel? {
    let found = catalog.phones(named: name)
    guard found.count <= 1 else { throw .phoneModelAmbiguous(name, found.map(\.name)) }
    if found.isEmpty, !isDescribed {
      throw .phoneModelUnknown(
        name,
        near: NearestName.ranked(
          name,
          among: catalog.phones.flatMap { [$0.model, $0.name] }
            .filter { catalog.phones(named: $0).count == 1 },
          limit: 3))
    }
    return found.first
  }

  private static func system(
    _ name: String, in catalog: Catalog
  ) throws(PhoneRefusal) -> PhoneSystem {
    guard let system = catalog.phoneSystem(named: name) else {
      throw .phoneOSUnknown(name, known: catalog.phoneSystems.map(\.name))
    }
    return system
  }

  private static func major(of version: String) throws(PhoneRefusal) -> Int {
    guard let major = DottedVersion(version)?.major else { throw .versionUnreadable(version) }
    return major
  }
}
