/// The tester lets things go right again.
package struct FaultsClear: LinkRequest, Hashable {
  package var fault: String?
  package var vehicle: String?
  package var all: Bool?

  package static let method = "faults.clear"
  package static let summary = "Takes faults away; lines that they hold arrive before the answer."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .faultUnknown, .vehicleUnknown, .vinInvalid, .storageFailed,
  ]
  package static let notes = [
    "fault": "This fault; one of the three parameters must be given.",
    "vehicle": "Every fault that was added for this VIN.",
    "all": "Every fault.",
  ]

  package init(fault: String? = nil, vehicle: String? = nil, all: Bool? = nil) {
    self.fault = fault
    self.vehicle = vehicle
    self.all = all
  }

  /// How many there were.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var cleared: Int

    package static let notes = ["cleared": "How many faults were taken away."]

    package init(cleared: Int) { self.cleared = cleared }
  }

  package static let example = RequestExample(
    FaultsClear(fault: "f-1"), returns: Response(cleared: 1))
}
