import Testing
import VehicleCatalog

/// Each class of error, with the exact words a person reads.
@Suite struct CatalogDiagnosticsTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let says: [String]

    init(_ file: String, _ old: String, _ new: String, says: String...) {
      (self.file, self.old, self.new, self.says) = (file, old, new, says)
    }

    var testDescription: String { "\(file): \(old) → \(new)" }
  }

  @Test func `the small catalogue has no error`() throws {
    let fixture = try CatalogFixture()
    #expect(fixture.diagnostics() == [])
    let leaf = try #require(try fixture.load().generations.first)
    let plus = try #require(leaf.builds.first?.equipment.last)
    #expect(plus.trim == "Tekna+" && plus.capabilities == ["tcu", "remote_lock", "ev"])
    #expect(leaf.builds.last?.equipment.first?.countries == ["FR"])
  }

  @Test(
    arguments: serviceSlips + productSlips + vehicleSlips + hardwareSlips + calendarSlips
      + otherSlips)
  func `a slip is told with file, line, column and what was meant`(slip: Slip) throws {
    let fixture = try CatalogFixture()
    try fixture.replace(slip.old, with: slip.new, in: slip.file)
    #expect(fixture.diagnostics() == slip.says)
  }

  @Test func `all errors of all files are told at once, in order`() throws {
    let fixture = try CatalogFixture()
    try fixture.replace(
      "provision: factory\n  requires: []", with: "provision: fctory\n  requires: [tcuu]",
      in: "services.yaml")
    try fixture.replace("rate: 0.85", with: "rate: x", in: "products.yaml")
    try fixture.replace("years: 2019-2021", with: "years: 2021-2019", in: "vehicles/leaf-ze1.yaml")
    try fixture.replace("percent: 20", with: "percent: -1", in: "countries.yaml")
    let diagnostics = fixture.diagnostics()
    #expect(
      diagnostics.map { $0.prefix { $0 != " " } } == [
        "countries.yaml:5:33:", "products.yaml:2:15:", "services.yaml:29:14:",
        "services.yaml:30:14:",
        "vehicles/leaf-ze1.yaml:4:8:",
      ])
  }

  @Test func `the folder stands before the file as it was given`() throws {
    let fixture = try CatalogFixture()
    try fixture.replace("percent: 20", with: "percent: many", in: "countries.yaml")
    let error = #expect(throws: CatalogDiagnostics.self) {
      try Catalog.load(folder: "\(fixture.folder)///")
    }
    #expect(
      error?.description
        == "\(fixture.folder)/countries.yaml:5:33: ‘many’ is not a VAT rate in percent such as 25.5"
    )
    #expect(error?.all.first?.position?.line == 5)
    #expect(error?.all.first?.position?.column == 33)
  }
}

