import LinkProtocol
import LinkTransport
import Testing
import WireText
import WorldTime

@testable import HeadUnit

/// Who may ask what, on which socket.
@Suite(.timeLimit(.minutes(2)))
struct AccessTests {
  private static let outsider = PeerCredentials(uid: 65_534, gid: 65_534, pid: 1)
  private static let root = PeerCredentials(uid: 0, gid: 0, pid: 1)

  private func names(
    _ role: SocketRole, _ fixture: HeadUnitFixture, peer: PeerCredentials = .ofThisProcess,
    first: String? = nil
  ) async throws -> [String: String] {
    var names: [String: String] = [:]
    try await fixture.talk(role, peer: peer) { peer in
      if let first { _ = try await peer.ask(first) }
      for request in RequestCatalog.all {
        // An unknown member: whatever is allowed stops at the parameters and does nothing.
        let reply = try await peer.ask(call(request.method, id: 1, params: #"{"?":1}"#))
        guard case .string(let name)? = reply["error"]?["data"]?["name"] else { continue }
        names[request.method] = name
      }
    }
    return names
  }

  private func expect(
    _ names: [String: String], _ location: SourceLocation = #_sourceLocation,
    _ wanted: ([SocketAccess]) -> String
  ) {
    for request in RequestCatalog.all {
      #expect(
        names[request.method] == wanted(request.access), "\(request.method)",
        sourceLocation: location)
    }
  }

  @Test func `a phone that has not said hello may only say it, or discover`() async throws {
    try await HeadUnitFixture.run { fixture in
      expect(try await names(.phone, fixture)) { access in
        switch access.first(where: { $0.socket == .phone }) {
        case nil: "method_not_found"
        case .phoneUnauthenticated: "invalid_params"
        default: "hello_first"
        }
      }
    }
  }

  @Test(arguments: [
    ("id", ""), ("id", String(repeating: "1", count: 129)),
    ("name", String(repeating: "é", count: 65)),
  ])
  func `a phone without an id or with too long a word is refused`(
    member: String, text: String
  ) async throws {
    var phone = PhoneIdentity.sample
    if member == "id" { phone.id = text } else { phone.name = text }
    let hello = LinkHello(protocolVersions: [1], phone: phone)
    try await HeadUnitFixture.run { fixture in
      try await fixture.talk(.phone) { peer in
        let line = try JSONLineEncoder.encode(OutgoingCall(id: .number(1), hello))
        let reply = try await peer.ask(String(decoding: line, as: UTF8.self))
        #expect(reply["error"]?["data"]?["name"] == "invalid_params")
        guard case .string(let message)? = reply["error"]?["message"] else { throw NoMessage() }
        #expect(message.contains("params.phone.\(member)"))
        #expect(message.contains("128 bytes"))
      }
    }
  }

  private struct NoMessage: Error {}

  @Test func `a phone without a session may pair and open one`() async throws {
    let hello = """
      {"jsonrpc":"2.0","id":0,"method":"link.hello","params":{"protocolVersions":[1],"phone":\
      {"id":"p","name":"P","model":"iPhone 14","os":"iOS","osVersion":"17.5","appVersion":"3.16",\
      "locale":"fr"}}}
      """
    try await HeadUnitFixture.run { fixture in
      expect(try await names(.phone, fixture, first: hello)) { access in
        switch access.first(where: { $0.socket == .phone }) {
        case nil: "method_not_found"
        case .phoneInSession: "session_required"
        default: "invalid_params"
        }
      }
    }
  }

  @Test func `everybody may read on the control socket, and not operate`() async throws {
    try await HeadUnitFixture.run { fixture in
      expect(try await names(.control, fixture, peer: Self.outsider)) { access in
        switch access.first(where: { $0.socket == .control }) {
        case nil: "method_not_found"
        case .controlReader: "invalid_params"
        default: "not_permitted"
        }
      }
    }
  }

  @Test func `root and the daemon's own user may operate`() async throws {
    try await HeadUnitFixture.run { fixture in
      for peer in [PeerCredentials.ofThisProcess, Self.root] {
        expect(try await names(.control, fixture, peer: peer)) { access in
          access.contains { $0.socket == .control } ? "invalid_params" : "method_not_found"
        }
      }
    }
  }

  @Test func `a reader who asks to operate changes nothing`() async throws {
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal {
        try await fixture.call(.control, peer: Self.outsider) {
          try await $0.call(ClockAdvance(by: .days(1)))
        }
      }
      #expect(error.known == .notPermitted)
      #expect(
        try await fixture.operate { try await $0.call(ClockGet()) }.worldTime
          == HeadUnitFixture.start)
    }
  }

  @Test func `hello is said once, in a version both speak, to a car that is there`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal {
        try await fixture.phone { try await $0.hello() }
      }
      #expect(error.known == .helloTwice)
      for (versions, vin, name) in [
        ([2, 3], HeadUnitFixture.vin, ErrorName.protocolVersionUnsupported),
        ([1], "SJNTAAJ12U0000002", .vehicleUnknown), ([1], "SJNTAAJ12U000000O", .vinInvalid),
      ] {
        let error = try await refusal {
          try await fixture.call(.phone) {
            try await $0.call(
              LinkHello(protocolVersions: versions, vehicle: vin, phone: .sample))
          }
        }
        #expect(error.known == name)
      }
    }
  }

  @Test func `a car must be named once there are several`() async throws {
    let setup = HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, "SJNTAAJ12U0000002"])
    try await HeadUnitFixture.run(setup) { fixture in
      let error = try await refusal { try await fixture.services() }
      #expect(error.known == .vehicleAmbiguous)
      #expect(try await fixture.services(of: "SJNTAAJ12U0000002").vehicle == "SJNTAAJ12U0000002")
    }
  }

  @Test func `a greeting without a name goes to the car that is new to the phone, or lists them`()
    async throws
  {
    let (first, second) = (HeadUnitFixture.vin, "SJNTAAJ12U0000002")
    let setup = HeadUnitFixture.Setup(vehicles: [first, second])
    try await HeadUnitFixture.run(setup) { fixture in
      func greeted() async throws -> String {
        try await fixture.call(.phone) {
          try await $0.call(LinkHello(protocolVersions: [1], phone: .sample))
        }.vehicle
      }
      let error = try await refusal { try await greeted() }
      #expect(error.known == .vehicleAmbiguous)
      let listed = try #require(error.detail?.split(separator: ", "))
      #expect(listed.count == 2 && listed[1].hasPrefix("\(second) Qashqai Tekna"))
      _ = try await fixture.operate { try await $0.call(PairingOpen(vehicle: second)) }
      #expect(try await greeted() == second, "it is the one that is open")
    }
  }

  @Test func `a session speaks for its own car only`() async throws {
    let setup = HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, "SJNTAAJ12U0000002"])
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.pairedPhone { phone in
        let error = try await refusal {
          try await phone.client.call(ServicesList(vehicle: "SJNTAAJ12U0000002"))
        }
        #expect(error.known == .vehicleUnknown)
        #expect(try await phone.client.call(ServicesList()).vehicle == HeadUnitFixture.vin)
      }
    }
  }
}
