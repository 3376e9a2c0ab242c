/// The phone leaves: the car forgets the session's bond. Entitlements stay; they are the VIN's.
package struct PairingForget: LinkRequest, Hashable {
  package typealias Response = Done

  package static let method = "pairing.forget"
  package static let summary = "Makes the car forget this session's bond."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = [.storageFailed]
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(PairingForget(), returns: Done())

  package init() {}
}
