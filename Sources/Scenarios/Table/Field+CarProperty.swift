import CarModel
import LinkProtocol
import WireText

extension DeclaredProperty {
  /// The key of the step that sets it.
  var to: Field<CarValues> {
    field("to", type(step ?? name, flag: .onOff), "What it is set to.", required: true)
  }

  /// What that step may set it to.
  var example: String {
    switch WireSchema(of: Value.self) {
    case .words(let words): words.first ?? ""
    case .boolean: "on"
    default: range.map { "\(Signal.Value.number($0.bounds.upperBound))" } ?? ""
    }
  }

  /// The key under which it is expected.
  var expected: Field<CarValues> { field(name, type(name, flag: .flag), note ?? setNote ?? "") }

  private func field(
    _ key: String, _ type: FieldType<Value>, _ note: String, required: Bool = false
  ) -> Field<CarValues> {
    Field(key, type, note, required: required, get: { $0[self] }, set: { $0[self] = $1 })
  }

  private func type(_ what: String, flag: FieldType<Bool>) -> FieldType<Value> {
    let range = range?.bounds ?? 0...1_000_000_000
    let types: [Any] = [
      flag, FieldType<Int>.integer(what, Int(range.lowerBound)...Int(range.upperBound)),
      FieldType<Double>.number(what, range), FieldType<String>.text(what),
    ]
    return types.lazy.compactMap { $0 as? FieldType<Value> }.first ?? words(what)
  }

  private func words(_ what: String) -> FieldType<Value> {
    guard let words = Value.self as? any WireEnum.Type else {
      preconditionFailure("\(name) has a type that no scenario can write")
    }
    return .word(what, of: words)
  }
}

extension FieldType {
  /// A word of a closed set, of which only the caller knows that it is this type.
  fileprivate static func word<Word: WireEnum>(_ what: String, of type: Word.Type) -> Self {
    let choice = FieldType<Word>.choice(what)
    return Self(
      words: choice.words, schema: choice.schema, write: { ($0 as? Word).flatMap(choice.write) },
      read: { choice.read($0, $1) as? Value })
  }
}
