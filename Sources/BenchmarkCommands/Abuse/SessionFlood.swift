import Glibc
import LinkProtocol
import LinkTransport
import VehicleCatalog
import WireText
import WorldTime

/// An attack from inside: a phone that has paired calls one method without end.
struct SessionFlood {
  let path: String
  let method: String

  /// Sessions of the phone.
  private static let sessions = 8
  /// Calls under way in each.
  private static let callsAtOnce = 32

  /// Goes on until the process is ended; `begin` is called once it is under way.
  func run(_ begin: @escaping @Sendable () -> Void) async throws {
    let store = try await BenchmarkStore(
      vin: VIN(BenchmarkDaemon.vin), at: Instant(rfc3339: BenchmarkDaemon.worldTime))
    let bond = try await ProtocolClient.serving(try await LinkClient.connect(path: path)) {
      try await store.bond(over: $0)
    }
    try await withThrowingDiscardingTaskGroup { group in
      for _ in 0..<Self.sessions {
        group.addTask {
          try await ProtocolClient.serving(try await LinkClient.connect(path: path)) { client in
            _ = try await store.session(over: client, bond)
            begin()
            try await flood(over: client)
          }
        }
      }
    }
  }

  private func flood(over client: ProtocolClient) async throws {
    let params = try Self.params(of: method)
    await withDiscardingTaskGroup { group in
      for _ in 0..<Self.callsAtOnce {
        group.addTask {
          var isOpen = true
          while isOpen {
            do throws(CallFailure) {
              _ = try await client.call(method: method, params: params)
            } catch {
              if case .refused = error { continue }
              isOpen = false
            }
          }
        }
      }
    }
  }

  /// Those of the method's example.
  private static func params(of method: String) throws -> JSONValue {
    guard let request = RequestCatalog.all.first(where: { $0.method == method }) else { return [:] }
    return try params(request)
  }

  private static func params<R: LinkRequest>(_ request: R.Type) throws -> JSONValue {
    try JSONParser.parse(JSONLineEncoder.encode(R.example.params))
  }
}
