package import CarModel

/// The customer uses a service from the phone.
package struct UseStep: Hashable, Sendable {
  package var actors: Actors
  package var service: String
  package var action: String?
  package var inputs: CommandInputs
  package var pin: String?
  /// The end it must come to, such as `completed`; without it only that it was taken on.
  package var ends: String?
  /// Why it must be rejected, such as `quota_exceeded`.
  package var reason: String?
  /// The megabytes that it must have been served, and those that all rights have left after it.
  package var spentMegabytes: Int?
  package var leftMegabytes: Int?
  package var refused: String?

  package init(
    actors: Actors = Actors(), service: String, action: String? = nil,
    inputs: CommandInputs = CommandInputs(), pin: String? = nil, ends: String? = nil,
    reason: String? = nil, spentMegabytes: Int? = nil, leftMegabytes: Int? = nil,
    refused: String? = nil
  ) {
    self.actors = actors
    self.service = service
    self.action = action
    self.inputs = inputs
    self.pin = pin
    self.ends = ends
    self.reason = reason
    self.spentMegabytes = spentMegabytes
    self.leftMegabytes = leftMegabytes
    self.refused = refused
  }
}
