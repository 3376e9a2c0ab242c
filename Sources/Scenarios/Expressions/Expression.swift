import WorldTime

/// What stands between `${` and `}`.
indirect enum Expression: Hashable, Sendable {
  case number(Int)
  case period(Period)
  case name(String)
  /// `service.price.monthly` is a member of a member of a name.
  case member(Expression, String)
  case negated(Expression)
  case calculation(Expression, Operator, Expression)

  enum Operator: Character, Hashable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
  }
}

/// Why an expression cannot be read or worked out; the description is for the person who wrote
/// it.
struct ExpressionError: Error, Hashable, CustomStringConvertible {
  let description: String
}
