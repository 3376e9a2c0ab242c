package import LinkProtocol

/// What a customer does with the services of the car.
extension CarSession {
  /// Uses a service.
  ///
  /// - Parameter order: What to do, with the PIN where the action needs it; the session says which
  ///   car.
  /// - Returns: The command as the car took it.
  /// - Throws: ``CarLinkError/refused(_:)``, named `pin_required` when only the PIN is missing.
  package func use(_ order: ServicesUse) async throws(CarLinkError) -> CommandReport {
    try await client.ask(order)
  }

  /// The commands under way and the last that are over, oldest first.
  package func commands() async throws(CarLinkError) -> ServicesCommands.Response {
    try await client.ask(ServicesCommands())
  }

  /// One command.
  ///
  /// - Throws: ``CarLinkError/refused(_:)`` named `command_unknown`.
  package func command(_ id: String) async throws(CarLinkError) -> CommandReport {
    let answer = try await client.ask(ServicesCommands(command: id))
    guard let report = answer.commands.first, answer.commands.count == 1 else {
      throw .unreadable(
        method: ServicesCommands.method, reason: "\(answer.commands.count) commands instead of one")
    }
    return report
  }

  /// Takes a command back.
  ///
  /// - Returns: The command, cancelled.
  /// - Throws: ``CarLinkError/refused(_:)`` named `command_unknown` or `command_over`.
  package func cancel(_ command: String) async throws(CarLinkError) -> CommandReport {
    try await client.ask(ServicesCancel(command: command))
  }
}

/// The PIN.
extension CarSession {
  /// Has a one-time code sent to the owner.
  ///
  /// - Returns: Until when it is good.
  /// - Throws: ``CarLinkError/refused(_:)`` named `owner_only`.
  package func requestPin() async throws(CarLinkError) -> PinRequest.Response {
    try await client.ask(PinRequest())
  }

  /// Sets the PIN up, or another one.
  ///
  /// - Parameters:
  ///   - pin: Four digits.
  ///   - code: Six digits, from the e-mail.
  /// - Throws: ``CarLinkError/refused(_:)`` named `pin_code_invalid` or `owner_only`.
  package func setPin(_ pin: String, with code: String) async throws(CarLinkError) {
    _ = try await client.ask(PinSet(code: code, pin: pin))
  }
}

/// The phones of the car.
extension CarSession {
  /// Every bond, oldest first.
  package func bonds() async throws(CarLinkError) -> BondsList.Response {
    try await client.ask(BondsList())
  }

  /// Makes the car forget a phone; the owner's phone removes any, another only its own.
  ///
  /// - Throws: ``CarLinkError/refused(_:)`` named `bond_unknown` or `owner_only`.
  package func remove(bond: String) async throws(CarLinkError) {
    _ = try await client.ask(BondsRemove(bond: bond))
  }

  /// Hands the role of owner on.
  ///
  /// - Throws: ``CarLinkError/refused(_:)`` named `bond_unknown` or `owner_only`.
  package func makeOwner(bond: String) async throws(CarLinkError) {
    _ = try await client.ask(BondsSetOwner(bond: bond))
  }
}
