/// The README's car with its daemon, its control client and a phone: a Qashqai of 2025, in a world
/// that is frozen at 31 January 2026, 10:00 UTC.
struct Car {
  static let vin = "SJNTAAJ12U0000001"
  static let start = "2026-01-31T10:00:00.000Z"

  let fixture: DaemonFixture
  let daemon: Daemon
  let phone: Phone
  /// A file with a billing address.
  let address: String

  /// An electric car, whose clock has no battery of its own.
  static let electric = "ariya-fe0/2024/evolve"

  /// The options of its daemon beside the folders.
  static func options(
    pairing: String = "auto", vin: String = vin, profile: String = "qashqai-j12b/2025/tekna",
    market: String = "FR"
  ) -> [String] {
    [
      "--clock", "virtual=2026-01-31T10:00:00Z",
      "--vehicle", "\(profile),market=\(market),vin=\(vin)", "--pairing", pairing,
    ]
  }

  init(
    _ fixture: DaemonFixture, _ options: [String], environment: [String: String] = [:]
  ) throws {
    self.fixture = fixture
    daemon = try fixture.startDaemon(options, environment: environment)
    phone = Phone(socket: fixture.phoneSocket, home: fixture.phoneHome)
    address = try fixture.write(
      #"{"line1":"12 rue de la Paix","town":"Paris","postcode":"75002","country":"FR"}"#,
      to: "address.json")
  }
}

/// Gives `body` a car whose daemon is ready; a phone is not introduced yet.
func withCar<Result>(
  _ options: [String] = Car.options(), _ body: (Car) throws -> Result
) throws -> Result {
  try withFixture { try body(Car($0, options)) }
}

/// Gives `body` a car that is paired with its phone.
func withPairedCar<Result>(
  _ options: [String] = Car.options(), _ body: (Car) throws -> Result
) throws -> Result {
  try withCar(options) { car in
    try car.phone.introduce()
    try car.phone.pair()
    return try body(car)
  }
}

extension Car {
  @discardableResult
  func buy(_ product: String, with card: Card = .good) throws -> JSONValue {
    try phone.buy(product, with: card, address: address)
  }

  /// Another phone beside this car; both phones use one store.
  func twoPhones() -> (first: Phone, second: Phone) {
    let store = "\(fixture.path)/store.sqlite"
    return (
      Phone(socket: phone.socket, home: phone.home, store: store),
      Phone(socket: phone.socket, home: "\(fixture.path)/phone2", store: store)
    )
  }

  /// One call on the control socket, over a connection of its own.
  ///
  /// - Throws: ``WireRefusal`` when it is refused.
  @discardableResult
  func call(_ method: String, _ params: String = "{}") throws -> JSONValue {
    let reply = try RawClient(fixture.controlSocket).request(method, params)
    guard reply.error == nil else { throw WireRefusal(reply: reply) }
    return reply.result
  }

  /// Moves world time to an instant.
  func setClock(_ instant: String) throws {
    try call("clock.set", #"{"to":"\#(instant)"}"#)
  }

  /// Moves world time on.
  func advance(_ period: String) throws {
    try call("clock.advance", #"{"by":"\#(period)"}"#)
  }

  /// Turns the key, takes the network away and so on: members of `vehicles.set`.
  @discardableResult
  func set(_ members: String) throws -> JSONValue { try call("vehicles.set", "{\(members)}") }

  /// Sets the owner's PIN up, with the code from the e-mail.
  func setPin(_ pin: String) throws {
    try phone("pin", "request").done()
    let code = try call("pin.mail").code.string ?? ""
    try phone("pin", "set", "--stdin", stdin: "\(code)\n\(pin)\n").done()
  }

  /// What the car says of all services, byte for byte, without any phone.
  func servicesLine() throws -> String {
    let client = try RawClient(fixture.controlSocket)
    try client.send(#"{"jsonrpc":"2.0","id":1,"method":"services.list"}"# + "\n")
    return try client.line() ?? ""
  }

  /// What the car says of a service without any phone: ``JSONValue/standing(of:)``.
  func state(of service: String) throws -> String {
    try call("services.list").standing(of: service)
  }
}

/// A call that was refused and should not have been.
struct WireRefusal: Error, CustomStringConvertible {
  let reply: JSONValue

  var description: String { "\(reply)" }
}