extension CatalogDiagnosticsTests {
  static let serviceSlips = [
    Slip(
      "services.yaml", "remote_lock |", "remote_lok |",
      says: "services.yaml:5:19: unknown capability ‘remote_lok’; did you mean ‘remote_lock’?"),
    Slip(
      "services.yaml", "requires: [tcu, ", "requires: [tcu, tcu, ",
      says: "services.yaml:5:19: ‘tcu’ is listed twice"),
    Slip(
      "services.yaml", "requires: [tcu, remote_lock | lock_status]", "requires: tcu",
      says: "services.yaml:5:13: expected a list of capabilities, such as [a, b], found a"
        + " single value"),
    Slip(
      "services.yaml", "models: [leaf-*]", "models: [laef-ze1]",
      says: "services.yaml:6:12: unknown model ‘laef-ze1’; did you mean ‘leaf-ze1’?"),
    Slip(
      "services.yaml", "leaf-ze1: [tekna]", "leaf-ze1: [tecna]",
      says: "services.yaml:7:22: unknown trim ‘tecna’; did you mean ‘tekna’?"),
    Slip(
      "services.yaml", "years: 2019+", "years: 19+",
      says: "services.yaml:8:10: ‘19+’ is not model years such as 2019+ or 2021-2024"),
    Slip(
      "services.yaml", "markets: [FR]", "markets: [GB]",
      says: "services.yaml:9:13: unknown country ‘GB’; known: FR"),
    Slip(
      "services.yaml", "headUnits: [aivi]", "headUnits: [avii]",
      says: "services.yaml:10:15: unknown head unit ‘avii’; did you mean ‘aivi’?"),
    Slip(
      "services.yaml", "network, battery", "network, batery",
      says: "services.yaml:11:52: unknown condition ‘batery’; did you mean ‘battery’?"),
    Slip(
      "services.yaml", "[network, battery]", "[network, tcu]",
      says: "services.yaml:11:72: ‘minimumVolts’ needs ‘battery’ among the conditions"),
    Slip(
      "services.yaml", "12.25", "8.999",
      says: "services.yaml:11:76: ‘8.999’ is not a voltage from 9 to 15 such as 12.0"),
    Slip(
      "services.yaml", "12.25", "15.001",
      says: "services.yaml:11:76: ‘15.001’ is not a voltage from 9 to 15 such as 12.0"),
    Slip(
      "services.yaml", "use: door-lock", "use: door-lok",
      says: "services.yaml:12:8: unknown use ‘door-lok’; did you mean ‘door-lock’?"),
    Slip(
      "services.yaml", "PT2M", "PT2H",
      says: "services.yaml:11:26: ‘PT2H’ is not a duration from PT1S to PT1H"),
    Slip(
      "services.yaml", "[ignition, network]", "[ignition, netwrk]",
      says: "services.yaml:22:53: unknown condition ‘netwrk’; did you mean ‘network’?"),
    Slip(
      "services.yaml", "legacy: [27]", "legacy: [28]",
      says: "services.yaml:13:22: unknown back-end id 28 in legacy"),
    Slip(
      "services.yaml", "legacy: [27]", "legasy: [27]",
      says: "services.yaml:13:13: unknown back-end catalogue ‘legasy’; did you mean ‘legacy’?"),
    Slip(
      "services.yaml", "partOf: door-lock", "partOf: dor-lock",
      says: "services.yaml:21:11: unknown service ‘dor-lock’; did you mean ‘door-lock’?"),
    Slip(
      "services.yaml", "partOf: door-lock", "partOf: lock-alert",
      says: "services.yaml:21:11: a service is not part of itself"),
    Slip(
      "services.yaml", "provision: factory", "provision: factroy",
      says: "services.yaml:29:14: unknown provision ‘factroy’; did you mean ‘factory’?"),
    Slip(
      "services.yaml", "provision: factory", "provison: factory",
      says: "services.yaml:29:3: unknown key ‘provison’; did you mean ‘provision’?"),
    Slip(
      "services.yaml", "provision: factory", "colour: red",
      says: "services.yaml:29:3: unknown key ‘colour’; known here: name, description,"
        + " category, provision, requires, partOf, activation, use, phone, backend, notes,"
        + " confidence, source, models, trims, years, markets, headUnits"),
    Slip(
      "services.yaml", "en: Door lock", "de: Türschloss",
      says: "services.yaml:2:9: missing key ‘en’",
      "services.yaml:2:28: unknown key ‘de’; known here: fr, en"),
    Slip(
      "services.yaml", "  category: safety\n  requires: [tcu]\n", "  requires: [tcu]\n",
      says: "services.yaml:17:3: missing key ‘category’"),
    Slip(
      "services.yaml", "lock-alert:\n", "Lock Alert:\n",
      says: "services.yaml:16:1: ‘Lock Alert’ is not in lower kebab-case"),
    Slip(
      "services.yaml", "lock-alert:\n", "door-lock:\n",
      says: "services.yaml:1:1: the same key twice: ‘door-lock’"),
    Slip(
      "services.yaml", "lock-alert:\n  name: {fr: Alerte, en: Alert}", "lock-alert:\n  name: Alert",
      says: "services.yaml:17:9: expected ‘key: value’ pairs (fr, en), found a single value"),
    Slip(
      "services.yaml", "source: nowhere\nlock-alert", "source:\nlock-alert",
      says: "services.yaml:15:10: expected source, found nothing"),
  ]

