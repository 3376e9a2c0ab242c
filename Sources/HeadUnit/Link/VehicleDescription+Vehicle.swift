package import CarModel
import Entitlements
package import LinkProtocol
import VehicleCatalog
package import WorldTime

extension VehicleDescription {
  /// A vehicle at an instant. A phone is not told where the car is while privacy mode is on.
  init(_ vehicle: Vehicle, at now: Instant, in catalog: Catalog, isForPhone: Bool = false) {
    let profile = vehicle.profile
    self.init(
      vin: vehicle.vin.rawValue, profile: profile.name.description, market: profile.market,
      built: profile.built?.description, displayName: profile.displayName,
      modelYear: profile.modelYear, trim: profile.trim, powertrain: profile.powertrain,
      headUnit: profile.headUnit.name, capabilities: profile.capabilities.map(\.rawValue).sorted(),
      power: vehicle.power, network: vehicle.network,
      state: VehicleStateReport(
        vehicle.body, at: now, hidesPlace: isForPhone && vehicle.body.isPrivacyModeOn),
      clock: CarClockReport(vehicle.clock, at: now), documentVersion: vehicle.record?.version,
      backend: profile.catalogueGeneration.rawValue,
      services: BackendServiceReport.all(of: vehicle, at: now, in: catalog))
  }
}

extension VehicleStateReport {
  fileprivate init(_ body: CarBody, at now: Instant, hidesPlace: Bool) {
    self.init(
      sleep: body.sleepState(at: now),
      batteryVolts: Double(body.lowVoltage.millivolts(at: now)) / 1_000,
      batteryState: body.lowVoltage.state(at: now),
      batteryConnected: body.lowVoltage.isConnected,
      stateOfChargePercent: body.traction?.percent(at: now),
      cableConnected: body.traction?.isCableConnected, charging: body.traction?.isCharging,
      privacyMode: body.isPrivacyModeOn, consent: body.hasConsent,
      telematicsActive: body.isTelematicsActive, doorsLocked: body.areDoorsLocked,
      odometerKilometres: Double(body.odometerMetres) / 1_000, region: body.region,
      latitude: hidesPlace ? nil : body.location.latitude,
      longitude: hidesPlace ? nil : body.location.longitude)
  }
}

extension CarClockReport {
  package init(_ clock: CarClock, at now: Instant) {
    let reading = clock.reading(at: now)
    self.init(
      trustedTime: reading.now, trust: reading.state,
      policy: clock.policy, budgetMinutes: clock.budgetMinutes,
      backup: clock.hasBackup, wallTime: clock.wallTime(at: now),
      wallFlag: clock.wallFlag(at: now))
  }
}

extension BackendServiceReport {
  /// Every service that the car can do and its back end has a number for, in order of number.
  fileprivate static func all(
    of vehicle: Vehicle, at now: Instant, in catalog: Catalog
  ) -> [BackendServiceReport] {
    catalog.services.flatMap { service -> [BackendServiceReport] in
      let ids = service.backendIDs[vehicle.profile.catalogueGeneration] ?? []
      guard !ids.isEmpty else { return [] }
      let state = vehicle.answer(for: service, at: now, in: catalog).state
      guard state != .unsupported else { return [] }
      return ids.map {
        BackendServiceReport(
          id: $0, service: service.id.rawValue, state: BackendActivation(state))
      }
    }.sorted { ($0.id, $0.service) < ($1.id, $1.service) }
  }
}

extension BackendActivation {
  fileprivate init(_ state: ServiceState) {
    self =
      switch state {
      case .active, .grace: .activated
      case .activating, .pending, .scheduled: .inProgress
      case .unsupported, .revoked, .available, .clockUntrusted, .expired, .suspended, .failed:
        .deactivated
      }
  }
}
