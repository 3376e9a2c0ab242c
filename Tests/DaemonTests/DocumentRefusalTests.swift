import Crypto
import Foundation
import Testing

/// Documents that somebody between phone and car put in the way.
@Suite(.processes) struct DocumentRefusalTests {
  @Test func `a document with another end is refused by its signature`() throws {
    try withDocumentWaiting { car in
      let before = try car.servicesLine()
      let refusal = try push(from: car) { document in
        var parts = document.split(separator: ".").map(String.init)
        let claims = String(decoding: try #require(Base64URLText.decode(parts[1])), as: UTF8.self)
        #expect(claims.contains("2026-02-28T10:00:00.000Z"))
        let longer = claims.replacing("2026-02-28", with: "2027-02-28")
        parts[1] = Base64URLText.encode(Data(longer.utf8))
        return parts.joined(separator: ".")
      }
      #expect(refusal.name == "bad_signature")
      #expect(refusal.status == 1)
      try expectUnharmed(car, before)
    }
  }

  @Test(arguments: [
    ("no document", "malformed"),
    ("", "malformed"),
    ("eyJhbGciOiJub25lIn0.eyJ2ZXIiOjF9.", "algorithm_not_allowed"),
    (String(repeating: "a", count: 100_000), "too_large"),
  ])
  func `what is no document is refused by name`(text: String, name: String) throws {
    try withDocumentWaiting { car in
      let before = try car.servicesLine()
      let refusal = try push(from: car) { _ in text }
      #expect(refusal.name.string == name)
      try expectUnharmed(car, before)
    }
  }

  /// What an attacker with a P-256 key of his own can make of a true document.
  @Test(arguments: [("ES256", "algorithm_not_allowed"), ("EdDSA", "bad_signature")])
  func `S21: a signature by ES256 passes for none by Ed25519`(
    algorithm: String, name: String
  ) throws {
    try withDocumentWaiting { car in
      let before = try car.servicesLine()
      let refusal = try push(from: car) { document in
        var parts = document.split(separator: ".").map(String.init)
        let header = String(decoding: try #require(Base64URLText.decode(parts[0])), as: UTF8.self)
        #expect(header.contains(#""EdDSA""#))
        let other = header.replacing(#""EdDSA""#, with: #""\#(algorithm)""#)
        parts[0] = Base64URLText.encode(Data(other.utf8))
        let signature = try P256.Signing.PrivateKey()
          .signature(for: Data("\(parts[0]).\(parts[1])".utf8))
        parts[2] = Base64URLText.encode(signature.rawRepresentation)
        return parts.joined(separator: ".")
      }
      #expect(refusal.name.string == name)
      try expectUnharmed(car, before)
    }
  }

  @Test func `S21: a document whose signing key is past its life is refused`() throws {
    try withDocumentWaiting { car in
      var old = ""
      let first = try push(from: car) { document in
        old = document
        return "kept back"
      }
      #expect(first.name == "malformed")
      // The store signs with a key of 400 days.
      try car.setClock("2027-06-30T10:00:00Z")
      let before = try car.servicesLine()
      #expect(try push(from: car) { _ in old }.name == "key_expired")
      #expect(try car.servicesLine() == before)
      #expect(try car.phone("push").done().delivered == true)
    }
  }

  @Test func `the document of another car is refused as wrong_vehicle`() throws {
    let other = "SJNTAAJ12U0000002"
    let options =
      Car.options() + ["--vehicle", "qashqai-j12b/2025/tekna,market=FR,vin=\(other)"]
    try withCar(options) { car in
      // Both phones buy in one store, so the car trusts the other document's signature.
      let store = "\(car.fixture.path)/store.sqlite"
      let first = Phone(
        socket: car.fixture.phoneSocket, home: car.fixture.phoneHome, store: store)
      let second = Phone(
        socket: car.fixture.phoneSocket, home: "\(car.fixture.path)/phone2", store: store)
      try first.introduce(vehicle: Car.vin)
      try first.pair(with: Car.vin)
      try second.introduce(email: "dominique@example.com", vehicle: other)
      try second.pair(with: other)
      for phone in [first, second] {
        try phone.through("\(car.fixture.path)/nowhere").buy("in-car-wifi", address: car.address)
      }

      var stolen = ""
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      try push(second, through: tap) { document in
        stolen = document
        return document
      }.done()
      let before = try car.call("services.list", #"{"vehicle":"\#(Car.vin)"}"#)
      let refused = try push(first, through: tap) { _ in stolen }
      #expect(refused.status == .exited(1))
      #expect(try refused.failure.name == "wrong_vehicle")
      #expect(try car.call("services.list", #"{"vehicle":"\#(Car.vin)"}"#) == before)
      #expect(try first("push").done().delivered == true)
    }
  }

  @Test func `S7: an old document that comes back is refused as a rollback`() throws {
    try withPairedCar { car in
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let nowhere = car.phone.through("\(car.fixture.path)/nowhere")
      var old = ""
      try nowhere.buy("smart-alerts", address: car.address)
      try push(car.phone, through: tap) { document in
        old = document
        return document
      }.done()
      try car.buy("in-car-wifi")
      let before = try car.servicesLine()
      try nowhere("store", "buy", "my-car-finder", "--accept-terms").done()
      let refused = try push(car.phone, through: tap) { _ in old }
      #expect(try refused.failure.name == "rollback")
      try expectUnharmed(car, before)
    }
  }

  @Test func `a question is answered though the document on the way was refused`() throws {
    try withDocumentWaiting { car in
      let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
      let asking = try car.phone.through(tap.path).start("services")
      try tap.serveOnePhone { line in
        guard let document = try LineTap.document(in: line) else { return .handOn(line) }
        return .handOn(line.replacing(document, with: "broken"))
      }
      let end = try asking.finish(for: "the phone to be answered")
      #expect(end.status == .exited(0))
      let answer = try JSONValue(parsing: String(decoding: end.output, as: UTF8.self))
      #expect(answer.standing(of: "smart-alerts") == "available never_bought")
      #expect(String(decoding: end.errors, as: UTF8.self).contains("[malformed]"))
    }
  }

  /// A paired car and phone, and a document for the car that only the phone has.
  private func withDocumentWaiting(_ body: (Car) throws -> Void) throws {
    try withPairedCar { car in
      let nowhere = car.phone.through("\(car.fixture.path)/nowhere")
      try nowhere.buy("smart-alerts", address: car.address)
      try body(car)
    }
  }

  /// Pushes, with the document changed on the way; what the phone says then.
  private func push(
    from car: Car, changing change: (String) throws -> String
  ) throws -> JSONValue {
    let tap = try LineTap(at: "\(car.fixture.path)/tap", to: car.fixture.phoneSocket)
    return try push(car.phone, through: tap, changing: change).failure
  }

  private func push(
    _ phone: Phone, through tap: LineTap, changing change: (String) throws -> String
  ) throws -> CommandResult {
    let push = try phone.through(tap.path).start("push")
    try tap.serveOnePhone { line in
      guard let document = try LineTap.document(in: line) else { return .handOn(line) }
      return .handOn(line.replacing(document, with: try change(document)))
    }
    let (status, output, errors) = try push.finish(for: "the push to end")
    return CommandResult(
      status: status, stdout: String(decoding: output, as: UTF8.self),
      stderr: String(decoding: errors, as: UTF8.self))
  }

  /// The car is as it was, and takes the true document afterwards.
  private func expectUnharmed(_ car: Car, _ before: String) throws {
    #expect(try car.servicesLine() == before)
    let delivered = try car.phone("push").done()
    #expect(delivered.delivered == true)
    #expect(
      try car.phone.state(of: "smart-alerts")
        == "activating in_progress 2026-01-31T10:05:00.000Z")
  }
}
