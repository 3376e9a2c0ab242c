import Entitlements
import TestSupport
import Testing
import VehicleCatalog

@testable import CarModel

/// The properties of a car: what follows from the declaration of one.
struct CarPropertiesTests {
  @Test func `every declared property is told or can be set, under the name it is declared by`() {
    let declared = Mirror(reflecting: CarProperties.all).children.compactMap { member in
      (member.value as? any DeclaredProperty).map { (member.label ?? "", $0) }
    }
    #expect(declared.allSatisfy { $0 == $1.name })
    let used = CarProperties.reported.map(\.name) + CarProperties.settable.map(\.name)
    #expect(Set(used) == Set(declared.map(\.0)))
    #expect(CarProperties.reported.allSatisfy { $0.note != nil })
    #expect(CarProperties.settable.allSatisfy { $0.setNote != nil })
  }

  /// Values that no new car has, for every property that is no more than what the car keeps.
  private static let kept: [(values: CarValues, what: String, to: String)] = [
    (CarValues { $0.privacyMode = true }, "privacyMode", "true"),
    (CarValues { $0.consent = false }, "consent", "false"),
    (CarValues { $0.telematicsActive = false }, "telematicsActive", "false"),
    (CarValues { $0.batteryVolts = 11.234 }, "batteryMillivolts", "11234"),
    (CarValues { $0.batteryConnected = false }, "batteryConnected", "false"),
    (CarValues { $0.stateOfChargePercent = 64 }, "stateOfChargePercent", "64"),
    (CarValues { $0.cableConnected = true }, "cableConnected", "true"),
  ]

  @Test(arguments: kept) func `what is set is one event, kept, told and written down`(
    values: CarValues, what: String, to: String
  ) throws {
    var car = try CarFixture.car(CarFixture.electric)
    let property = try #require(CarProperties.settable.first { values[$0.name] != nil })
    let reported = { CarValues(of: $0, at: CarFixture.start)[property.name].map { "\($0)" } }
    #expect(reported(car.body) != values[property.name].map { "\($0)" })
    #expect(CarProperties.events(for: values, to: car) == [.set(values)])
    try car.live(until: CarFixture.start, .set(values))
    #expect(reported(car.body) == values[property.name].map { "\($0)" })
    let journalled = try #require(property.journalled(values))
    #expect(journalled == (what, to))
  }

  @Test func `every property that the car keeps is set above`() throws {
    let car = try CarFixture.car(CarFixture.electric)
    var everything = CarValues()
    (everything.power, everything.network, everything.awake) = (.off, .poor, true)
    (everything.region, everything.latitude, everything.longitude) = ("BE", 1, 2)
    (everything.clockPolicy, everything.budgetMinutes) = (.failOpen, 5)
    for (values, _, _) in Self.kept {
      for property in CarProperties.settable where values[property.name] != nil {
        everything[property.name] = values[property.name]
      }
    }
    #expect(CarProperties.settable.allSatisfy { everything[$0.name] != nil })
    let events = CarProperties.events(for: everything, to: car)
    let settings = events.compactMap { if case .set(let values) = $0 { values } else { nil } }
    #expect(settings.count == Self.kept.count)
    #expect(Set(settings) == Set(Self.kept.map(\.values)))
    #expect(
      Array(events.suffix(2)) == [.powerSet(.off), .woken], "the key comes last, then waking")
    #expect(events.contains(.clockPolicySet(.failOpen, budgetMinutes: 5)))
    #expect(events.count == Self.kept.count + 6)
  }

  @Test(arguments: [
    (CarValues { $0.batteryVolts = -0.001 }, "the 12 V battery's voltage", "0 to 16 V"),
    (CarValues { $0.batteryVolts = 16.001 }, "the 12 V battery's voltage", "0 to 16 V"),
    (CarValues { $0.stateOfChargePercent = -1 }, "the state of charge", "0 to 100 %"),
    (CarValues { $0.stateOfChargePercent = 101 }, "the state of charge", "0 to 100 %"),
  ])
  func `a number beyond its range is refused`(
    values: CarValues, what: String, allowed: String
  ) throws {
    let car = try CarFixture.car(CarFixture.electric)
    let refusal = car.refusal(of: .set(values), at: CarFixture.start, in: try ShippedCatalog.load())
    #expect(refusal == .outOfRange(what: what, allowed: allowed))
  }
}
