package import WorldTime

/// Moves world time to −1 ms, 0 and +1 ms of an instant, and looks at the service each time.
package struct BoundaryStep: AddressedStep {
  package var actors = Actors()
  package var service = ""
  /// `nil` means the service's own `nextChangeAt` as the car tells it at this step.
  package var at: Instant?
  /// How it must look one millisecond before.
  package var before = ServiceLook()
  /// How it must look at the instant itself and one millisecond later.
  package var after = ServiceLook()

  package init() {}

  package static let forms = written(
    "expect-boundary", .expectations,
    "Moves world time to one millisecond before an instant, to it and one millisecond past it,"
      + " and looks at the service each time.",
    fields: [
      .required("service", \.service, .service, "The service looked at."),
      .optional(
        "at", \.at, .instant, "The boundary; default: the service's own `nextChangeAt`."),
      .required(
        "before", \.before, .mapping(ServiceLook.mapping),
        "How it looks a millisecond before."),
      .required(
        "after", \.after, .mapping(ServiceLook.mapping),
        "How it looks at the instant itself and a millisecond later."),
    ] + both,
    example: "expect-boundary: {service: smart-alerts, before: {state: active},"
      + " after: {state: expired, reason: period_end}}")

  package var title: String { "expect-boundary \(service)" }
  package var explained: String? { service }
}
