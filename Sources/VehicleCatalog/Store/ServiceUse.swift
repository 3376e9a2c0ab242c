/// How a customer uses a service: each is one command of the app, or one thing it shows.
package enum ServiceUse: String, CaseIterable, Hashable, Sendable, Codable {
  /// Locks or unlocks the doors.
  case doorLock = "door-lock"
  /// Sounds the horn or flashes the lights.
  case hornLights = "horn-lights"
  /// Starts or stops heating and cooling, or sets it for a departure.
  case climate
  /// Sends a place to the navigation.
  case sendDestination = "send-destination"
  /// Asks where the car stands.
  case carFinder = "car-finder"
  /// Asks for doors, windows and locks.
  case vehicleStatus = "vehicle-status"
  /// Asks for warning lamps and maintenance.
  case healthReport = "health-report"
  /// Asks for the pressure of each tyre.
  case tyrePressure = "tyre-pressure"
  /// Looks through past journeys.
  case journeyHistory = "journey-history"
  /// Sets a speed, and is told when the car exceeds it.
  case speedAlert = "speed-alert"
  /// Draws a zone, and is told when the car crosses its edge.
  case zoneAlert = "zone-alert"
  /// Sets hours, and is told when the car drives in them.
  case curfewAlert = "curfew-alert"
  /// Connects devices to the car's hotspot.
  case wifi
  /// Starts or stops charging.
  case charge
  /// Sets the weekly charging schedule.
  case chargeTimer = "charge-timer"
  /// Asks for the traction battery's charge and range.
  case batteryStatus = "battery-status"
}
