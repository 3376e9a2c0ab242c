import LinkProtocol
import NissanStore
import VehicleCatalog
import WorldTime

/// Reads `world` for one case.
struct WorldReader {
  let catalog: Catalog
  /// The names of the parameters, as they mean something in this case.
  let parameters: ExpressionScope

  /// 2026-01-31T10:00:00Z: the last day of a month, so that month ends matter.
  static let startDefault = Instant(milliseconds: 1_769_853_600_000)
  static let marketDefault = "FR"

  /// What was read, and the names that the steps can use.
  struct Result {
    /// `nil` when something is missing or left open.
    let world: WorldSetup?
    let scope: ExpressionScope
    let context: CaseContext
  }

  /// - Parameters:
  ///   - value: `nil` where the scenario has no world of its own.
  ///   - owner: Where a world that is missing is reported.
  /// - Returns: The world as far as it could be read.
  func read(_ value: YAMLValue?, owner: YAMLValue) -> Result {
    let fields =
      value.map { $0.isEmpty ? YAMLFields(owner: $0, values: [:]) : $0.fields(WorldFields.names) }
      ?? YAMLFields(owner: owner, values: [:])
    let context = CaseContext(catalog: catalog, vehicles: nil, phones: nil)
    guard let fields else { return Result(world: nil, scope: started(nil), context: context) }
    let first = FieldReader(fields: fields, context: context, scope: parameters)
    let start = first.has(WorldFields.start) ? first[WorldFields.start] : Self.startDefault
    let reader = FieldReader(fields: fields, context: context, scope: started(start))
    let market = market(reader)
    let vehicles = vehicles(reader, market: market)
    let phones = phones(reader)
    let (policy, seed) = (reader[WorldFields.policy], reader[WorldFields.seed])
    let scope = ExpressionScope(
      catalog: catalog, market: vehicles?.first?.market ?? market ?? parameters.market,
      profile: vehicles?.first.flatMap {
        try? catalog.profile($0.profile, market: $0.market, built: $0.built)
      }, values: started(start).values)
    guard let start, let vehicles, let phones else {
      return Result(
        world: nil, scope: scope,
        context: CaseContext(catalog: catalog, vehicles: vehicles, phones: phones))
    }
    let world = WorldSetup(
      start: start, vehicles: vehicles, phones: phones, policy: policy ?? SubscriptionPolicy(),
      seed: seed.map { UInt64($0) } ?? 1)
    return Result(
      world: world, scope: scope,
      context: CaseContext(catalog: catalog, vehicles: vehicles, phones: phones))
  }

  private func started(_ start: Instant?) -> ExpressionScope {
    parameters.adding("start", start.map { .instant($0) } ?? .open)
  }

  /// The text of a parameter that the world takes over where it says nothing itself.
  private func parameter(_ name: String) -> String? { parameters.values[name]?.text }

  private func isOpen(_ name: String) -> Bool {
    guard case .open = parameters.values[name] else { return false }
    return true
  }

  private func market(_ reader: FieldReader) -> String? {
    if reader.has(WorldFields.market) { return reader[WorldFields.market] }
    return isOpen("market") ? nil : parameter("market") ?? Self.marketDefault
  }
}

// MARK: - Cars

extension WorldReader {
  private func vehicles(_ reader: FieldReader, market: String?) -> [VehicleSetup]? {
    let policy = reader[WorldFields.clockPolicy]
    let budget = reader[WorldFields.budgetMinutes]
    guard reader.has(WorldFields.vehicles) else {
      guard var car = onlyCar(reader, market: market) else { return nil }
      (car.clockPolicy, car.budgetMinutes) = (policy, budget)
      return [car]
    }
    for field in [WorldFields.profile.name, WorldFields.built.name, WorldFields.vin.name] {
      reader.fields.optional(field)?.report("‘\(field)’ and ‘vehicles’ exclude each other")
    }
    guard let named = reader[WorldFields.vehicles] else { return nil }
    let cars = named.map { entry -> VehicleSetup? in
      guard let fields = entry.value.fields(VehicleFields.all.map(\.name)) else { return nil }
      let own = FieldReader(fields: fields, context: reader.context, scope: nil)
      let profile = own[VehicleFields.profile]
      let place = own.has(VehicleFields.market) ? own[VehicleFields.market] : market
      let (built, vin) = (own[VehicleFields.built], own[VehicleFields.vin])
      let (clock, minutes) = (own[VehicleFields.clockPolicy], own[VehicleFields.budgetMinutes])
      guard let profile, let place else { return nil }
      check(profile, place, built, at: fields.optional(VehicleFields.profile.name))
      return VehicleSetup(
        name: entry.name, profile: profile, market: place, vin: vin, built: built,
        clockPolicy: clock ?? policy, budgetMinutes: minutes ?? budget)
    }
    return cars.contains(nil) || cars.isEmpty ? nil : cars.compactMap { $0 }
  }

  private func onlyCar(_ reader: FieldReader, market: String?) -> VehicleSetup? {
    let (built, vin) = (reader[WorldFields.built], reader[WorldFields.vin])
    guard let profile = onlyProfile(reader), let market else { return nil }
    check(profile, market, built, at: reader.fields.optional(WorldFields.profile.name))
    return VehicleSetup(name: "car", profile: profile, market: market, vin: vin, built: built)
  }

  private func onlyProfile(_ reader: FieldReader) -> ProfileName? {
    if reader.has(WorldFields.profile) { return reader[WorldFields.profile] }
    if isOpen("profile") { return nil }
    if case .profile(let name) = parameters.values["profile"] { return name }
    reader.report("missing key ‘profile’: the world needs a car")
    return nil
  }

  /// Reports a profile that the catalogue does not have.
  private func check(
    _ name: ProfileName, _ market: String, _ built: YearMonth?, at place: YAMLValue?
  ) {
    do throws(ProfileRefusal) {
      _ = try catalog.profile(name, market: market, built: built)
    } catch {
      place?.report(error.description)
    }
  }
}

// MARK: - Phones

extension WorldReader {
  private func phones(_ reader: FieldReader) -> [PhoneSetup]? {
    if reader.has(WorldFields.phones) {
      reader.fields.optional(WorldFields.phone.name)?
        .report("‘phone’ and ‘phones’ exclude each other")
      let phones = reader[WorldFields.phones]?.map { phone($0.value, $0.name, reader.context) }
      guard let phones, !phones.contains(nil), !phones.isEmpty else { return nil }
      return phones.compactMap { $0 }
    }
    if let only = reader[WorldFields.phone] {
      return phone(only.value, "phone", reader.context).map { [$0] }
    }
    if isOpen("phone") { return nil }
    let name = parameter("phone").flatMap(PhoneName.init)
    return [PhoneSetup(name: "phone", model: name?.model, osVersion: name?.osVersion)]
  }

  private func phone(_ value: YAMLValue, _ name: String, _ context: CaseContext) -> PhoneSetup? {
    if value.isEmpty { return PhoneSetup(name: name) }
    guard value.isMapping else {
      return PhoneFields.short.read(value, context).map {
        PhoneSetup(name: name, model: $0.model, osVersion: $0.osVersion)
      }
    }
    guard let fields = value.fields(PhoneFields.all.map(\.name)) else { return nil }
    let own = FieldReader(fields: fields, context: context, scope: nil)
    return PhoneSetup(
      name: name, model: own[PhoneFields.model], osVersion: own[PhoneFields.osVersion],
      country: own[PhoneFields.country])
  }
}
