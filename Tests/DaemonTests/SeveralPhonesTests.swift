import Foundation
import Testing

/// More than one phone, car or store.
@Suite(.processes) struct SeveralPhonesTests {
  @Test func `a phone of another store cannot pair where a store is trusted`() throws {
    try withPairedCar { car in
      let outsider = Phone(socket: car.phone.socket, home: "\(car.fixture.path)/phone2")
      try outsider.introduce(email: "dominique@example.com")
      let refused = try outsider("pair", "--yes")
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "store_root_refused")
      #expect(try car.call("bonds.list").bonds.array.count == 1)
      #expect(try car.phone("services").status == .exited(0))
    }
  }

  @Test func `a phone of two cars is asked which one, and each keeps its own`() throws {
    let other = "SJNTAAJ12U0000002"
    let options =
      Car.options() + ["--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(other)"]
    try withCar(options) { car in
      try car.phone.introduce(vehicle: other)
      #expect(try car.phone("pair", "--yes").failure.name == "vehicle_ambiguous")
      try car.phone.pair(with: Car.vin)
      try car.phone.pair(with: other)
      #expect(try car.phone("services").failure.name == "vehicle_ambiguous")
      try car.phone(
        "--vehicle", other, "store", "buy", "my-car-finder", "--accept-terms"
      ).done()
      try car.setClock("2026-01-31T10:10:00Z")
      for (vin, state) in [
        (other, "active free 2026-03-07T10:00:00.000Z"), (Car.vin, "available never_bought"),
      ] {
        let services = try car.phone("--vehicle", vin, "services").done()
        #expect(services.vehicle.string == vin)
        #expect(services.standing(of: "my-car-finder") == state)
      }
    }
  }

  @Test func `a bond the car has forgotten opens nothing, and pairing again mends it`()
    throws
  {
    try withPairedCar { car in
      try car.buy("smart-alerts")
      let bond = try #require(try car.call("bonds.list").bonds[0].bond.string)
      try car.fixture.control("bonds", "remove", bond).done()
      let refused = try car.phone("services")
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "bond_unknown")
      try car.phone.pair()
      #expect(
        try car.phone.state(of: "smart-alerts")
          == "activating in_progress 2026-01-31T10:05:00.000Z")
    }
  }

  @Test func `two commands of one phone at once do not get in each other's way`() throws {
    try withPairedCar { car in
      let commands = try (1...6).map { number in
        try car.phone.start(number.isMultiple(of: 2) ? "services" : "push")
      }
      let bought = try car.buy("smart-alerts")
      #expect(bought.order.state == "fulfilled")
      for command in commands {
        let end = try command.finish(for: "a command beside others")
        #expect(
          end.status == .exited(0), "\(String(decoding: end.errors, as: UTF8.self))")
      }
      #expect(
        try car.phone.state(of: "smart-alerts")
          == "activating in_progress 2026-01-31T10:05:00.000Z")
    }
  }
}
