import FoundationEssentials
import Glibc

/// The folder in which a phone keeps what it knows: `phone.json`, and beside it the store's
/// database.
///
/// Readable by its owner only. `phone.json` is replaced whole or not at all, and never when what
/// is there cannot be read.
package struct PhoneHome: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Files larger than this are no phone's.
  static let stateBytesMax = 1 << 20

  package var stateFile: String { "\(path)/phone.json" }
  package var storeFile: String { "\(path)/store.sqlite" }

  /// `$HEADUNIT_PHONE_HOME`, `$XDG_DATA_HOME/phone-client`, or `~/.local/share/phone-client`.
  ///
  /// - Source: XDG Base Directory Specification 0.8 (a path that is not absolute is ignored).
  /// - Throws: ``PhoneHomeError/notNamed``.
  package static func standard(
    environment: [String: String]
  ) throws(PhoneHomeError) -> PhoneHome {
    if let home = environment["HEADUNIT_PHONE_HOME"], !home.isEmpty {
      return PhoneHome(path: home)
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return PhoneHome(path: "\(data)/phone-client")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { throw .notNamed }
    return PhoneHome(path: "\(home)/.local/share/phone-client")
  }

  /// What is kept; `nil` when nothing is yet.
  ///
  /// - Throws: ``PhoneHomeError``.
  package func read() throws(PhoneHomeError) -> PhoneState? {
    guard let bytes = try PrivateFile.read(stateFile, bytesMax: Self.stateBytesMax) else {
      return nil
    }
    let data = Data(bytes)
    do {
      let form = try JSONDecoder().decode(Form.self, from: data)
      guard form.schema <= PhoneState.schema else {
        throw PhoneHomeError.newer(path: stateFile, schema: form.schema)
      }
      return try JSONDecoder().decode(PhoneState.self, from: data)
    } catch let error as PhoneHomeError {
      throw error
    } catch let error as DecodingError {
      throw .broken(path: stateFile, error.failure)
    } catch {
      throw .broken(path: stateFile, .notJSON)
    }
  }

  /// Changes what is kept, or begins with `fresh` when nothing is; other processes wait
  /// meanwhile. The file is written only when something changed, and is on disk when this
  /// returns.
  ///
  /// - Parameters:
  ///   - fresh: The state to begin with.
  ///   - edit: Changes the state.
  /// - Returns: The state as it is kept now.
  /// - Throws: ``PhoneHomeError``; nothing was changed then.
  @discardableResult
  package func change(
    from fresh: () -> PhoneState, _ edit: (inout PhoneState) -> Void
  ) throws(PhoneHomeError) -> PhoneState {
    try PrivateFile.makeFolder(path)
    return try locked { () throws(PhoneHomeError) in
      let kept = try read()
      var state = kept ?? fresh()
      edit(&state)
      if state != kept { try PrivateFile.replace(stateFile, with: Self.encode(state)) }
      return state
    }
  }

  /// Changes what is kept; where nothing is, nothing will be.
  ///
  /// - Throws: ``PhoneHomeError``; nothing was changed then.
  package func change(_ edit: (inout PhoneState) -> Void) throws(PhoneHomeError) {
    guard try read() != nil else { return }
    try locked { () throws(PhoneHomeError) in
      guard let kept = try read() else { return }
      var state = kept
      edit(&state)
      if state != kept { try PrivateFile.replace(stateFile, with: Self.encode(state)) }
    }
  }

  private func locked<Value>(
    _ body: () throws(PhoneHomeError) -> Value
  ) throws(PhoneHomeError) -> Value {
    let lock = try PrivateFile.lock("\(path)/phone.lock")
    defer { close(lock) }
    return try body()
  }

  private struct Form: Decodable { let schema: Int }

  private static func encode(_ state: PhoneState) throws(PhoneHomeError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return try [UInt8](encoder.encode(state)) + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("a phone's state can always be written as JSON: \(error)")
    }
  }
}

extension DecodingError {
  /// Where a file is wrong, without what stands there.
  fileprivate var failure: PhoneHomeError.Failure {
    let context: Context
    var missing: [any CodingKey] = []
    switch self {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
      context = found
    case .keyNotFound(let key, let found):
      context = found
      missing = [key]
    @unknown default: return .notJSON
    }
    let path = (context.codingPath + missing).map { key in
      key.intValue.map(String.init) ?? key.stringValue
    }
    return path.isEmpty ? .notJSON : .wrongAt(path.joined(separator: "."))
  }
}
