import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp

/// A session with the car that is meant, the outbox delivered.
struct CarVisit: Sendable {
  let session: CarSession
  let bond: PhoneBond
  /// What the car said to the document that was waiting; `nil` when none was.
  let delivery: EntitlementsPush.Response?
}

extension PhoneRun {
  /// Proves the bond with the car in reach.
  ///
  /// - Throws: ``OutOfReach`` when no car is in reach; ``PhoneRefusal``, ``CarLinkError``.
  func openSession(_ reach: Reach) async throws -> (session: CarSession, bond: PhoneBond) {
    let bond = try bond(in: reach.state)
    let link = try reach.car.get()
    var random = SystemRandom()
    return (try await link.openSession(bond, using: &random), bond)
  }

  /// Opens a session, lets the store catch up to world time, and delivers what waits.
  ///
  /// - Throws: ``OutOfReach`` when no car is in reach; ``PhoneError``, ``PhoneRefusal``,
  ///   ``CarLinkError``.
  func visit(_ reach: Reach) async throws -> CarVisit {
    let (session, bond) = try await openSession(reach)
    let outbox = Outbox(store: try store(), home: home)
    let delivery = try await outbox.deliver(to: bond, through: session, at: reach.now)
    return CarVisit(session: session, bond: bond, delivery: delivery)
  }

  /// Brings the document of what was just done to the car. It is done whatever happens here, so
  /// nothing that goes wrong on the way is a failure of the command: the document waits.
  ///
  /// - Parameters:
  ///   - reach: Where the phone stands.
  ///   - note: What to tell the person then.
  /// - Returns: What the car said; `nil` when nothing was brought.
  func deliver(_ reach: Reach, otherwise note: String) async -> EntitlementsPush.Response? {
    do {
      return try await visit(reach).delivery
    } catch {
      let failure = CommandFailure(phone: error, attempting: texts.cannot(.handOver), in: texts)
      output.message(
        StyledText(texts[.noteLead], .waiting)
          + "\(note)\(texts[.reasonJoint])\(failure?.description ?? "\(error)")")
      return nil
    }
  }

  /// Opens a session to ask the car something. A document or a time that the car refuses is told
  /// to the person and does not stand in the way of the answer.
  ///
  /// - Parameters:
  ///   - reach: Where the phone stands.
  ///   - pushing: Delivers what waits first; otherwise the car answers from what it has.
  /// - Returns: The session.
  /// - Throws: As ``visit(_:)``.
  func sessionToAsk(_ reach: Reach, pushing: Bool) async throws -> CarSession {
    let (session, bond) = try await openSession(reach)
    guard pushing else { return session }
    let outbox = Outbox(store: try store(), home: home)
    do throws(PhoneError) {
      _ = try await outbox.deliver(to: bond, through: session, at: reach.now)
    } catch {
      switch error {
      case .car(.refused(let refusal)): warn(texts[.documentRefused], of: refusal)
      case .car(.timeRefused(let refusal)): warn(texts[.timeRefused], of: refusal)
      default: throw error
      }
    }
    return session
  }

  private func warn(_ what: String, of refusal: WireError) {
    output.message(
      StyledText(texts[.warningLead], .waiting)
        + "\(what)\(texts[.reasonJoint])\(texts.why(refusal)) [\(refusal.name)]")
  }
}
