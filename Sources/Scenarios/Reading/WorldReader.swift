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
      value.map { $0.isEmpty ? YAMLFields(owner: $0, values: [:]) : $0.fields(WorldText.names) }
      ?? YAMLFields(owner: owner, values: [:])
    var context = CaseContext(catalog: catalog, vehicles: nil, phones: nil)
    guard let fields else { return Result(world: nil, scope: started(nil), context: context) }
    var text = WorldText()
    let first = FieldReader(fields: fields, context: context, scope: parameters)
    _ = WorldText.start.fill(&text, first)
    let start = first.has("start") ? text.start : Self.startDefault
    let reader = FieldReader(fields: fields, context: context, scope: started(start))
    _ = WorldText.mapping.fill(&text, reader)
    let market = market(text, reader)
    context.vehicles = vehicles(text, market: market, reader)
    context.phones = phones(text, reader)
    let car = context.vehicles?.first
    let scope = ExpressionScope(
      catalog: catalog, market: car?.market ?? market ?? parameters.market,
      profile: context.profile(of: nil), values: started(start).values)
    guard let start, let vehicles = context.vehicles, let phones = context.phones else {
      return Result(world: nil, scope: scope, context: context)
    }
    let world = WorldSetup(
      start: start, vehicles: vehicles, phones: phones, policy: text.policy,
      seed: UInt64(text.seed))
    return Result(world: world, scope: scope, context: context)
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

  private func market(_ text: WorldText, _ reader: FieldReader) -> String? {
    if reader.has("market") { return text.market }
    return isOpen("market") ? nil : parameter("market") ?? Self.marketDefault
  }
}

// MARK: - Cars

extension WorldReader {
  private func vehicles(
    _ text: WorldText, market: String?, _ reader: FieldReader
  ) -> [VehicleSetup]? {
    guard reader.has("vehicles") else {
      guard let profile = onlyProfile(text, reader), let market else { return nil }
      let car = VehicleSetup(
        name: "car", profile: profile, market: market, vin: text.vin, built: text.built,
        clockPolicy: text.clockPolicy, budgetMinutes: text.budgetMinutes)
      check(car, at: reader.fields.optional("profile"))
      return [car]
    }
    for name in WorldText.ofOneCar {
      reader.fields.optional(name)?.report("‘\(name)’ and ‘vehicles’ exclude each other")
    }
    let cars = text.vehicles?.map { named -> VehicleSetup? in
      guard var car = named.value, let keys = named.written.fields(VehicleSetup.mapping.names)
      else { return nil }
      car.name = named.name
      if keys.optional("market") == nil { car.market = market ?? "" }
      car.clockPolicy = car.clockPolicy ?? text.clockPolicy
      car.budgetMinutes = car.budgetMinutes ?? text.budgetMinutes
      // A market that is open or wrong is none.
      guard !car.market.isEmpty else { return nil }
      check(car, at: keys.optional("profile"))
      return car
    }
    return whole(cars)
  }

  private func onlyProfile(_ text: WorldText, _ reader: FieldReader) -> ProfileName? {
    if reader.has("profile") { return text.profile }
    if isOpen("profile") { return nil }
    if case .profile(let name) = parameters.values["profile"] { return name }
    reader.report("missing key ‘profile’: the world needs a car")
    return nil
  }

  /// Reports a profile that the catalogue does not have.
  private func check(_ car: VehicleSetup, at place: YAMLValue?) {
    do throws(ProfileRefusal) {
      _ = try catalog.profile(car.profile, market: car.market, built: car.built)
    } catch {
      place?.report(error.description)
    }
  }

  /// `nil` when one could not be read, or there is none.
  private func whole<Setup>(_ setups: [Setup?]?) -> [Setup]? {
    let read = setups?.compactMap(\.self) ?? []
    return read.isEmpty || read.count != setups?.count ? nil : read
  }
}

// MARK: - Phones

extension WorldReader {
  private func phones(_ text: WorldText, _ reader: FieldReader) -> [PhoneSetup]? {
    if reader.has("phones") {
      reader.fields.optional("phone")?.report("‘phone’ and ‘phones’ exclude each other")
      let phones = text.phones?.map { named -> PhoneSetup? in
        var phone = named.value
        phone?.name = named.name
        return phone
      }
      return whole(phones)
    }
    if reader.has("phone") { return text.phone.map { [$0] } }
    if isOpen("phone") { return nil }
    let name = parameter("phone").flatMap(PhoneName.init)
    return [PhoneSetup(name: "phone", model: name?.model, osVersion: name?.osVersion)]
  }
}
