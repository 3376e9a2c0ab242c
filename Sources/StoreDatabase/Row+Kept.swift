import GRDB
import NissanStore

extension Row {
  /// A value as it was kept, of the kind that it was kept as. A subscript would stop the process at
  /// any other: the file may be damaged, and others may have written to it.
  ///
  /// - Throws: ``StoreFailure/inconsistent(detail:)``.
  func kept<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value = try keptIfAny(column) as Value? else { throw Self.flaw(column) }
    return value
  }

  /// The same where there may be none.
  func keptIfAny<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    let kept: DatabaseValue = self[column]
    if kept.isNull { return nil }
    guard let value = Value.fromDatabaseValue(kept) else { throw Self.flaw(column) }
    return value
  }

  private static func flaw(_ column: String) -> StoreFailure {
    .inconsistent(detail: "a kept \(column) makes no sense")
  }
}
