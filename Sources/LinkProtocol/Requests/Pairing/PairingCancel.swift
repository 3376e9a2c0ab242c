/// The phone gives up a pairing under way.
package struct PairingCancel: LinkRequest, Hashable {
  package typealias Response = Done

  package static let method = "pairing.cancel"
  package static let summary = "Gives up this connection's pairing."
  package static let access: [SocketAccess] = [.phoneGreeted]
  package static let errors: [ErrorName] = [.pairingNotPending]
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(PairingCancel(), returns: Done())

  package init() {}
}
