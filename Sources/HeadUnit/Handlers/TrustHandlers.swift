import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

extension TrustList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let page: HeadUnit.Page
    if let vehicle {
      page = HeadUnit.Page(vehicles: [try unit.vehicle(vehicle, for: caller)])
    } else {
      page = try unit.page(after: after, limit: limit)
    }
    let fileRoots = after == nil ? unit.settings.trustFile?.roots ?? [] : []
    let fromFile = fileRoots.map { RootReport($0, of: nil) }
    let own = page.vehicles.flatMap { car in
      unit.settings.trust(of: car).roots.filter { $0.origin != .file }
        .map { RootReport($0, of: car.vin) }
    }
    return Response(roots: fromFile + own, next: page.next?.rawValue)
  }
}

extension TrustAdd: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> RootReport {
    let vin = try unit.vin(vehicle)
    let key = try RootPublicKey(wire: root)
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      if let known = try stage.existing(vin).trust[key.id] { return RootReport(known, of: vin) }
      let added = TrustedRoot(key: key, origin: .added, since: stage.now)
      stage.apply(.rootTrusted(added), to: vin)
      return RootReport(added, of: vin)
    }
  }
}

extension TrustRemove: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    let vin = try unit.vin(vehicle)
    let id = fingerprint
    if unit.settings.trustFile?[id] != nil {
      throw WireError(
        .rootInUse, "root \(id) comes from the trust file; take it out there and start again")
    }
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      guard try stage.existing(vin).trust[id] != nil else {
        throw WireError(.rootUnknown, "vehicle \(vin) does not trust a root \(id)")
      }
      stage.apply(.rootRemoved(id: id), to: vin)
      return Done()
    }
  }
}

extension RootPublicKey {
  /// A JWK `x` in base64url, or a whole JWK as text.
  init(wire text: String) throws(WireError) {
    let bytes = Base64URL.decode(text)
    guard bytes != nil || text.contains("{") else {
      throw WireError(.rootMalformed, "the key is neither base64url nor a JSON Web Key")
    }
    do throws(KeyFormatError) {
      if let bytes { try self.init(rawRepresentation: bytes) } else { try self.init(jwk: text) }
    } catch {
      throw WireError(error)
    }
  }
}
