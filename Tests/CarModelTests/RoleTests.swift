import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel
@testable import Entitlements

/// Who of the paired phones is the owner.
struct RoleTests {
  /// Pairs a phone, in the place of one of its older bonds where it proves that.
  private func pair(
    _ car: inout Vehicle, _ bond: Int, phone: Int? = nil, replacing former: Int? = nil
  ) throws {
    if let former { try car.live(until: car.asOf, .bondRemoved(id: "b-\(former)")) }
    try car.live(
      until: car.asOf,
      .bonded(
        Bond(
          id: "b-\(bond)", phoneID: "phone-\(phone ?? bond)", phoneName: "Phone", key: [],
          bondedAt: car.asOf)))
  }

  private func roles(_ car: Vehicle) -> [String] {
    car.bonds.map { "\($0.id) \($0.role.rawValue)" }
  }

  @Test func `the first phone is the owner's, and later ones are drivers'`() throws {
    var car = try CarFixture.car()
    for bond in 1...3 { try pair(&car, bond) }
    #expect(roles(car) == ["b-1 owner", "b-2 driver", "b-3 driver"])
  }

  @Test func `a bond that takes another's place takes its role`() throws {
    var car = try CarFixture.car()
    for bond in 1...3 { try pair(&car, bond) }
    try pair(&car, 4, phone: 1, replacing: 1)
    try pair(&car, 5, phone: 2, replacing: 2)
    #expect(roles(car) == ["b-3 driver", "b-4 owner", "b-5 driver"])
  }

  @Test func `the owner's phone id alone makes nobody the owner`() throws {
    var car = try CarFixture.car()
    for bond in 1...2 { try pair(&car, bond) }
    try pair(&car, 3, phone: 1)
    #expect(roles(car) == ["b-1 owner", "b-2 driver", "b-3 driver"])
  }

  @Test func `without an owner the next phone that pairs becomes it, and no other`() throws {
    var car = try CarFixture.car()
    for bond in 1...3 { try pair(&car, bond) }
    try car.live(until: car.asOf, .bondRemoved(id: "b-1"))
    #expect(roles(car) == ["b-2 driver", "b-3 driver"])
    try pair(&car, 4)
    try pair(&car, 5)
    #expect(roles(car) == ["b-2 driver", "b-3 driver", "b-4 owner", "b-5 driver"])
  }

  @Test func `a driver that pairs again where nobody is the owner becomes it`() throws {
    var car = try CarFixture.car()
    for bond in 1...2 { try pair(&car, bond) }
    try car.live(until: car.asOf, .bondRemoved(id: "b-1"))
    try pair(&car, 3, phone: 2, replacing: 2)
    #expect(roles(car) == ["b-3 owner"])
  }

  @Test func `the role is handed on whole`() throws {
    var car = try CarFixture.car()
    for bond in 1...3 { try pair(&car, bond) }
    try car.live(until: car.asOf, .ownerSet(bond: "b-3"))
    #expect(roles(car) == ["b-1 driver", "b-2 driver", "b-3 owner"])
    #expect(throws: CarRefusal.bondUnknown("b-9")) {
      try car.live(until: car.asOf, .ownerSet(bond: "b-9"))
    }
    try car.live(until: car.asOf, .bondRemoved(id: "b-3"))
    try car.live(until: car.asOf, .ownerSet(bond: "b-1"))
    #expect(roles(car) == ["b-1 owner", "b-2 driver"])
  }
}