  static let productSlips = [
    Slip(
      "products.yaml", "kind: trial", "kind: tryal",
      says: "products.yaml:5:11: unknown kind ‘tryal’; did you mean ‘trial’?"),
    Slip(
      "products.yaml", "    trial: P12M\n", "",
      says: "products.yaml:5:11: a trial needs ‘trial: P12M’"),
    Slip(
      "products.yaml", "trial: P12M", "trial: PT0S",
      says: "products.yaml:6:12: ‘PT0S’ is not a period such as P36M"),
    Slip(
      "products.yaml", "kind: trial", "kind: free",
      says: "products.yaml:6:12: a free product has no ‘trial’",
      "products.yaml:7:14: a free product has no ‘periods’",
      "products.yaml:8:13: a free product has no ‘prices’",
      "products.yaml:9:12: a free product has no ‘found’"),
    Slip(
      "products.yaml", "kind: trial", "kind: paid",
      says: "products.yaml:5:11: a paid product has no trial; its kind would be ‘trial’"),
    Slip(
      "products.yaml", "periods: [1, 12]", "periods: [1, 36]",
      says: "products.yaml:7:14: period 36 has no price in EUR"),
    Slip(
      "products.yaml", "periods: [1, 12]", "periods: [0, 12]",
      says: "products.yaml:7:15: a period in months is 0; it must be 1 to 120"),
    Slip(
      "products.yaml", "12: 29.99", "12: 29,99",
      says: "products.yaml:8:33: ‘29’ is not an amount such as 2.99",
      "products.yaml:8:38: expected an amount such as 2.99, found nothing"),
    Slip(
      "products.yaml", "12: 29.99", "12: 0.00",
      says: "products.yaml:8:33: ‘0.00’ is not an amount such as 2.99"),
    Slip(
      "products.yaml", "GBP: {1: 1.99}", "GPB: {1: 1.99}",
      says: "products.yaml:8:41: unknown currency ‘GPB’; did you mean ‘GBP’?",
      "products.yaml:9:13: unknown priced currency ‘GBP’; known: EUR"),
    Slip(
      "products.yaml", "found: {GBP: [1]}", "found: {GBP: [12]}",
      says: "products.yaml:9:19: there is no GBP price for 12 months"),
    Slip(
      "products.yaml", "grants: [door-lock]", "grants: [ecall]",
      says: "products.yaml:15:13: ‘ecall’ is fitted in the factory and never sold"),
    Slip(
      "products.yaml", "grants: [door-lock]", "grants: [lock-alert]",
      says: "products.yaml:15:13: ‘lock-alert’ is sold with ‘door-lock’ only"),
    Slip(
      "products.yaml", "grants: [door-lock]", "grants: [door-lck]",
      says: "products.yaml:15:14: unknown service ‘door-lck’; did you mean ‘door-lock’?"),
    Slip(
      "products.yaml", "    grants: [door-lock]\n", "",
      says: "products.yaml:11:5: missing key ‘grants’"),
    Slip(
      "products.yaml", "valid: P30D", "valid: 30",
      says: "products.yaml:16:34: ‘30’ is not a period such as P30D"),
    Slip(
      "products.yaml", "    oneOff: {price: 4.99, valid: P30D, megabytes: 1000}\n", "",
      says: "products.yaml:14:11: a paid product needs either ‘periods’ and ‘prices’, or ‘oneOff’"),
    Slip(
      "products.yaml", "megabytes: 1000", "megabytes: 1000000000000000000000",
      says: "products.yaml:16:51: ‘1000000000000000000000’ is not a number of megabytes"),
    Slip(
      "products.yaml", "megabytes: 1000", "kilometres: 0",
      says: "products.yaml:16:52: a number of kilometres is 0; it must be 1 to 10000000"),
    Slip(
      "products.yaml", "megabytes: 1000", "ignitionCycles: twenty",
      says: "products.yaml:16:56: ‘twenty’ is not a number of ignition cycles"),
    Slip(
      "products.yaml", "megabytes: 1000", "megabytes: 1000, kilometres: 500",
      says: "products.yaml:16:51: a product has one allowance at most; this is another"),
    Slip(
      "products.yaml", "rate: 0.85", "rate: 0.00",
      says: "products.yaml:2:15: ‘0.00’ is not a rate such as 0.85"),
  ]

