import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog

/// A small catalogue in a folder of its own, so that a test can spoil a file and read what the
/// loader says. Removed when the value goes.
final class CatalogFixture {
  private let scratch: TemporaryFolder

  var folder: String { scratch.path }

  init() throws {
    scratch = try TemporaryFolder()
    for (name, text) in Self.files { try write(name, text) }
  }

  func write(_ name: String, _ text: String) throws { try scratch.write(text, to: name) }

  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
  }

  /// Puts `new` for the one place where `old` stands.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try #require(Self.files[name])
    try #require(text.split(separator: old, omittingEmptySubsequences: false).count == 2)
    try write(name, text.replacing(old, with: new))
  }

  func load() throws -> Catalog { try Catalog.load(folder: folder) }

  /// What the loader reports, one line each, with the folder left out.
  func diagnostics() -> [String] {
    do throws(CatalogDiagnostics) {
      _ = try Catalog.load(folder: folder)
      return []
    } catch {
      return error.all.map { $0.description.replacing("\(folder)/", with: "") }
    }
  }

  /// Complete and without an error.
  static let files: [String: String] = [
    "vocabulary.yaml": """
    capabilities:
      tcu: telematics unit
      remote_lock: locking from the app
      lock_status: state of the locks
      ev: electric drive
    headUnits:
      aivi: AIVI
      google: Google built-in
    """,
    "countries.yaml": #"""
    FR:
      name: {fr: France, en: France}
      currency: EUR
      vat:
      - {from: 2011-01-01, percent: 20, source: test}
      locales: [fr-FR]
      price: 1,99 €
      dial: +33
      postcode:
        pattern: '\d{5}'
        examples: [33380]
      address:
        required: [street, city, postcode]
        uppercase: [city]
        format: '%A%n%Z %C'
      symbol: €
      writing:
        fr-FR:
          money: "#\u00A0¤"
          negative: "-#\u00A0¤"
          decimal: ","
          group: "\u202F"
          groupsFromDigits: 4
          instant: dd/MM/y HH:mm:ss
      timeZone: Europe/Paris
      holidays:
        source: nowhere
        days:
          New Year's Day: 1 January
          Easter Monday: {day: Easter + 1, from: 2020}
      confidence: found
      source: nowhere
    """#,
    "backend-services.yaml": """
    legacy:
      named:
        confidence: found
        source: nowhere
        ids:
          27: {name: LOCK}
          12: {name: FINDER, seen: Leaf}
      unmapped:
        confidence: found (id only)
        source: nowhere
        ids:
          420: Ariya
    """,
    "services.yaml": """
    door-lock:
      name: {fr: Verrouillage, en: Door lock}
      description: {fr: Verrouille., en: Locks.}
      category: safety
      requires: [tcu, remote_lock | lock_status]
      models: [leaf-*]
      trims: {leaf-ze1: [tekna]}
      years: 2019+
      markets: [FR]
      headUnits: [aivi]
      activation: {duration: PT2M, requires: [network, battery], minimumVolts: 12.25}
      use: door-lock
      backend: {legacy: [27]}
      confidence: found
      source: nowhere
    lock-alert:
      name: {fr: Alerte, en: Alert}
      description: {fr: Alerte., en: Alerts.}
      category: safety
      requires: [tcu]
      partOf: door-lock
      activation: {duration: PT1M, requires: [ignition, network]}
      confidence: guess
      source: nowhere
    ecall:
      name: {fr: Appel, en: Call}
      description: {fr: Appelle., en: Calls.}
      category: safety
      provision: factory
      requires: []
      activation: {duration: PT1S, requires: []}
      confidence: general
      source: nowhere
    """,
    "products.yaml": """
    currencies:
      GBP: {rate: 0.85, step: 0.10}
    products:
      door-lock:
        kind: trial
        trial: P12M
        periods: [1, 12]
        prices: {EUR: {1: 2.99, 12: 29.99}, GBP: {1: 1.99}}
        found: {GBP: [1]}
      pack:
        name: {fr: Pack, en: Pack}
        description: {fr: Tout., en: All.}
        category: safety
        kind: paid
        grants: [door-lock]
        oneOff: {price: 4.99, valid: P30D, megabytes: 1000}
        confidence: guess
        source: nowhere
    """,
    "phones.yaml": """
    app:
      needsGoogleServices: [Android]
      confidence: guess
      source: nowhere
      versions:
        1: {from: 2019-05-01, accepts: 1, minimum: {iOS: 11}}
        2: {from: 2022-01-01, accepts: 1, minimum: {iOS: 13}}
    phones:
      Apple:
        os: iOS
        confidence: general
        source: nowhere
        models:
          iPhone 14: {year: 2022, versions: 16-26}
    """,
    "vehicles/leaf-ze1.yaml": """
    model: Leaf
    generation: ZE1
    builtFrom: 2019-05
    years: 2019-2021
    powertrain: electric
    headUnit: {generation: aivi, name: AIVI}
    backend: legacy
    capabilities: [tcu, lock_status, ev]
    clockBackup: true
    tractionBatteryKilowattHours: 40
    confidence: found
    source: nowhere
    markets: [FR]
    trims:
      Acenta:
      Tekna: {with: [remote_lock]}
      Tekna+: {like: Tekna, without: [lock_status], clockBackup: false}
    earlierBuilds:
      - id: leaf-ze1-early
        generation: ZE1-early
        builtBefore: 2019-05
        years: 2018-2019
        powertrain: electric
        headUnit: {generation: aivi, name: AIVI}
        backend: legacy
        capabilities: []
        confidence: found
        source: nowhere
        trims:
          Acenta: {markets: [EU_OTHER]}
    """,
  ]
}
