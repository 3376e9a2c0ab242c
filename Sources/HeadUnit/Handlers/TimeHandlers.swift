import CarModel
import Entitlements
import LinkProtocol
import Pairing
import VehicleCatalog
import WorldTime

extension TimeChallenge: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let nonce = unit.entropy.block().wire
    unit.connections[caller.connection]?.timeQuestion = TimeQuestion(nonce: nonce, at: unit.now)
    return Response(nonce: nonce)
  }
}

extension LinkProtocol.TimeStatement: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> CarClockReport {
    let car = try unit.vehicle(nil, for: caller)
    let asked = unit.connections[caller.connection]?.timeQuestion
    let stated: Entitlements.TimeStatement
    do throws(DocumentRejection) {
      let trust = unit.settings.trust(of: car)
      stated = try await unit.offLoop.run { () async throws(DocumentRejection) in
        try DocumentVerifier.verifyTime(statement, vehicle: car.vin, trust: trust)
      }
    } catch {
      throw WireError(error)
    }
    if let nonce = stated.nonce {
      guard let asked, asked.isAnswered(by: nonce, at: unit.now) else {
        throw WireError(
          .nonceUnknown,
          "the statement does not answer a question of the last \(TimeQuestion.seconds) s; ask anew"
        )
      }
      unit.connections[caller.connection]?.timeQuestion = nil
    }
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      let kept = try stage.existing(car.vin).clock
      guard stated.issuedAt >= kept.signedAt else {
        throw WireError(
          .rollback, "iat would fall from \(kept.signedAt) to \(stated.issuedAt)")
      }
      try stage.perform(
        .timeSigned(stated.issuedAt, isFresh: stated.nonce != nil), on: car.vin)
      return CarClockReport(try stage.existing(car.vin).clock, at: stage.now)
    }
  }
}
