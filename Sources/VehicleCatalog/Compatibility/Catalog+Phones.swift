package import WorldTime

extension Catalog {
  /// The phone of that name, with or without its brand, capital letters or not.
  package func phone(named name: String) -> PhoneModel? { phonesByName[name.lowercased()] }

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
    guard let model = self.phone(named: phone.model) else {
      let near = NearestName.of(phone.model, among: phones.flatMap { [$0.name, $0.model] })
      return unmet + [UnmetRule(.phoneModel, needed: near ?? "", found: phone.model)]
    }
    let installed = phone.appVersion.flatMap(DottedVersion.init)?.major
    let app = appPeriods.first { $0.version == installed } ?? inForce
    unmet += Self.unmetByOS(phone.osVersion, of: model, app)
    if app.needsGoogleServices.contains(model.os), model.googleServices == false {
      unmet.append(UnmetRule(.googleServices, needed: "Google services", found: model.name))
    }
    return unmet
  }

  private func unmetByApp(_ version: String?, _ inForce: AppPeriod) -> [UnmetRule] {
    guard let version else { return [] }
    guard let major = DottedVersion(version)?.major, major >= inForce.oldestAccepted else {
      return [UnmetRule(.appVersion, needed: "\(inForce.oldestAccepted).0", found: version)]
    }
    return []
  }

  private static func unmetByOS(
    _ version: String,
    of model: PhoneModel,
    _ app: AppPeriod
  ) -> [UnmetRule] {
    let found = "\(model.os) \(version)"
    guard let minimum = app.minimumOS[model.os] else {
      let known = app.minimumOS.keys.sorted(by: >).joined(separator: ", ")
      return [UnmetRule(.phoneOS, needed: known, found: found)]
    }
    guard let major = DottedVersion(version)?.major else {
      return [UnmetRule(.phoneOS, needed: "\(model.os) \(minimum)", found: found)]
    }
    var unmet: [UnmetRule] = []
    if major < minimum {
      unmet.append(UnmetRule(.phoneOS, needed: "\(model.os) \(minimum)", found: found))
    }
    if !(model.osFirst...model.osLast).contains(major) {
      let span = model.osFirst == model.osLast ? "" : "\(model.osFirst) – "
      unmet.append(
        UnmetRule(
          .phoneOS,
          needed: "\(model.os) \(span)\(model.osLast)",
          found: "\(found) (\(model.name))"
        )
      )
    }
    return unmet
  }
}
