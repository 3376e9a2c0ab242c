import LinkProtocol
import Scenarios

extension Step {
  /// The step in one line, such as `expect smart-alerts`.
  var title: String {
    switch self {
    case .pair(let step): "pair" + (step.through.map { " through \($0.rawValue)" } ?? "")
    case .unpair: "unpair"
    case .visit: "visit"
    case .push: "push"
    case .replay(let step): "replay \(step.version)\(step.issuedFor.map { " of \($0)" } ?? "")"
    case .forge(let step): "forge \(step.craft.rawValue)"
    case .buy(let step): "buy \(step.product)"
    case .subscription(let step): "\(step.act.name) \(step.product)"
    case .payWith(let step): "pay-with \(step.card) for \(step.product)"
    case .price(let step): "price \(step.product)"
    case .release: "release"
    case .advance(let period): "advance \(period)"
    case .advanceTo(let instant): "advance to \(instant)"
    case .set: "set the car"
    case .drive(let step): "drive \(step.kilometres) km"
    case .powerCut: "power-cut"
    case .powerReturn: "power-return"
    case .wallClock: "wall-clock"
    case .wipe(let step): "wipe \(step.what)"
    case .use(let step): "use \(step.service)"
    case .pin: "pin"
    case .fault(let step): "fault \(step.fault.kind.rawValue)"
    case .clearFaults: "clear-faults"
    case .restartDaemon: "restart-daemon"
    case .killDaemon: "kill-daemon"
    case .expect(let expectation): "expect \(expectation.subject)"
    case .expectBoundary(let step): "expect-boundary \(step.service)"
    case .parallel: "parallel"
    }
  }

  /// The service that it is about, for the explanation of a failure.
  var service: String? {
    switch self {
    case .expect(let expectation):
      expectation.service ?? (expectation.seen + expectation.notSeen).first?.service
    case .expectBoundary(let step): step.service
    case .use(let step): step.service
    default: nil
    }
  }

  /// Whom it is about.
  var actors: Actors {
    switch self {
    case .pair(let step): step.actors
    case .unpair(let actors), .powerCut(let actors), .powerReturn(let actors): actors
    case .visit(let step), .push(let step), .release(let step): step.actors
    case .replay(let step): step.actors
    case .forge(let step): step.actors
    case .buy(let step): step.actors
    case .subscription(let step): step.actors
    case .payWith(let step): step.actors
    case .price(let step): Actors(phone: step.phone)
    case .set(let step): step.actors
    case .drive(let step): step.actors
    case .wallClock(let step): step.actors
    case .wipe(let step): step.actors
    case .use(let step): step.actors
    case .pin(let step): step.actors
    case .fault(let step): Actors(vehicle: step.vehicle)
    case .expect(let expectation): expectation.actors
    case .expectBoundary(let step): step.actors
    case .advance, .advanceTo, .clearFaults, .restartDaemon, .killDaemon, .parallel: Actors()
    }
  }
}

extension Expectation {
  fileprivate var subject: String {
    if let service { return service }
    if let subscription { return "subscription \(subscription.product)" }
    if !seen.isEmpty || !notSeen.isEmpty { return "changes" }
    return charged != nil || charges != nil ? "charges" : "the car"
  }
}

extension SubscriptionStep.Act {
  fileprivate var name: String {
    switch self {
    case .cancel: "cancel"
    case .resume: "resume"
    case .acceptPrice: "accept-price"
    case .refusePrice: "refuse-price"
    case .refund: "refund"
    case .withdraw: "withdraw"
    case .pause(let period): "pause for \(period)"
    case .transfer(let target): "transfer to \(target)"
    }
  }
}
