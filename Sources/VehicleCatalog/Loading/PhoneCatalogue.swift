import WorldTime

/// `phones.yaml`: the phones, and what each version of the app asks of them.
struct PhoneCatalogue {
  let phones: [PhoneModel]
  let systems: [PhoneSystem]
  let appPeriods: [AppPeriod]

  init?(_ root: YAMLValue) {
    guard let fields = root.fields(["app", "phones", "systems"]) else { return nil }
    appPeriods = fields.required("app").map(Self.app) ?? []
    let systems =
      fields.required("systems")?.entries(of: "operating systems").compactMap { _, name, value in
        Self.system(value, name)
      } ?? []
    self.systems = systems
    phones =
      fields.required("phones")?.entries(of: "brands").flatMap { _, brand, value in
        Self.brand(value, brand, systems)
      } ?? []
  }

  private static func system(_ value: YAMLValue, _ name: String) -> PhoneSystem? {
    guard let fields = value.fields(["versions", "confidence", "source"]) else { return nil }
    let versions = fields.required("versions")?.list(of: "versions") { version in
      version.value("a version such as 17.7", systemVersion)
    }
    return PhoneSystem(
      name: name, versions: versions ?? [], provenance: Provenance.read(fields))
  }

  private static func systemVersion(_ text: String) -> PhoneSystem.Version? {
    guard let parts = DottedVersion(text)?.parts, parts.count <= 2 else { return nil }
    return PhoneSystem.Version(major: parts[0], lastMinor: parts.count == 2 ? parts[1] : nil)
  }

  private static func app(_ value: YAMLValue) -> [AppPeriod] {
    guard let fields = value.fields(["needsGoogleServices", "confidence", "source", "versions"])
    else { return [] }
    let google =
      fields.required("needsGoogleServices")?.list(of: "operating systems") {
        $0.text(of: "an operating system")
      } ?? []
    let provenance = Provenance.read(fields)
    guard let versions = fields.required("versions") else { return [] }
    let periods = versions.entries(of: "app versions").compactMap { key, _, value in
      period(key, value, google: Set(google), provenance)
    }
    for (earlier, later) in zip(periods, periods.dropFirst())
    where earlier.from >= later.from || earlier.version >= later.version {
      versions.report("app version \(later.version) must come after \(earlier.version)")
    }
    if periods.isEmpty { versions.report("at least one app version is needed") }
    return periods
  }

  private static func period(
    _ key: YAMLValue,
    _ value: YAMLValue,
    google: Set<String>,
    _ provenance: Provenance
  ) -> AppPeriod? {
    let version = key.integer("an app version", in: 0...99)
    guard let fields = value.fields(["from", "accepts", "minimum"]) else { return nil }
    let from = fields.required("from")?.value("a day such as 2024-01-01") { text in
      try? Instant(rfc3339: text)
    }
    let oldest = fields.required("accepts")?.integer("the oldest app version", in: 0...99)
    var minimum: [String: Int] = [:]
    for (_, os, value) in fields.required("minimum")?.entries(of: "operating systems") ?? [] {
      minimum[os] = value.integer("a major version", in: 1...99)
    }
    guard let version, let from, let oldest else { return nil }
    if oldest > version { value.report("version \(version) cannot need version \(oldest)") }
    return AppPeriod(
      version: version,
      from: from,
      oldestAccepted: oldest,
      minimumOS: minimum,
      needsGoogleServices: google,
      provenance: provenance
    )
  }

  private static func brand(
    _ value: YAMLValue, _ brand: String, _ systems: [PhoneSystem]
  ) -> [PhoneModel] {
    guard
      let fields = value.fields(["os", "googleServices", "confidence", "source", "models"])
    else { return [] }
    let provenance = Provenance.read(fields)
    return fields.required("models")?.entries(of: "models").compactMap { _, model, value in
      phone(value, brand: (brand, fields, provenance), model, systems)
    } ?? []
  }

  private static func phone(
    _ value: YAMLValue,
    brand: (name: String, fields: YAMLFields, provenance: Provenance),
    _ model: String,
    _ systems: [PhoneSystem]
  ) -> PhoneModel? {
    let keys = ["year", "os", "versions", "googleServices", "confidence", "source"]
    guard let fields = value.fields(keys) else { return nil }
    let year = fields.required("year")?.integer("a year", in: 2000...2100)
    let os = (fields.optional("os") ?? brand.fields.required("os"))?
      .value("a name of systems") { name in
        systems.contains { $0.name == name } ? name : nil
      }
    let versions = fields.required("versions")?.value("a range such as 12-18", versionRange)
    let google = (fields.optional("googleServices") ?? brand.fields.optional("googleServices"))?
      .flag("googleServices")
    guard let year, let os, let versions else { return nil }
    return PhoneModel(
      brand: brand.name,
      model: model,
      year: year,
      os: os,
      osFirst: versions.lowerBound,
      osLast: versions.upperBound,
      googleServices: google,
      provenance: Provenance.read(fields, inherited: brand.provenance)
    )
  }

  private static func versionRange(_ text: String) -> ClosedRange<Int>? {
    let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1],
      1 <= low, low <= high, high <= 99
    else { return nil }
    return low...high
  }
}
