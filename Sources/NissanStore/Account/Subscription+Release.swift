extension Subscription {
  /// Something will be charged for it unless somebody acts, so its vehicle cannot be given up yet.
  package var goesOnByItself: Bool {
    switch state {
    case .trial, .active: autoRenews
    case .pending, .grace, .onHold, .paused: true
    case .cancelled, .expired, .revoked: false
    }
  }
}
