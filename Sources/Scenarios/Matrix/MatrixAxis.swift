import VehicleCatalog

/// One parameter of a matrix and the values it takes.
struct MatrixAxis: Sendable {
  let name: String
  let kind: AxisKind
  let values: [AxisValue]
}

/// What a parameter means to the catalogue, by its key in the matrix.
enum AxisKind: String, CaseIterable, Hashable, Sendable {
  case profile, service, product, market, phone, card, months
  /// A parameter of the scenario's own.
  case free
}

/// One value of a parameter.
struct AxisValue: Sendable {
  /// As it stands in the id of a case.
  let text: String
  let value: ExpressionValue
}

extension AxisValue {
  init(_ text: String) { self.init(text: text, value: .text(text)) }

  /// What `months` is for a product that is not sold by months.
  static let noMonths = AxisValue("none")
}
