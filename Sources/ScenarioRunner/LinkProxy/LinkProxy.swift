import LinkProtocol
import LinkTransport
import WireText

/// A connection to a car with somebody on it: every line is handed on, some of them changed.
actor LinkProxy {
  /// The end that the phone has.
  nonisolated let phoneEnd: LinkConnection
  private let phone: LinkConnection
  private let car: LinkConnection
  private var middle: any ManInTheMiddle
  /// What was asked and is not answered yet.
  private var methods: [JSONValue: String] = [:]

  /// Taps a fresh connection to the car.
  init(to car: LinkConnection, through middle: any ManInTheMiddle) {
    (phoneEnd, phone) = LinkConnection.pair()
    self.car = car
    self.middle = middle
  }

  /// Hands lines on until either side hangs up; then the other is hung up on too.
  func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.carry(from: self.phone, to: self.car) { await self.toCar($0) } }
      group.addTask { await self.carry(from: self.car, to: self.phone) { await self.toPhone($0) } }
    }
  }

  private nonisolated func carry(
    from here: LinkConnection, to there: LinkConnection,
    changing change: (JSONValue) async -> JSONValue
  ) async {
    for await line in here.inbound {
      guard case .line(let bytes) = line, let read = try? JSONParser.parse(bytes),
        let changed = try? JSONLineEncoder.encode(await change(read)),
        (try? there.send(changed)) != nil
      else { break }
    }
    here.close()
    there.close()
  }

  private func toCar(_ line: JSONValue) -> JSONValue {
    guard let id = line["id"], let params = line["params"] else { return line }
    let method = line.text("method")
    methods[id] = method
    return line.replacing("params", with: middle.toCar(params, of: method))
  }

  private func toPhone(_ line: JSONValue) -> JSONValue {
    guard let id = line["id"], let method = methods.removeValue(forKey: id),
      let result = line["result"]
    else { return line }
    return line.replacing("result", with: middle.toPhone(result, of: method))
  }
}
