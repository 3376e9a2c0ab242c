package import CarModel

/// What a tester sees of a car beside its ignition and network.
package struct VehicleStateReport: Codable, Hashable, Sendable, WireDocumented {
  package var sleep: SleepState
  package var batteryVolts: Double
  package var batteryState: LowVoltageBattery.State
  package var batteryConnected: Bool
  package var stateOfChargePercent: Int?
  package var cableConnected: Bool?
  package var charging: Bool?
  package var privacyMode: Bool
  package var consent: Bool
  package var telematicsActive: Bool
  package var doorsLocked: Bool
  package var odometerKilometres: Double
  package var region: String
  package var latitude: Double?
  package var longitude: Double?

  package static let notes = [
    "sleep": "How far the parked car has gone to sleep.",
    "batteryVolts": "The 12 V battery, V. VSS: Vehicle.LowVoltageBattery.CurrentVoltage.",
    "batteryState": "Low below 11.8 V, critical below 11.0 V, dead below 10.5 V or disconnected.",
    "batteryConnected": "Its terminal is on.",
    "stateOfChargePercent": "The traction battery of an electric car, percent.",
    "cableConnected": "The charging cable of an electric car is plugged in.",
    "charging": "An electric car charges.",
    "privacyMode": "Nothing may tell where the car is.",
    "consent": "The customer allowed in the car that data is shared.",
    "telematicsActive": "The telematics unit was activated, as it is once before its first use.",
    "doorsLocked": "The doors are locked.",
    "odometerKilometres": "Driven so far, km. VSS: Vehicle.TraveledDistance, in m.",
    "region": "The country the car stands in, ISO 3166-1 alpha-2.",
    "latitude": "Degrees; absent on the phone socket while privacy mode is on.",
    "longitude": "Degrees; absent on the phone socket while privacy mode is on.",
  ]

  package init(
    sleep: SleepState, batteryVolts: Double, batteryState: LowVoltageBattery.State,
    batteryConnected: Bool,
    stateOfChargePercent: Int? = nil, cableConnected: Bool? = nil, charging: Bool? = nil,
    privacyMode: Bool, consent: Bool, telematicsActive: Bool, doorsLocked: Bool,
    odometerKilometres: Double, region: String, latitude: Double? = nil, longitude: Double? = nil
  ) {
    self.sleep = sleep
    self.batteryVolts = batteryVolts
    self.batteryState = batteryState
    self.batteryConnected = batteryConnected
    self.stateOfChargePercent = stateOfChargePercent
    self.cableConnected = cableConnected
    self.charging = charging
    self.privacyMode = privacyMode
    self.consent = consent
    self.telematicsActive = telematicsActive
    self.doorsLocked = doorsLocked
    self.odometerKilometres = odometerKilometres
    self.region = region
    self.latitude = latitude
    self.longitude = longitude
  }

  package static let sample = VehicleStateReport(
    sleep: .awake, batteryVolts: 12.7, batteryState: .normal, batteryConnected: true,
    privacyMode: false, consent: true, telematicsActive: true, doorsLocked: true,
    odometerKilometres: 0, region: "FR", latitude: 48.8656, longitude: 2.3212)
}
