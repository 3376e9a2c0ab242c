/// One alarm on the host's clock, for when the next change falls due.
package protocol WakeTimer: Sendable {
  /// Calls `fire` after a time, and forgets any earlier call of this.
  func arm(afterMilliseconds: Int64, _ fire: @escaping @Sendable () -> Void)
  func disarm()
}