  static let vehicleSlips = [
    Slip(
      "vehicles/leaf-ze1.yaml", "model: Leaf", "model: Ariya",
      says: "vehicles/leaf-ze1.yaml:1:8: the file of a ‘Ariya’ is named ariya-<generation>.yaml"),
    Slip(
      "vehicles/leaf-ze1.yaml", "years: 2019-2021", "years: 2019+",
      says: "vehicles/leaf-ze1.yaml:4:8: ‘2019+’ is not model years such as 2021-2024 or 2026"),
    Slip(
      "vehicles/leaf-ze1.yaml", "[tcu, lock_status, ev]", "[tcu, lock_statsu, ev]",
      says: "vehicles/leaf-ze1.yaml:8:21: unknown capability ‘lock_statsu’; did you mean"
        + " ‘lock_status’?"),
    Slip(
      "vehicles/leaf-ze1.yaml", "with: [remote_lock]", "with: [tcu]",
      says: "vehicles/leaf-ze1.yaml:16:18: ‘tcu’ is there already, or there is nothing to add to"),
    Slip(
      "vehicles/leaf-ze1.yaml", "without: [lock_status]", "without: [google]",
      says: "vehicles/leaf-ze1.yaml:17:35: unknown capability ‘google’; known: ev,"
        + " lock_status, remote_lock, tcu"),
    Slip(
      "vehicles/leaf-ze1.yaml", "like: Tekna", "like: Tecna",
      says: "vehicles/leaf-ze1.yaml:17:18: unknown trim ‘Tecna’; did you mean ‘Tekna’?"),
    Slip(
      "vehicles/leaf-ze1.yaml", "Acenta:\n  Tekna", "Acenta: {like: Tekna+}\n  Tekna",
      says: "vehicles/leaf-ze1.yaml:15:18: ‘Tekna+’ is itself like another trim; name that one"),
    Slip(
      "vehicles/leaf-ze1.yaml", "Acenta:\n  Tekna", "Tekna Plus:\n  Tekna",
      says: "vehicles/leaf-ze1.yaml:17:3: trim ‘Tekna+’ is there already"),
    Slip(
      "vehicles/leaf-ze1.yaml", "markets: [FR]", "markets: [XX]",
      says: "vehicles/leaf-ze1.yaml:13:11: unknown market ‘XX’; known: EU_OTHER, FR"),
    Slip(
      "vehicles/leaf-ze1.yaml", "backend: legacy\ncap", "backend: legasy\ncap",
      says: "vehicles/leaf-ze1.yaml:7:10: unknown back-end catalogue ‘legasy’; did you mean"
        + " ‘legacy’?"),
    Slip(
      "vehicles/leaf-ze1.yaml", "builtFrom: 2019-05", "builtFrom: 2019-06",
      says: "vehicles/leaf-ze1.yaml:19:3: ‘builtFrom’ of one side must be ‘builtBefore’ of"
        + " the earlier one"),
    Slip(
      "vehicles/leaf-ze1.yaml", "builtFrom: 2019-05", "builtFrom: May 2019",
      says: "vehicles/leaf-ze1.yaml:3:12: ‘May 2019’ is not a month such as 2019-05"),
    Slip(
      "vehicles/leaf-ze1.yaml", "years: 2019-2021\npowertrain: electric\n", "years: 2019-2021\n",
      says: "vehicles/leaf-ze1.yaml:14:3: trim ‘Acenta’ in FR has no powertrain: state it"
        + " here or for the generation",
      "vehicles/leaf-ze1.yaml:15:3: trim ‘Tekna’ in FR has no powertrain: state it"
        + " here or for the generation",
      "vehicles/leaf-ze1.yaml:16:3: trim ‘Tekna+’ in FR has no powertrain: state it"
        + " here or for the generation"),
  ]

  static let hardwareSlips = [
    Slip(
      "vehicles/leaf-ze1.yaml", "clockBackup: true", "clockBackup: yes",
      says: "vehicles/leaf-ze1.yaml:9:14: ‘yes’ is not true or false (whether the clock has a"
        + " battery of its own)"),
    Slip(
      "vehicles/leaf-ze1.yaml", "clockBackup: true", "clockBakup: true",
      says: "vehicles/leaf-ze1.yaml:9:1: unknown key ‘clockBakup’; did you mean ‘clockBackup’?"),
    Slip(
      "vehicles/leaf-ze1.yaml", "KilowattHours: 40", "KilowattHours: 4",
      says: "vehicles/leaf-ze1.yaml:10:31: a number of kilowatt-hours is 4; it must be 5 to 250"),
    Slip(
      "vehicles/leaf-ze1.yaml", "KilowattHours: 40", "KilowattHours: forty",
      says: "vehicles/leaf-ze1.yaml:10:31: ‘forty’ is not a number of kilowatt-hours"),
    Slip(
      "vehicles/leaf-ze1.yaml", "Tekna: {with: [remote_lock]}",
      "Tekna: {with: [remote_lock], without: [ev]}",
      says: "vehicles/leaf-ze1.yaml:16:3: trim ‘Tekna’ in FR has tractionBatteryKilowattHours"
        + " and no ‘ev’",
      "vehicles/leaf-ze1.yaml:17:3: trim ‘Tekna+’ in FR has tractionBatteryKilowattHours"
        + " and no ‘ev’"),
    Slip(
      "vehicles/leaf-ze1.yaml", "capabilities: []", "capabilities: [ev]",
      says: "vehicles/leaf-ze1.yaml:30:7: trim ‘Acenta’ in EU_OTHER has ‘ev’ and no"
        + " tractionBatteryKilowattHours"),
  ]

