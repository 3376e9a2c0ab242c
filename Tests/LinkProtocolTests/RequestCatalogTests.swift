import CarModel
import FoundationEssentials
import TestSupport
import Testing
import WorldTime

@testable import LinkProtocol
import WireText

/// One request of the catalogue as a test argument.
struct CatalogEntry: Sendable, CustomTestStringConvertible {
  let request: any LinkRequest.Type
  var testDescription: String { request.method }

  static let all = RequestCatalog.all.map { CatalogEntry(request: $0) }
}

struct RequestCatalogTests {
  @Test func `every method has its own name`() {
    let names = RequestCatalog.all.map { $0.method }
    #expect(Set(names).count == names.count)
  }

  @Test func `no request is declared and left out of the catalogue`() throws {
    let files = try FileManager.default.subpathsOfDirectory(
      atPath: Repository.path("Sources/LinkProtocol/Requests")
    ).filter { $0.hasSuffix(".swift") }
    let types = files.compactMap { $0.split(separator: "/").last?.dropLast(".swift".count) }
    #expect(Set(types.map(String.init)) == Set(RequestCatalog.all.map { "\($0)" }))
  }

  @Test(arguments: CatalogEntry.all)
  func `a method is named, described and open to somebody`(entry: CatalogEntry) throws {
    let request = entry.request
    let isAreaAndVerb = try #/[a-z]+\.[a-z]+([A-Z][a-z]+)*/#.wholeMatch(in: request.method) != nil
    #expect(isAreaAndVerb)
    #expect(request.summary.hasSuffix("."))
    #expect(request.summary.first?.isUppercase == true)
    #expect(!request.access.isEmpty)
    #expect(Set(request.access.map(\.socket)).count == request.access.count)
    #expect(Set(request.errors).count == request.errors.count)
  }

  @Test(arguments: CatalogEntry.all)
  func `the example fits its schema and survives the wire`(entry: CatalogEntry) throws {
    try check(entry.request)
  }

  private func check<R: LinkRequest>(_ request: R.Type) throws {
    let call = try JSONLineEncoder.encode(OutgoingCall(id: .number(1), R.example.params))
    guard case .single(let incoming) = try IncomingLine(parsing: call) else {
      Issue.record("no call")
      return
    }
    #expect(incoming.method == R.method)
    #expect(WireSchema(of: R.self).diagnostic(in: incoming.params, at: "params") == nil)
    let params = try incoming.params.decode(R.self)
    #expect(try WireExample.json(params) == incoming.params)

    let reply = try JSONLineEncoder.encode(
      OutgoingReply(id: .number(1), result: R.example.result))
    let result = try #require(try JSONParser.parse(reply)["result"])
    #expect(WireSchema(of: R.Response.self).diagnostic(in: result, at: "result") == nil)
    let incomingReply = try JSONDecoder().decode(IncomingReply<R.Response>.self, from: Data(reply))
    #expect(try WireExample.json(try incomingReply.outcome.get()) == result)
  }

  @Test(arguments: CatalogEntry.all)
  func `every property of a request and its answer has a note`(entry: CatalogEntry) throws {
    for schema in Self.schemas(entry.request) { Self.expectNotes(schema, at: entry.request.method) }
  }

  private static func schemas<R: LinkRequest>(_ request: R.Type) -> [WireSchema] {
    [WireSchema(of: R.self), WireSchema(of: R.Response.self)]
  }

  private static func expectNotes(_ schema: WireSchema, at path: String) {
    switch schema {
    case .object(let properties):
      for property in properties {
        let place = "\(path).\(property.name)"
        #expect(property.note?.hasSuffix(".") == true, "\(place) needs a sentence")
        #expect(property.note?.contains("|") != true, "\(place) would break the table")
        expectNotes(property.schema, at: place)
      }
    case .array(let element): expectNotes(element, at: "\(path)[]")
    default: break
    }
  }

  @Test(arguments: CatalogEntry.all)
  func `a property may be left out exactly when its type is optional`(entry: CatalogEntry) {
    expectOptionals(entry.request)
  }

  private func expectOptionals<R: LinkRequest>(_ request: R.Type) {
    Self.compare(R.example.params, WireSchema(of: R.self), at: R.method)
    Self.compare(R.example.result, WireSchema(of: R.Response.self), at: "\(R.method) result")
  }

  private static func compare(_ value: Any, _ schema: WireSchema, at path: String) {
    var mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      guard let (_, present) = mirror.children.first else { return }
      mirror = Mirror(reflecting: present)
    }
    switch schema {
    case .object(let properties) where value is CarValues:
      #expect(properties.map(\.name) == CarProperties.reported.map(\.name), "\(path)")
      #expect(
        properties.map(\.isRequired) == CarProperties.reported.map(\.isAlwaysReported), "\(path)")
    case .object(let properties) where value is VehiclesSet:
      #expect(
        properties.map(\.name) == ["vehicle"] + CarProperties.settable.map(\.name), "\(path)")
      let required = properties.filter(\.isRequired)
      #expect(required.isEmpty, "\(path)")
    case .object(let properties):
      #expect(mirror.children.map(\.label) == properties.map(\.name), "\(path)")
      for (child, property) in zip(mirror.children, properties) {
        let isOptional = Mirror(reflecting: child.value).displayStyle == .optional
        #expect(property.isRequired != isOptional, "\(path).\(property.name)")
        compare(child.value, property.schema, at: "\(path).\(property.name)")
      }
    case .array(let element):
      for child in mirror.children { compare(child.value, element, at: "\(path)[]") }
    default: break
    }
  }

  @Test func `methods that wait for a person, or read all there is, are answered when ready`() {
    let waiting = RequestCatalog.all.filter { $0.ordering == .whenReady }
    #expect(waiting.map { $0.method } == ["pairing.confirm", "daemon.check", "daemon.backup"])
  }

  @Test func `a reader of the control socket changes nothing`() {
    let readable = RequestCatalog.all.filter { $0.access.contains(.controlReader) }
    let verbs = Set(readable.map { $0.method.split(separator: ".").last.map(String.init) ?? "" })
    #expect(
      verbs == [
        "list", "explain", "timeline", "describe", "get", "show", "status", "discover", "query",
        "watch",
        "unwatch", "commands", "signals", "metrics",
      ])
  }
}

extension WireExample {
  fileprivate static func json(_ value: some Encodable) throws -> JSONValue {
    try JSONParser.parse(JSONLineEncoder.encode(value))
  }
}
