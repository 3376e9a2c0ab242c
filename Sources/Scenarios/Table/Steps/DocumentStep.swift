package import Entitlements
import LinkProtocol
import VehicleCatalog
import WireText
import WorldTime

/// The phone hands over a document that says just this, whatever the store has sold: a recorded
/// life is repeated so.
package struct DocumentStep: RefusableStep {
  package var actors = Actors()
  var version = 1
  var issuedAt = Instant(milliseconds: 0)
  var leaseUntil = Instant(milliseconds: 0)
  var rights: [StatedRight] = []
  package var refused: String?

  package init() {}

  package static let forms = written(
    "document", .phone,
    "The phone hands over a document that says just this, whatever the store has sold; the time"
      + " first where the car needs it.",
    fields: [
      .required(
        "version", \.version, .integer("a version", 1...EntitlementDocument.versionMax),
        "The document's version."),
      .required("issuedAt", \.issuedAt, .instant, "When the store issued it."),
      .required("leaseUntil", \.leaseUntil, .instant, "How long it serves without a newer one."),
      .defaulted("rights", \.rights, .rights, "Every right of the car; default: none."),
    ] + acting,
    example: "document: {version: 1, issuedAt: 2026-01-31T10:00:00Z,"
      + " leaseUntil: 2026-03-07T10:00:00Z, rights: [{service: smart-alerts, grant: g-1,"
      + " revision: 1, status: active, reason: paid, notBefore: 2026-01-31T10:00:00Z,"
      + " paidThrough: 2026-02-28T10:00:00Z, order: order-1}]}")

  package var title: String { "document \(version)" }

  package var content: DocumentContent {
    get {
      DocumentContent(
        version: version, issuedAt: issuedAt, leaseUntil: leaseUntil,
        entitlements: rights.map(\.entitlement))
    }
    set {
      (version, issuedAt, leaseUntil) = (newValue.version, newValue.issuedAt, newValue.leaseUntil)
      rights = newValue.entitlements.map(StatedRight.init)
    }
  }
}

/// An entitlement as it is written.
struct StatedRight: Hashable, Sendable {
  var service = ""
  var grant = ""
  var revision = 0
  var status = EntitlementStatus.active
  var reason = EntitlementReason.paid
  var notBefore = Instant(milliseconds: 0)
  var paidThrough: Instant?
  var graceUntil: Instant?
  var holdUntil: Instant?
  var unit: Allowance.Unit?
  var limit: Int?
  var order = ""

  static let mapping = Mapping(
    StatedRight(),
    [
      .required("service", \.service, .service, "The service."),
      .required("grant", \.grant, .text("a name"), "The purchase's name for it."),
      .required("revision", \.revision, .integer("a number", 0...1_000_000_000), "Its revision."),
      .required("status", \.status, .choice("status"), "Its status."),
      .required("reason", \.reason, .choice("reason"), "Why it has that status."),
      .required("notBefore", \.notBefore, .instant, "When it begins."),
      .optional("paidThrough", \.paidThrough, .instant, "Until when it is paid."),
      .optional("graceUntil", \.graceUntil, .instant, "Until when it is usable unpaid."),
      .optional("holdUntil", \.holdUntil, .instant, "Until when it is kept unusable."),
      .optional("unit", \.unit, .choice("unit"), "What the car meters."),
      .optional("limit", \.limit, .integer("a limit", 1...1_000_000_000), "How much of it."),
      .required("order", \.order, .text("a name"), "The order it comes from."),
    ])

  init() {}

  init(_ right: Entitlement) {
    (service, grant) = (right.service.rawValue, right.grant.rawValue)
    (revision, status, reason) = (right.revision, right.status, right.reason)
    (notBefore, paidThrough) = (right.notBefore, right.paidThrough)
    (graceUntil, holdUntil) = (right.graceUntil, right.holdUntil)
    (unit, limit, order) = (right.allowance?.unit, right.allowance?.limit, right.order)
  }

  var entitlement: Entitlement {
    let allowance = unit.flatMap { unit in limit.map { Allowance(unit: unit, limit: $0) } }
    return Entitlement(
      service: ServiceID(rawValue: service), grant: GrantID(rawValue: grant), revision: revision,
      status: status, reason: reason, notBefore: notBefore, paidThrough: paidThrough,
      graceUntil: graceUntil, holdUntil: holdUntil, allowance: allowance, order: order)
  }
}

extension FieldType where Value == [StatedRight] {
  fileprivate static var rights: Self {
    let right = FieldType<StatedRight>.mapping(StatedRight.mapping)
    return Self(
      words: "a list of \(right.words)", schema: ["type": "array", "items": right.schema],
      write: { .array($0.compactMap(right.write)) },
      read: { value, context in
        value.items(of: "rights").compactMap { right.read($0, context) }
      })
  }
}
