import GRDB
import NissanStore

extension Row {
  /// A value as it was kept, of the kind that it was kept as. A subscript would stop the process at
  /// any other: the file may be damaged, and others may have written to it.
  ///
  /// - Throws: ``StoreFailure/inconsistent(detail:)``.
  func kept<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value = try keptIfAny(column) as Value? else { throw Self.failure(column) }
    return value
  }

  /// The same where there may be none.
  func keptIfAny<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    let kept: DatabaseValue = self[column]
    if kept.isNull { return nil }
    guard let value = Value.fromDatabaseValue(kept) else { throw Self.failure(column) }
    return value
  }

  /// A whole number that the rules may calculate with.
  func keptNumber(_ column: String) throws -> Int64 {
    let number: Int64 = try kept(column)
    guard Self.numbers.contains(number) else { throw Self.failure(column) }
    return number
  }

  /// The place of a row in the order of making.
  func keptPlace(_ column: String) throws -> Int { Int(try keptNumber(column)) }

  /// Whole numbers that JSON knows exactly, as those in bodies are.
  private static let numbers: ClosedRange<Int64> = -(1 << 53)...(1 << 53)

  private static func failure(_ column: String) -> StoreFailure {
    .inconsistent(detail: "a kept \(column) makes no sense")
  }
}
