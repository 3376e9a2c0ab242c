import VehicleCatalog
import WorldTime

/// What an expression, or a part of one, comes to.
enum ExpressionValue: Sendable {
  case number(Int)
  case period(Period)
  /// An instant and what was added to it. Both are kept apart until the end: months are counted
  /// from the anchor as the store counts them, 31 January + 1 month + 1 month is 31 March.
  case instant(anchor: Instant, plus: Period)
  case text(String)
  case service(Service)
  case product(Product)
  /// The prices of a product by months, in minor units.
  case prices(ProductID, [Int: Int])
  case activation(Activation)
  case profile(ProfileName)
  /// A parameter that has parts of its own; the first is its name.
  case record(ParameterRecord)
  /// Not known while a file is checked without a case.
  case open

  static func instant(_ instant: Instant) -> ExpressionValue {
    .instant(anchor: instant, plus: .zero)
  }

  /// As it is written into the scenario; `nil` while it is open.
  var text: String? {
    switch self {
    case .number(let number): String(number)
    case .period(let period): Self.text(period)
    case .instant(let anchor, let offset): anchor.adding(offset).description
    case .text(let text): text
    case .service(let service): service.id.rawValue
    case .product(let product): product.id.rawValue
    case .prices(let product, _): product.rawValue
    case .activation(let activation): Self.text(activation.duration)
    case .profile(let name): name.description
    case .record(let record): record.name
    case .open: nil
    }
  }

  private static func text(_ period: Period) -> String {
    guard period.months < 0 || period.milliseconds < 0 else { return period.description }
    return "-\(Period(months: -period.months, milliseconds: -period.milliseconds))"
  }

  /// For messages: `a number`.
  var kind: String {
    switch self {
    case .number: "a number"
    case .period, .activation: "a period"
    case .instant: "an instant"
    case .text(let text): "the text ‘\(text)’"
    case .service: "a service"
    case .product: "a product"
    case .prices: "prices"
    case .profile: "a profile"
    case .record: "a parameter with parts"
    case .open: "something not known yet"
    }
  }

  /// A text that stands for something to calculate with, as that; anything else as it is.
  var calculable: ExpressionValue {
    switch self {
    case .activation(let activation): return .period(activation.duration)
    case .record(let record): return ExpressionValue.text(record.name).calculable
    case .text(let text):
      if let number = Int(text) { return .number(number) }
      if let period = try? Period(parsing: text) { return .period(period) }
      if let instant = try? Instant(rfc3339: text) { return .instant(instant) }
      return self
    default: return self
    }
  }
}

/// A value of a free parameter that is written as a mapping: `{name: …, …}`.
struct ParameterRecord: Hashable, Sendable {
  let name: String
  let parts: [String: String]
}
