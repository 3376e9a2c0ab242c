/// One phone: its own home, and the radio of a car.
struct Phone {
  let socket: String
  let home: String
  /// Given when phones share it; else it is in the home.
  var store: String?
  /// Given when the phone has several cars.
  var vehicle: String?

  /// Runs `phone-client` as this phone, with `--json`.
  func callAsFunction(_ arguments: String..., stdin: String = "") throws -> CommandResult {
    try self(arguments, stdin: stdin)
  }

  func callAsFunction(_ arguments: [String], stdin: String = "") throws -> CommandResult {
    try run(.phone, self.arguments + arguments, stdin: stdin)
  }

  /// Starts a command and does not wait for it.
  func start(_ arguments: String...) throws -> Child {
    try Child(BuiltExecutable.phone.path, self.arguments + arguments)
  }

  /// The same phone by another radio.
  func through(_ socket: String) -> Phone {
    Phone(socket: socket, home: home, store: store, vehicle: vehicle)
  }

  private var arguments: [String] {
    ["--socket", socket, "--home", home, "--json"] + (store.map { ["--store", $0] } ?? [])
      + (vehicle.map { ["--vehicle", $0] } ?? [])
  }
}

extension Phone {
  /// Its owner's account, and which phone it is. Where there are several cars, `vehicle` is the one
  /// that tells the time.
  func introduce(email: String = "camille@example.com", vehicle: String? = nil) throws {
    let beside = vehicle.map { ["--vehicle", $0] } ?? []
    try self(
      beside + [
        "account", "create", "--email", email, "--name", "Camille Martin", "--country", "FR",
        "--language", "en",
      ]
    ).done()
    try self(beside + ["phone", "set", "--model", "iPhone 14", "--os-version", "17.5"]).done()
  }

  /// Joins the account of another phone that shares the store, and says which phone it is.
  func join(email: String = "camille@example.com") throws {
    try self("account", "sign-in", "--email", email).done()
    try self("phone", "set", "--model", "iPhone 14", "--os-version", "17.5").done()
  }

  /// Pairs with a car that says yes by itself.
  @discardableResult
  func pair(with vehicle: String? = nil) throws -> JSONValue {
    try self(["pair", "--yes"] + (vehicle.map { ["--vehicle", $0] } ?? [])).done()
  }

  /// Buys by the month.
  @discardableResult
  func buy(_ product: String, with card: Card = .good, address: String) throws -> JSONValue {
    try self(
      "store", "buy", product, "--months", "1", "--address", address, "--card-stdin",
      "--accept-terms", stdin: card.json
    ).done()
  }

  /// Takes what is free.
  @discardableResult
  func orderFree(_ product: String) throws -> JSONValue {
    try self("store", "buy", product, "--accept-terms").done()
  }

  /// What the car says of a service after it got the newest document: ``JSONValue/standing(of:)``.
  func state(of service: String) throws -> String {
    try self("services").done().standing(of: service)
  }
}

extension JSONValue {
  /// From a list of services: `active paid 2026-02-28T10:00:00.000Z`, with the instant of the next
  /// change when there is one.
  func standing(of service: String) -> String {
    let found = self.services.array.first { $0.service.string == service } ?? .null
    return [found.state.string, found.reason.string, found.nextChangeAt.string]
      .compactMap { $0 }.joined(separator: " ")
  }
}
