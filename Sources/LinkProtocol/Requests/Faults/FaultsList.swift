/// What goes wrong at present.
package struct FaultsList: LinkRequest, Hashable {
  package var vehicle: String?
  package var exhausted: Bool?

  package static let method = "faults.list"
  package static let summary = "Lists the faults that may still trigger or hold something."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vinInvalid]
  package static let notes = [
    "vehicle": "Only faults that were added for this VIN.",
    "exhausted": "Also the latest of those that are over.",
  ]

  package init(vehicle: String? = nil, exhausted: Bool? = nil) {
    self.vehicle = vehicle
    self.exhausted = exhausted
  }

  /// In the order in which they were added.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var faults: [FaultReport]

    package static let notes = ["faults": "The faults in the order in which they were added."]

    package init(faults: [FaultReport]) { self.faults = faults }
  }

  package static let example = RequestExample(
    FaultsList(), returns: Response(faults: [.sample]))
}
