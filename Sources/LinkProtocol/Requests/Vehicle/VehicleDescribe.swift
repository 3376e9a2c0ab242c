/// The car as its phone sees it.
package struct VehicleDescribe: LinkRequest, Hashable {
  package typealias Response = VehicleDescription

  package static let method = "vehicle.describe"
  package static let summary = "Describes the session's vehicle: profile, market, equipment."
  package static let access: [SocketAccess] = [.phoneInSession]
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]
  package static let example = RequestExample(VehicleDescribe(), returns: .sample)

  package init() {}
}
