import FoundationEssentials
import Testing

@testable import LinkProtocol
import WireText

/// The rules of the OpenRPC 1.3 meta-schema that apply to what we write, and those of its text
/// that a schema cannot say.
struct OpenRPCDocumentTests {
  private static let document = OpenRPCDocument(daemonVersion: "0.1.0").content

  private static func list(_ value: JSONValue?) -> [JSONValue] {
    guard case .array(let elements)? = value else { return [] }
    return elements
  }

  private static func members(_ value: JSONValue?) -> [JSONValue.Member] {
    guard case .object(let members)? = value else { return [] }
    return members
  }

  private static func text(_ value: JSONValue?) -> String? {
    guard case .string(let text)? = value else { return nil }
    return text
  }

  private static var methods: [JSONValue] { list(document["methods"]) }

  /// An object with all of `required` and nothing beside `allowed`.
  private static func expect(
    _ value: JSONValue?, has required: [String], may allowed: [String] = [], _ place: String
  ) {
    let names = Set(members(value).map(\.key))
    #expect(names.isSuperset(of: required), "\(place)")
    #expect(names.isSubset(of: required + allowed), "\(place)")
  }

  @Test func `the document has the members that OpenRPC wants`() {
    Self.expect(
      Self.document, has: ["openrpc", "info", "methods"], may: ["components", "x-notifications"],
      "document")
    #expect(Self.text(Self.document["openrpc"])?.hasPrefix("1.3.") == true)
    Self.expect(
      Self.document["info"], has: ["title", "version"], may: ["description", "license"], "info")
    #expect(Self.text(Self.document["info"]?["version"]) == "0.1.0")
    Self.expect(Self.document["info"]?["license"], has: ["name"], may: ["url"], "license")
  }

  @Test func `every method of the catalogue is there once`() {
    let names = Self.methods.compactMap { Self.text($0["name"]) }
    #expect(names == RequestCatalog.all.map { $0.method })
  }

  @Test func `methods have the members that OpenRPC wants`() {
    for method in Self.methods {
      let name = Self.text(method["name"]) ?? "?"
      Self.expect(
        method, has: ["name", "params", "result"],
        may: ["summary", "tags", "paramStructure", "errors", "examples"], name)
      #expect(Self.text(method["paramStructure"]) == "by-name")
      Self.expect(method["result"], has: ["name", "schema"], name)
      for tag in Self.list(method["tags"]) { Self.expect(tag, has: ["name"], name) }
      for example in Self.list(method["examples"]) {
        Self.expect(example, has: ["name", "params", "result"], name)
        for value in Self.list(example["params"]) + [example["result"] ?? .null] {
          Self.expect(value, has: ["name", "value"], name)
        }
      }
    }
  }

  @Test func `every notification is there once, in the shape of a method without a result`() {
    let notifications = Self.list(Self.document["x-notifications"])
    #expect(
      notifications.compactMap { Self.text($0["name"]) }
        == NotificationCatalog.all.map { $0.method })
    for notification in notifications {
      let name = Self.text(notification["name"]) ?? "?"
      Self.expect(
        notification, has: ["name", "params"],
        may: ["summary", "tags", "paramStructure", "examples"], name)
      for param in Self.list(notification["params"]) {
        Self.expect(param, has: ["name", "schema"], may: ["description", "required"], name)
        Self.expectSchema(param["schema"], name)
      }
    }
  }

  @Test func `parameters have unique names, the required ones first`() {
    for method in Self.methods {
      let params = Self.list(method["params"])
      let name = Self.text(method["name"]) ?? "?"
      for param in params {
        Self.expect(param, has: ["name", "schema"], may: ["description", "required"], name)
      }
      let names = params.compactMap { Self.text($0["name"]) }
      #expect(Set(names).count == params.count, "\(name)")
      let required = params.map { $0["required"] == true }
      #expect(required == required.sorted { $0 && !$1 }, "\(name)")
    }
  }

  @Test func `an example names parameters of its method, and all that are required`() {
    for method in Self.methods {
      let name = Self.text(method["name"]) ?? "?"
      let params = Self.list(method["params"])
      let known = Set(params.compactMap { Self.text($0["name"]) })
      let required = Set(
        params.filter { $0["required"] == true }.compactMap { Self.text($0["name"]) })
      for example in Self.list(method["examples"]) {
        let given = Set(Self.list(example["params"]).compactMap { Self.text($0["name"]) })
        #expect(given.isSubset(of: known), "\(name)")
        #expect(given.isSuperset(of: required), "\(name)")
      }
    }
  }

  @Test func `errors have a code and a message, and every reference leads to one`() {
    let errors = Self.members(Self.document["components"]?["errors"])
    #expect(errors.count == ErrorName.allCases.count)
    for error in errors {
      Self.expect(error.value, has: ["code", "message"], may: ["data"], error.key)
    }
    let places = Set(errors.map { "#/components/errors/\($0.key)" })
    for method in Self.methods {
      for reference in Self.list(method["errors"]) {
        Self.expect(reference, has: ["$ref"], "error reference")
        #expect(Self.text(reference["$ref"]).map(places.contains) == true)
      }
    }
  }

  @Test func `schemas use the words of JSON Schema`() {
    for method in Self.methods {
      for descriptor in Self.list(method["params"]) + [method["result"] ?? .null] {
        Self.expectSchema(descriptor["schema"], Self.text(method["name"]) ?? "?")
      }
    }
  }

  private static func expectSchema(_ schema: JSONValue?, _ place: String) {
    expect(
      schema, has: [],
      may: [
        "type", "format", "pattern", "enum", "items", "properties", "required",
        "additionalProperties", "description",
      ], place)
    let types: Set = ["boolean", "integer", "number", "string", "array", "object"]
    if let type = schema?["type"] { #expect(text(type).map(types.contains) == true, "\(place)") }
    if let items = schema?["items"] { expectSchema(items, place) }
    if let values = schema?["additionalProperties"], values != false {
      expectSchema(values, place)
    }
    let properties = members(schema?["properties"])
    for property in properties { expectSchema(property.value, "\(place).\(property.key)") }
    let required = list(schema?["required"]).compactMap(text)
    #expect(Set(required).isSubset(of: properties.map(\.key)), "\(place)")
  }

  @Test func `the document survives the wire`() throws {
    let line = try JSONLineEncoder.encode(OpenRPCDocument(content: Self.document))
    #expect(try JSONParser.parse(line) == Self.document)
    #expect(
      try JSONDecoder().decode(OpenRPCDocument.self, from: Data(line)).content == Self.document)
  }
}
