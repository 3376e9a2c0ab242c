package import VehicleCatalog
package import WorldTime

/// The customer's right to withdraw from a contract without a reason.
///
/// - Source: Directive 2011/83/EU articles 9, 11 and 11a.
package enum Withdrawal {
  /// The days that the right lasts, the day of the contract not counted.
  ///
  /// - Source: Directive 2011/83/EU article 9(1).
  package static let days = 14

  /// When the right is over: at the end of the 14th day after the contract, or of the next working
  /// day when that is a Saturday, a Sunday or a public holiday.
  ///
  /// - Parameters:
  ///   - concluded: When the contract was concluded.
  ///   - calendar: Whose days are counted: those of the country that the contract is billed to.
  /// - Returns: The first instant after it.
  /// - Source: Regulation (EEC, Euratom) 1182/71 articles 2(1) and 3(1), (2)(b) and (4).
  package static func end(
    ofContract concluded: Instant, in calendar: CountryCalendar
  ) -> Instant {
    var last = calendar.zone.civil(concluded).date.adding(days: days)
    while last < .distantFuture, !calendar.isWorkingDay(last) { last = last.adding(days: 1) }
    return calendar.zone.start(of: last.adding(days: 1))
  }

  /// Contracts from 19 June 2026 on, by the days of their country, are withdrawn from in two steps:
  /// the statement, and its confirmation.
  ///
  /// - Source: Directive (EU) 2023/2673 article 2(1).
  package static let twoStepsFrom = CivilDate(daysSince1970: 20_623)

  /// Whether the statement must be shown and confirmed before it counts.
  package static func needsConfirmation(
    ofContract concluded: Instant, in calendar: CountryCalendar
  ) -> Bool {
    calendar.zone.civil(concluded).date >= twoStepsFrom
  }
}

/// An order that can be withdrawn from.
package struct OpenWithdrawal: Hashable, Sendable {
  package let order: OrderID
  package let product: ProductID
  /// The right is over at this instant.
  package let until: Instant
}

/// What the customer declares in order to withdraw.
///
/// - Source: Directive 2011/83/EU article 11a(2): the name, the contract, and how the confirmation
///   is sent.
package struct WithdrawalStatement: Hashable, Sendable, Codable {
  /// Of the customer.
  package let name: String
  /// Where the acknowledgement goes.
  package let email: String
  package let order: OrderID
  package let product: ProductID
  package let vehicle: VIN
  package let concludedAt: Instant
  /// The right is over at this instant.
  package let until: Instant
  /// What is given back; `nil` when nothing was paid.
  package let refund: Money?
  /// The law wants it confirmed in a second step.
  package let needsConfirmation: Bool

  /// - Parameters:
  ///   - account: Who withdraws.
  ///   - receipt: Of the purchase, which is when the contract was concluded.
  ///   - order: What the customer withdraws from.
  ///   - calendar: That of the country that the contract is billed to.
  ///   - until: The end of the right.
  ///   - refund: What is given back.
  package init(
    _ account: Account, from receipt: Receipt, order: Order, in calendar: CountryCalendar,
    until: Instant, refund: Money?
  ) {
    name = account.name
    email = account.email
    self.order = order.id
    product = order.product
    vehicle = order.vehicle
    concludedAt = receipt.issuedAt
    self.until = until
    self.refund = refund
    needsConfirmation = Withdrawal.needsConfirmation(
      ofContract: receipt.issuedAt, in: calendar)
  }
}
