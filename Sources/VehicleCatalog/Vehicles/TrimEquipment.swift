/// One trim in one market group: what the generation, the trim and the market say together.
package final class TrimEquipment: Sendable {
  /// The side of a build date that rules name: `leaf-ze1`, `leaf-ze1-pre0519`.
  package let build: GenerationID
  package let model: String
  package let generationCode: String
  package let trim: String
  /// Lower kebab-case of ``trim``: `tekna-plus`.
  package let trimName: String
  package let years: YearRange
  /// The market as the file writes it: a country, or `EU_OTHER`.
  package let marketGroup: String
  /// The countries that ``marketGroup`` stands for.
  package let countries: [String]
  package let powertrain: String
  package let headUnit: HeadUnitModel
  package let backend: BackendCatalogue
  package let capabilities: Set<Capability>
  /// The car's counter goes on when the 12 V supply is lost.
  package let hasClockBackup: Bool
  /// Of the smallest traction battery the trim was sold with; `nil` when there is none.
  package let tractionBatteryKilowattHours: Int?
  /// The first build month that the app serves; `nil` when there is none.
  package let connectedFrom: YearMonth?
  package let provenance: Provenance

  init(
    build: Build.Identity,
    trim: String,
    years: YearRange,
    marketGroup: String,
    countries: [String],
    powertrain: String,
    headUnit: HeadUnitModel,
    backend: BackendCatalogue,
    capabilities: Set<Capability>,
    hasClockBackup: Bool,
    tractionBatteryKilowattHours: Int?,
    provenance: Provenance
  ) {
    self.build = build.id
    model = build.model
    generationCode = build.code
    connectedFrom = build.connectedFrom
    self.trim = trim
    trimName = kebabCase(trim)
    self.years = years
    self.marketGroup = marketGroup
    self.countries = countries
    self.powertrain = powertrain
    self.headUnit = headUnit
    self.backend = backend
    self.capabilities = capabilities
    self.hasClockBackup = hasClockBackup
    self.tractionBatteryKilowattHours = tractionBatteryKilowattHours
    self.provenance = provenance
  }
}

extension TrimEquipment {
  /// Driven by electricity from a plug.
  package var isElectric: Bool { capabilities.contains(.ev) }
}

extension TrimEquipment: Equatable {
  package static func == (left: TrimEquipment, right: TrimEquipment) -> Bool {
    left.build == right.build && left.model == right.model
      && left.generationCode == right.generationCode && left.trim == right.trim
      && left.years == right.years && left.countries == right.countries
      && left.powertrain == right.powertrain && left.headUnit == right.headUnit
      && left.backend == right.backend && left.capabilities == right.capabilities
      && left.hasClockBackup == right.hasClockBackup
      && left.tractionBatteryKilowattHours == right.tractionBatteryKilowattHours
      && left.connectedFrom == right.connectedFrom && left.provenance == right.provenance
  }
}
