package import WireText

/// What one line asks for, before any method is looked up.
package enum IncomingLine: Sendable {
  case single(IncomingCall)
  /// A JSON-RPC batch, in the order written; entries that are no calls are kept as errors.
  case batch([Result<IncomingCall, WireError>])
}

/// One JSON-RPC call or notification, checked for form.
package struct IncomingCall: Sendable {
  /// `nil` for a notification, which gets no reply.
  package let id: RequestID?
  package let method: String
  /// The parameters, `{}` when there were none.
  package let params: JSONValue

  package init(id: RequestID?, method: String, params: JSONValue) {
    self.id = id
    self.method = method
    self.params = params
  }
}

extension IncomingLine {
  /// Reads one line.
  ///
  /// - Throws: ``WireError`` named `parse_error` when the line is no JSON this protocol admits
  ///   (see ``JSONParser``), `invalid_request` when it is JSON but no JSON-RPC 2.0 call. Both are
  ///   answered with `id: null`.
  package init(parsing line: some Sequence<UInt8>) throws(WireError) {
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(line)
    } catch {
      throw WireError(error.isSyntax ? .parseError : .invalidRequest, error.description)
    }
    guard case .array(let entries) = value else {
      self = .single(try IncomingCall(value))
      return
    }
    guard !entries.isEmpty else {
      throw WireError(.invalidRequest, "a batch holds at least one call")
    }
    guard entries.count <= ProtocolLimits.batchMax else {
      throw WireError(
        .invalidRequest,
        "a batch of \(entries.count) calls; at most \(ProtocolLimits.batchMax) are taken")
    }
    self = .batch(
      entries.map { entry in
        do throws(WireError) {
          return .success(try IncomingCall(entry))
        } catch {
          return .failure(error)
        }
      })
  }
}

extension IncomingCall {
  fileprivate init(_ value: JSONValue) throws(WireError) {
    guard case .object(let members) = value else {
      throw WireError(.invalidRequest, "a call is a JSON object, not \(value.kind)")
    }
    if let unknown = members.first(where: { !Self.memberNames.contains($0.key) }) {
      throw WireError(.invalidRequest, "a call has no member ‘\(unknown.key)’")
    }
    guard value["jsonrpc"] == .string("2.0") else {
      throw WireError(.invalidRequest, "‘jsonrpc’ must be the string \"2.0\"")
    }
    guard case .string(let method)? = value["method"] else {
      throw WireError(.invalidRequest, "‘method’ must be a string")
    }
    let params = value["params"] ?? .object([])
    guard case .object = params else {
      throw WireError(
        .invalidRequest, "‘params’ must be an object (named parameters), not \(params.kind)")
    }
    self.init(id: try Self.id(value["id"]), method: method, params: params)
  }

  private static let memberNames: Set<String> = ["jsonrpc", "id", "method", "params"]

  private static func id(_ value: JSONValue?) throws(WireError) -> RequestID? {
    switch value {
    case nil: nil
    case .null: .null
    case .string(let text): .string(text)
    case .integer(let number): .number(number)
    default: throw WireError(.invalidRequest, "‘id’ must be a string, a whole number or null")
    }
  }
}
