import FoundationEssentials
import LinkProtocol
import WireText

/// The reading and writing of lines: what is read is strict JSON, means the same to another
/// reader, and is the same once it was written and read again.
///
/// Input: a line.
package struct JSONTarget: FuzzTarget {
  package static let name = "json-rpc"

  package init(in place: FuzzPlace) {}

  package func check(_ input: [UInt8]) throws(BrokenPromise) -> FuzzOutcome {
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(input)
    } catch {
      guard (0...input.count).contains(error.offset) else {
        throw BrokenPromise("the failure lies at byte \(error.offset) of \(input.count)")
      }
      return try refuse(input)
    }
    try checkStrictness(of: value, depth: 0)
    try checkMembers(of: input, value)
    try checkOtherReader(of: input, value)
    try checkWriting(of: value)
    switch Result(catching: { () throws(WireError) in try IncomingLine(parsing: input) }) {
    case .success(.single(let call)): try checkCall(call)
    case .success(.batch(let calls)):
      for case .success(let call) in calls { try checkCall(call) }
    case .failure(let error):
      try checkWriting(of: error)
      return .refused
    }
    return .taken
  }

  /// What the parser refuses, no other way in may take.
  private func refuse(_ input: [UInt8]) throws(BrokenPromise) -> FuzzOutcome {
    if (try? IncomingLine(parsing: input)) != nil {
      throw BrokenPromise("a call was read from what is refused as JSON")
    }
    if (try? JSONParser.members(of: input) { _, _ in }) != nil {
      throw BrokenPromise("members were read from what is refused as JSON")
    }
    return .refused
  }

  private func checkStrictness(of value: JSONValue, depth: Int) throws(BrokenPromise) {
    switch value {
    case .null, .bool: return
    case .integer(let number):
      guard number.magnitude <= ProtocolLimits.integerMax.magnitude else {
        throw BrokenPromise("the whole number \(number) was taken")
      }
    case .number(let number):
      guard number.magnitude <= Double(ProtocolLimits.integerMax) else {
        throw BrokenPromise("the number \(number) was taken")
      }
    case .string(let text): try checkStrictness(of: text)
    case .array(let elements):
      try checkDepth(depth)
      for element in elements { try checkStrictness(of: element, depth: depth + 1) }
    case .object(let members):
      try checkDepth(depth)
      guard Set(members.map { Array($0.key.unicodeScalars) }).count == members.count else {
        throw BrokenPromise("a name was taken twice")
      }
      for member in members {
        try checkStrictness(of: member.key)
        try checkStrictness(of: member.value, depth: depth + 1)
      }
    }
  }

  private func checkDepth(_ depth: Int) throws(BrokenPromise) {
    guard depth < ProtocolLimits.nestingMax else {
      throw BrokenPromise("too deep a value was taken")
    }
  }

  private func checkStrictness(of text: String) throws(BrokenPromise) {
    guard !text.utf8.contains(0) else { throw BrokenPromise("a NUL was taken") }
  }

  private func checkMembers(of input: [UInt8], _ value: JSONValue) throws(BrokenPromise) {
    var isObject = false
    var count = 0
    if case .object(let members) = value {
      isObject = true
      count = members.count
    }
    let found: Bool
    do {
      found = try JSONParser.members(of: input) { _, _ in count -= 1 }
    } catch {
      throw BrokenPromise("members of what was parsed: \(error)")
    }
    guard found == isObject, count == 0 else { throw BrokenPromise("other members were lent") }
  }

  private func checkOtherReader(of input: [UInt8], _ value: JSONValue) throws(BrokenPromise) {
    let other: JSONValue
    do {
      other = try JSONDecoder().decode(JSONValue.self, from: Data(input))
    } catch {
      throw BrokenPromise("another reader refuses it: \(error)")
    }
    guard value.agrees(with: other) else {
      throw BrokenPromise("another reader takes it for \(other)")
    }
  }

  /// A value that was written is read as itself.
  private func checkWriting(of value: some Codable) throws(BrokenPromise) {
    do {
      let line = try JSONLineEncoder.encode(value)
      guard !line.contains(0x0A), !line.contains(0x0D) else {
        throw BrokenPromise("a line was written with a line end in it")
      }
      let written = try JSONParser.parse(line)
      if let value = value as? JSONValue {
        guard written.numbersAlike == value.numbersAlike else {
          throw BrokenPromise("it was written as \(written)")
        }
      }
      let again = try JSONLineEncoder.encode(written)
      guard try JSONParser.parse(again).numbersAlike == written.numbersAlike else {
        throw BrokenPromise("written twice, it is another value")
      }
    } catch let error as BrokenPromise {
      throw error
    } catch {
      throw BrokenPromise("it cannot be written: \(error)")
    }
  }

  /// The parameters of a known method are read as its type, and written as they are read.
  private func checkCall(_ call: IncomingCall) throws(BrokenPromise) {
    for method in RequestCatalog.all where method.method == call.method {
      try checkParameters(call.params, as: method)
    }
  }

  private func checkParameters<Request: LinkRequest>(
    _ params: JSONValue, as method: Request.Type
  ) throws(BrokenPromise) {
    guard let request = try? params.decode(method) else { return }
    try checkWriting(of: request)
    do {
      let line = try JSONLineEncoder.encode(request)
      let again = try JSONParser.parse(line).decode(method)
      guard try JSONLineEncoder.encode(again) == line else {
        throw BrokenPromise("\(method.method) reads back as another request")
      }
    } catch let error as BrokenPromise {
      throw error
    } catch {
      throw BrokenPromise("\(method.method) cannot be read back: \(error)")
    }
  }
}

extension JSONValue {
  /// Every number as a `Double`: JSON knows one kind only.
  fileprivate var numbersAlike: JSONValue {
    switch self {
    case .integer(let number): .number(Double(number))
    case .number, .null, .bool, .string: self
    case .array(let elements): .array(elements.map(\.numbersAlike))
    case .object(let members): .object(members.map { Member($0.key, $0.value.numbersAlike) })
    }
  }

  /// The same value to another reader, which may round a fraction another way where doubles have no
  /// room for one, from 2^52 on.
  fileprivate func agrees(with other: JSONValue) -> Bool {
    switch (numbersAlike, other.numbersAlike) {
    case (.number(let one), .number(let two)):
      one == two || one.magnitude >= 0x1p52 && (one - two).magnitude <= 1
    case (.array(let one), .array(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.agrees(with: $1) }
    case (.object(let one), .object(let two)):
      one.count == two.count
        && one.allSatisfy { member in
          two.contains { $0.key == member.key && member.value.agrees(with: $0.value) }
        }
    case (let one, let two): one == two
    }
  }
}
