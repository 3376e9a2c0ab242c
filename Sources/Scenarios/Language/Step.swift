package import WorldTime

/// One step of a scenario. It is over when its effects are.
package indirect enum Step: Hashable, Sendable {
  // Phone and car
  case pair(PairStep)
  /// The phone forgets the car and the car the phone.
  case unpair(Actors)
  /// The phone meets the car, brings the time and whatever waits for it.
  case visit(ActedStep)
  /// Hands over the newest document.
  case push(ActedStep)
  /// Hands over a document once more that was issued before, whatever came since.
  case replay(ReplayStep)
  /// Hands over a document that nobody issued.
  case forge(ForgeStep)

  // Phone and store
  case buy(BuyStep)
  /// Something done to the subscription that sells a service.
  case subscription(SubscriptionStep)
  /// Another card takes the place of the one that pays.
  case payWith(PayWithStep)
  case price(PriceStep)
  /// The owner gives the car up.
  case release(ActedStep)

  // World
  case advance(Period)
  case advanceTo(Instant)

  // Car
  case set(VehicleStep)
  case drive(DriveStep)
  /// The terminal of the 12 V battery comes off, and stays off until ``powerReturn(_:)``.
  case powerCut(Actors)
  case powerReturn(Actors)
  /// The driver sets the display's clock.
  case wallClock(WallClockStep)
  case wipe(WipeStep)
  case use(UseStep)
  /// Sets up the PIN for what needs one.
  case pin(PinStep)

  // What goes wrong
  case fault(FaultStep)
  /// Clears every fault.
  case clearFaults
  /// Stops the daemon as systemd does, and starts it again on the same state.
  case restartDaemon
  /// Kills it without a word, and starts it again on the same state.
  case killDaemon

  // What must hold
  case expect(Expectation)
  case expectBoundary(BoundaryStep)

  /// Several at once, each sequence in its own order; over when all are.
  case parallel([[PlacedStep]])
}
