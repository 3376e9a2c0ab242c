package import WorldTime

extension Catalog {
  /// The phone of that name, with or without its brand, capital letters or not; `nil` where several
  /// go by it, as by `13`.
  package func phone(named name: String) -> PhoneModel? {
    let found = phones(named: name)
    return found.count == 1 ? found[0] : nil
  }

  /// The phones that go by a name, in the order of the catalogue.
  package func phones(named name: String) -> [PhoneModel] {
    phonesByName[name.lowercased().split(separator: " ").joined(separator: " ")] ?? []
  }

  /// The operating system of that name, capital letters or not.
  package func phoneSystem(named name: String) -> PhoneSystem? {
    phoneSystems.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The version of the app in force at an instant: the first one before there was any, the newest
  /// for `nil`.
  package func appPeriod(at instant: Instant?) -> AppPeriod? {
    guard let instant else { return appPeriods.last }
    return appPeriods.last { $0.from <= instant } ?? appPeriods.first
  }

  /// The rules of the app that a phone does not meet.
  func unmetByPhone(_ phone: PhoneFacts, at instant: Instant?) -> [UnmetRule] {
    guard let inForce = appPeriod(at: instant) else { return [] }
    var unmet = unmetByApp(phone.appVersion, inForce)
    let model = self.phone(named: phone.model)
    guard let system = (model?.os ?? phone.os).flatMap(phoneSystem) else {
      let near = NearestName.of(phone.model, among: phones.flatMap { [$0.name, $0.model] })
      return unmet + [UnmetRule(.phoneModel, needed: near ?? "", found: phone.model)]
    }
    let installed = phone.appVersion.flatMap(DottedVersion.init)?.major
    let app = appPeriods.first { $0.version == installed } ?? inForce
    unmet += Self.unmetByOS(phone.osVersion, system, of: model, app)
    if let model, app.needsGoogleServices.contains(model.os), model.googleServices == false {
      unmet.append(UnmetRule(.googleServices, needed: "Google services", found: model.name))
    }
    return unmet
  }

  private func unmetByApp(_ version: String?, _ inForce: AppPeriod) -> [UnmetRule] {
    guard let version else { return [] }
    guard let major = DottedVersion(version)?.major,
      (inForce.oldestAccepted...inForce.version).contains(major)
    else {
      let isTooNew = DottedVersion(version).map { $0.major > inForce.version } ?? false
      let needed = "\(inForce.oldestAccepted).0" + (isTooNew ? " – \(inForce.version).0" : "")
      return [UnmetRule(.appVersion, needed: needed, found: version)]
    }
    return []
  }

  private static func unmetByOS(
    _ version: String,
    _ system: PhoneSystem,
    of model: PhoneModel?,
    _ app: AppPeriod
  ) -> [UnmetRule] {
    let found = "\(system.name) \(version)"
    guard let minimum = app.minimumOS[system.name] else {
      let known = app.minimumOS.keys.sorted(by: >).joined(separator: ", ")
      return [UnmetRule(.phoneOS, needed: known, found: found)]
    }
    guard let major = DottedVersion(version)?.major else {
      return [UnmetRule(.phoneOS, needed: "\(system.name) \(minimum)", found: found)]
    }
    var unmet: [UnmetRule] = []
    if major < minimum {
      unmet.append(UnmetRule(.phoneOS, needed: "\(system.name) \(minimum)", found: found))
    }
    let first = model?.osFirst ?? system.majors.first ?? minimum
    let last = model?.osLast ?? system.majors.last ?? minimum
    if !(first <= major && major <= last) || !system.has(version: version) {
      let span = first == last ? "" : "\(first) – "
      unmet.append(
        UnmetRule(
          .phoneOS,
          needed: "\(system.name) \(span)\(last)",
          found: "\(found) (\(model?.name ?? system.name))"
        )
      )
    }
    return unmet
  }
}