  static let otherSlips = [
    Slip(
      "countries.yaml", "FR:\n  name", "France:\n  name",
      says: "countries.yaml:1:1: ‘France’ is not a country code such as FR"),
    Slip(
      "countries.yaml", #"'\d{5}'"#, #"'\w{5}'"#,
      says: "countries.yaml:10:14: not a postcode pattern: ‘\\’ is known in ‘\\d’ only"),
    Slip(
      "countries.yaml", #"'\d{5}'"#, #"'((((a?){20}){20}){20}){20}'"#,
      says: "countries.yaml:10:14: not a postcode pattern: it unfolds to more than 1000"
        + " characters"),
    Slip(
      "countries.yaml", "[33380]", "[3338]",
      says: "countries.yaml:11:15: example ‘3338’ does not match the pattern"),
    Slip(
      "countries.yaml", "uppercase: [city]", "uppercase: [town]",
      says: "countries.yaml:14:17: unknown address part ‘town’; known: city, name, postcode,"
        + " province, sorting, street"),
    Slip(
      "countries.yaml", "money: \"#\\u00A0¤\"", "money: \"# ¤\"",
      says: "countries.yaml:19:14: ‘# ¤’ is not an amount with one # and one ¤ and no ordinary"
        + " space, such as \"#\\u00A0¤\""),
    Slip(
      "countries.yaml", "negative: \"-#", "negative: \"-#¤",
      says: "countries.yaml:20:17: ‘-#¤\u{A0}¤’ is not an amount with one # and one ¤ and no"
        + " ordinary space, such as \"#\\u00A0¤\""),
    Slip(
      "countries.yaml", "group: \"\\u202F\"", "group: \",\"",
      says: "countries.yaml:19:7: ‘,’ cannot separate both decimals and thousands"),
    Slip(
      "countries.yaml", "decimal: \",\"", "decimal: \" \"",
      says: "countries.yaml:21:16: ‘ ’ is not a separator (a point, a comma, ’, U+00A0 or U+202F)"),
    Slip(
      "countries.yaml", "groupsFromDigits: 4", "groupsFromDigits: 3",
      says: "countries.yaml:23:25: groupsFromDigits is 3; it must be 4 to 5"),
    Slip(
      "countries.yaml", "dd/MM/y HH:mm:ss", "dd/MM/y HH:mm",
      says: "countries.yaml:24:16: ‘dd/MM/y HH:mm’ is not a date and time with the fields y, M, d,"
        + " H, m and s, such as dd/MM/y HH:mm:ss"),
    Slip(
      "countries.yaml", "locales: [fr-FR]", "locales: [fr-FR, fr-BE]",
      says: "countries.yaml:18:5: nothing says how ‘fr-BE’ writes money and moments"),
    Slip(
      "backend-services.yaml", "420: Ariya", "27: Ariya",
      says: "backend-services.yaml:2:3: id 27 is both named and unmapped"),
    Slip(
      "backend-services.yaml", "12: {name", "twelve: {name",
      says: "backend-services.yaml:7:7: ‘twelve’ is not an id"),
    Slip(
      "phones.yaml", "versions: 16-26", "versions: 26-16",
      says: "phones.yaml:14:41: ‘26-16’ is not a range such as 12-18"),
    Slip(
      "phones.yaml", "year: 2022", "year: 22",
      says: "phones.yaml:14:25: a year is 22; it must be 2000 to 2100"),
    Slip(
      "phones.yaml", "from: 2022-01-01", "from: 2018-01-01",
      says: "phones.yaml:6:5: app version 2 must come after 1"),
    Slip(
      "phones.yaml", "2: {from: 2022-01-01, accepts: 1", "2: {from: 2022-01-01, accepts: 3",
      says: "phones.yaml:7:8: version 2 cannot need version 3"),
  ]
}
