import Foundation
import LinkProtocol
import LinkTransport
import Testing

@testable import HeadUnit
import WireText

/// Each method's own example, asked of a real head unit.
@Suite(.timeLimit(.minutes(2)))
struct ExampleReplayTests {
  /// A method of the catalogue on one of its sockets.
  struct Case: Sendable, CustomTestStringConvertible {
    let request: any LinkRequest.Type
    let access: SocketAccess

    var testDescription: String { "\(request.method), \(access)" }
  }

  static let cases = RequestCatalog.all.flatMap { request in
    request.access.map { Case(request: request, access: $0) }
  }

  @Test func `every method of the catalogue has one handler`() {
    #expect(Set(Route.all.keys) == Set(RequestCatalog.all.map { $0.method }))
    #expect(Route.all.count == RequestCatalog.all.count)
  }

  @Test(arguments: cases)
  func `the example is answered as declared or refused by a declared name`(
    example: Case
  ) async throws {
    try await HeadUnitFixture.run { fixture in
      switch example.access {
      case .phoneUnauthenticated: try await fixture.call(.phone) { try await replay(example, $0) }
      case .phoneGreeted: try await fixture.phone { try await replay(example, $0.client) }
      case .phoneInSession: try await fixture.pairedPhone { try await replay(example, $0.client) }
      case .controlReader, .controlOperator:
        try await fixture.operate { try await replay(example, $0) }
      }
    }
  }

  private func replay(_ example: Case, _ client: ProtocolClient) async throws {
    do {
      try await replay(example.request, client)
    } catch CallFailure.refused(let error) {
      let declared = example.request.errors.map(\.rawValue)
      #expect(declared.contains(error.name), "\(error.name): \(error.message)")
    }
  }

  private func replay<R: LinkRequest>(_ request: R.Type, _ client: ProtocolClient) async throws {
    let answer = try await client.call(
      method: R.method, params: try JSONParser.parse(JSONLineEncoder.encode(R.example.params)))
    _ = try JSONDecoder().decode(R.Response.self, from: Data(JSONLineEncoder.encode(answer)))
  }

  /// What the reference shows is what a fresh daemon with that car answers.
  @Test func `examples that depend on nothing else come out as shown`() async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.call(.phone) { try await expect(LinkHello.self, $0) }
      try await fixture.operate { client in
        try await expect(PairingOpen.self, client)
        try await expect(PairingClose.self, client)
        try await expect(TrustAdd.self, client)
        try await expect(TrustRemove.self, client)
        try await expect(VehiclesRemove.self, client)
      }
      try await fixture.pairedPhoneOfNewCar { try await expect(PairingForget.self, $0) }
    }
  }

  private func expect<R: LinkRequest>(
    _ request: R.Type, _ client: ProtocolClient
  ) async throws where R.Response: Equatable {
    let answer = try await client.call(R.example.params)
    #expect(answer == R.example.result)
  }

  @Test(arguments: [SocketRole.phone, .control])
  func `rpc.discover returns the OpenRPC document of this version`(role: SocketRole) async throws {
    try await HeadUnitFixture.run { fixture in
      let document = try await fixture.call(role) { try await $0.call(RpcDiscover()) }
      #expect(document == OpenRPCDocument(daemonVersion: HeadUnitFixture.version))
    }
  }
}

extension HeadUnitFixture {
  fileprivate func pairedPhoneOfNewCar(
    _ body: (ProtocolClient) async throws -> Void
  ) async throws {
    _ = try await operate {
      try await $0.call(
        VehiclesAdd(vin: HeadUnitFixture.vin, profile: "qashqai-j12b/2025/tekna", market: "FR"))
    }
    try await pairedPhone { try await body($0.client) }
  }
}
