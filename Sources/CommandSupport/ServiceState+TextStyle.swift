package import Entitlements
import LinkProtocol

extension ServiceState {
  /// Green is usable, yellow on its way or in danger, red taken away, grey never there.
  package var style: TextStyle {
    switch self {
    case .active: .good
    case .grace, .activating, .pending, .scheduled: .waiting
    case .expired, .suspended, .failed, .revoked, .clockUntrusted: .bad
    case .available: .plain
    case .unsupported: .faint
    }
  }
}
