package import WorldTime

/// A fault, what bounds it, and what it has done so far.
package struct FaultReport: Codable, Hashable, Sendable, WireDocumented {
  package var fault: String
  package var kind: FaultKind
  package var vehicle: String?
  package var service: String?
  package var count: Int
  package var after: Int
  package var until: Instant?
  package var probability: Double?
  package var seed: Int?
  package var direction: FaultDirection?
  package var method: String?
  package var delay: Period?
  package var amount: Double?
  package var addedAt: Instant
  package var opportunities: Int
  package var triggers: Int
  package var holding: Int
  package var exhausted: Bool

  package static let notes = [
    "fault": "Its id, for `faults.clear`.",
    "kind": "What goes wrong.",
    "vehicle": "The VIN it is for; absent when it is for every vehicle.",
    "service": "The service it is for; absent when it is for none or every one.",
    "count": "How often it triggers.",
    "after": "How many opportunities it lets pass first.",
    "until": "World time from which it triggers no more; absent when it has no such end.",
    "probability": "How likely it triggers at an opportunity; absent when it always does.",
    "seed": "Of the random numbers behind the probability.",
    "direction": "The lines it meets; absent for faults that are not of the link.",
    "method": "The method whose calls and replies it meets; absent when it meets every line.",
    "delay": "How long it holds a line.",
    "amount": "How much, in the unit of its kind.",
    "addedAt": "World time at which it was added.",
    "opportunities": "How often it could have triggered.",
    "triggers": "How often it did.",
    "holding": "Lines or connections that it holds now.",
    "exhausted": "It triggers no more and holds nothing.",
  ]

  package init(
    fault: String, kind: FaultKind, vehicle: String? = nil, service: String? = nil, count: Int = 1,
    after: Int = 0, until: Instant? = nil, probability: Double? = nil, seed: Int? = nil,
    direction: FaultDirection? = nil, method: String? = nil, delay: Period? = nil,
    amount: Double? = nil, addedAt: Instant, opportunities: Int = 0, triggers: Int = 0,
    holding: Int = 0, exhausted: Bool = false
  ) {
    self.fault = fault
    self.kind = kind
    self.vehicle = vehicle
    self.service = service
    self.count = count
    self.after = after
    self.until = until
    self.probability = probability
    self.seed = seed
    self.direction = direction
    self.method = method
    self.delay = delay
    self.amount = amount
    self.addedAt = addedAt
    self.opportunities = opportunities
    self.triggers = triggers
    self.holding = holding
    self.exhausted = exhausted
  }

  package static let sample = FaultReport(
    fault: "f-1", kind: .linkDrop, direction: .toPhone, method: "entitlements.push",
    addedAt: Instant(milliseconds: 1_769_853_600_000))
}
