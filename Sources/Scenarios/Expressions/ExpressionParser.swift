import WorldTime

/// Reads an expression: sums and differences of products of numbers, periods and names.
///
/// ```
/// sum     = product { ("+" | "-") product }
/// product = factor { "*" factor }
/// factor  = "-" factor | "(" sum ")" | number | number unit | ISO 8601 period | name { "." name }
/// ```
struct ExpressionParser {
  /// Longer expressions are refused, in Unicode scalars.
  static let scalarsMax = 200
  /// Parentheses and signs inside one another.
  static let depthMax = 16

  private var rest: Substring
  private var depth = 0

  static func parse(_ text: Substring) throws(ExpressionError) -> Expression {
    guard text.unicodeScalars.count <= scalarsMax else {
      throw ExpressionError(
        description: "an expression of \(text.unicodeScalars.count) characters;"
          + " the limit is \(scalarsMax)")
    }
    var parser = ExpressionParser(rest: text)
    let expression = try parser.sum()
    parser.skipSpaces()
    if let unread = parser.rest.first {
      throw ExpressionError(description: "‘\(unread)’ was not expected in ‘${\(text)}’")
    }
    return expression
  }

  private mutating func sum() throws(ExpressionError) -> Expression {
    var left = try product()
    while let sign = consume("+-").flatMap(Expression.Operator.init(rawValue:)) {
      left = .calculation(left, sign, try product())
    }
    return left
  }

  private mutating func product() throws(ExpressionError) -> Expression {
    var left = try factor()
    while consume("*") != nil { left = .calculation(left, .times, try factor()) }
    return left
  }

  private mutating func factor() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthMax else {
      throw ExpressionError(description: "more than \(Self.depthMax) parentheses or signs deep")
    }
    if consume("-") != nil { return .negated(try factor()) }
    if consume("(") != nil {
      let inner = try sum()
      guard consume(")") != nil else { throw ExpressionError(description: "a ‘)’ is missing") }
      return inner
    }
    skipSpaces()
    guard let first = rest.first else {
      throw ExpressionError(description: "an expression ends too early; it lacks a value")
    }
    if Self.isDigit(first) { return try numberOrPeriod() }
    guard first.isASCII, first.isLetter || first == "_" else {
      throw ExpressionError(description: "‘\(first)’ begins no value")
    }
    return try nameOrPeriod()
  }

  private mutating func numberOrPeriod() throws(ExpressionError) -> Expression {
    let digits = consume(Self.isDigit)
    let afterNumber = rest
    skipSpaces()
    let unit = consume { $0.isASCII && $0.isLetter }
    guard !unit.isEmpty else {
      rest = afterNumber
      guard let number = Int(digits), number <= Period.countMax else {
        throw ExpressionError(description: "the number \(digits) is too large")
      }
      return .number(number)
    }
    return .period(try Self.period("\(digits)\(unit)"))
  }

  private mutating func nameOrPeriod() throws(ExpressionError) -> Expression {
    let name = consume(Self.isNamePart)
    // `P1M`, `PT10M`: no parameter is called like that.
    if name.first == "P", name.dropFirst().contains(where: Self.isDigit),
      let period = try? Period(parsing: String(name))
    {
      return .period(period)
    }
    var expression = Expression.name(String(name))
    while consume(".") != nil {
      let member = consume(Self.isNamePart)
      guard !member.isEmpty else {
        throw ExpressionError(description: "a name is missing after ‘\(name).’")
      }
      expression = .member(expression, String(member))
    }
    return expression
  }

  private static func period(_ text: String) throws(ExpressionError) -> Period {
    do throws(TimeFormatError) { return try Period(parsing: text) } catch {
      throw ExpressionError(description: error.description)
    }
  }

  private static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

  static func isNamePart(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber || letter == "_")
  }

  // MARK: - Letters

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

  private mutating func consume(_ wanted: String) -> Character? {
    skipSpaces()
    guard let first = rest.first, wanted.contains(first) else { return nil }
    rest.removeFirst()
    return first
  }

  private mutating func consume(_ belongs: (Character) -> Bool) -> Substring {
    let taken = rest.prefix(while: belongs)
    rest = rest.dropFirst(taken.count)
    return taken
  }
}
