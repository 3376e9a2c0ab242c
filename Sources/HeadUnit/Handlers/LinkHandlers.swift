import CarModel
import Entitlements
import LinkProtocol
import LinkTransport
import VehicleCatalog
import WireText
import WorldTime

extension LinkHello: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    guard caller.greeting == nil else {
      throw WireError(.helloTwice, "this connection has said hello already")
    }
    guard let version = protocolVersions.first(where: ProtocolLimits.protocolVersions.contains)
    else {
      throw WireError(
        .protocolVersionUnsupported,
        "the phone speaks \(protocolVersions); the car speaks \(ProtocolLimits.protocolVersions)")
    }
    if let member = phone.unfitMember {
      throw WireError(
        .invalidParams,
        "params.phone.\(member) must not be \(member == "id" ? "empty, or " : "")longer than"
          + " \(ProtocolLimits.phoneTextBytesMax) bytes")
    }
    if let (member, scalar) = phone.unshowableMember {
      throw WireError(
        .textUnshowable,
        "params.phone.\(member) holds \("\(scalar)".singleLine); it must be one line of characters"
          + " that show themselves")
    }
    let car = try unit.vehicle(try unit.vin(vehicle, isPhone: true))
    unit.connections[caller.connection]?.greeting = Caller.Greeting(
      vehicle: car.vin, phone: phone)
    return Response(
      protocolVersion: version, daemonVersion: unit.settings.daemonVersion,
      vehicle: car.vin.rawValue, displayName: car.profile.displayName,
      bonded: car.bonds.contains { $0.phoneID == phone.id }, worldTime: unit.now,
      clockMode: unit.world.clock.mode,
      clockTrust: car.clock.reading(at: unit.now).state,
      lineBytesMax: LinkLimits.phone.lineBytesMax)
  }
}
