import Entitlements
import GRDB
import NissanStore

extension StoreFailure {
  /// What a database error means for whoever asked.
  init(_ error: any Error, path: String) {
    self =
      switch error {
      case let failure as StoreFailure: failure
      case let error as DatabaseError: StoreFailure(error, path: path)
      case is DecodingError, is RowDecodingError, is KeyFormatError, is DocumentRejection:
        .inconsistent(detail: "\(error)")
      default: .inputOutput(detail: "\(error)")
      }
  }

  /// The same while the file is being opened.
  init(_ error: any Error, opening path: String) {
    if let error = error as? DatabaseError, error.resultCode == .SQLITE_CANTOPEN {
      self = .cannotOpen(path: path, detail: error.message ?? "no reason was given")
    } else {
      self.init(error, path: path)
    }
  }

  private init(_ error: DatabaseError, path: String) {
    let detail = error.message ?? "SQLite \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupted(path: path, detail: detail)
    case .SQLITE_CONSTRAINT: self = .inconsistent(detail: detail)
    default: self = .inputOutput(detail: detail)
    }
  }
}
