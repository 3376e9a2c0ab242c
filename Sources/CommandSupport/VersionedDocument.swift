import LinkProtocol
import WorldTime

/// A value as a command prints it under `--json`: its members, and `"schema": 1` beside them.
struct VersionedDocument<Value: Encodable>: Encodable {
  /// Raised when a member changes its meaning or goes; new members leave it.
  static var schema: Int { 1 }

  let value: Value

  private enum CodingKeys: String, CodingKey { case schema }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schema, forKey: .schema)
    try value.encode(to: encoder)
  }
}

extension VersionedDocument {
  /// One line: the schema, then the members in the order of their declaration.
  func line() throws -> String {
    String(decoding: try JSONLineEncoder.encode(self), as: UTF8.self)
  }
}

/// The document of a command that failed.
struct FailureDocument: Encodable {
  let error: Body

  struct Body: Encodable {
    let name: String
    let what: String
    let why: String
    let status: Int32
    let retryable: Bool
    let rule: String?
    let detail: String?
    let nextChangeAt: Instant?
    let diagnostics: [CommandFailure.Diagnostic]?
  }

  init(_ failure: CommandFailure) {
    error = Body(
      name: failure.name, what: failure.what, why: failure.why, status: failure.status.rawValue,
      retryable: failure.retryable, rule: failure.rule, detail: failure.detail,
      nextChangeAt: failure.nextChangeAt,
      diagnostics: failure.diagnostics.isEmpty ? nil : failure.diagnostics)
  }
}
