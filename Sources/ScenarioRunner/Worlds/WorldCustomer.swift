import FoundationEssentials
import Glibc
import LinkProtocol
import LinkTransport
import Processes
import Scenarios
import VehicleCatalog

/// The customer of a world, who does everything with `phone-client`.
struct WorldCustomer: Sendable {
  let folder: WorldFolder
  let program: String
  let profiles: String
  let catalog: Catalog

  private static let name = "Camille Martin"

  /// Opens an account, says which phone it is, and pairs it with every car.
  func introduce(
    _ phone: PhoneSetup, to cars: [VehicleSpecification], _ country: String, _ language: String?
  ) async throws(WorldFailure) {
    let first = cars[0]
    try await run(
      "open an account",
      [
        "account", "create", "--email", "camille@example.com", "--name", Self.name, "--country",
        country,
      ] + (language.map { ["--language", $0] } ?? []), first)
    let model = phone.model ?? PhoneSetup.modelDefault
    try await run(
      "set the phone up",
      ["phone", "set", "--model", model, "--os-version", phone.osVersion(in: catalog)], first)
    for car in cars {
      try await run("pair with \(car.profile)", ["pair", "--yes"], car)
    }
    folder.leaveAddress(in: country, catalog)
  }

  /// Buys by the month where that is on offer, with a card that always pays.
  func buy(_ product: String, for car: VehicleSpecification) async throws(WorldFailure) {
    let card = [
      "holder": Self.name, "number": TestCard.approved.number, "expiry": "12/35", "code": "123",
    ]
    let isFree = offered(product)?.kind == .free
    try await run(
      "buy \(product)",
      ["store", "buy", product, "--accept-terms"]
        + (isFree ? [] : ["--address", folder.address, "--card-stdin"]), car,
      input: (try? JSONEncoder().encode(card)) ?? Data())
  }

  /// What a product brings to a car.
  func services(of product: String) -> Set<String> {
    Set((offered(product)?.grants ?? []).map(\.rawValue))
  }

  private func offered(_ product: String) -> Product? {
    catalog.productNames.called(product).first
  }
}

// MARK: - The client

extension WorldCustomer {
  private func run(
    _ step: String, _ arguments: [String], _ car: VehicleSpecification, input: Data = Data()
  ) async throws(WorldFailure) {
    func failed(_ why: String) -> WorldFailure {
      WorldFailure(step: step, name: "phone_client_failed", why: why)
    }
    let answer = "\(folder.path)/answer.json"
    defer { unlink(answer) }
    var start = ProgramStart(
      [
        program, "--json", "--locale", "en", "--socket", folder.socket(.phone), "--home",
        folder.phoneHome(), "--store", folder.store, "--profiles", profiles,
      ] + (car.vin.map { ["--vehicle", $0.rawValue] } ?? []) + arguments)
    start.output = .file(answer)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failed(String(cString: strerror(errno))) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    start.input = .descriptor(ends[0])
    let processID: pid_t
    do throws(ProgramStart.Failure) {
      defer {
        // A pipe holds far more than a card.
        _ = input.withUnsafeBytes { Glibc.write(ends[1], $0.baseAddress, $0.count) }
        for end in ends { close(end) }
      }
      processID = try start.run()
    } catch {
      throw failed("\(program): \(String(cString: strerror(error.errno)))")
    }
    guard await Self.status(of: processID) != 0 else { return }
    let text = FileManager.default.contents(atPath: answer) ?? Data()
    guard let said = try? JSONDecoder().decode(Answer.self, from: text) else {
      throw failed("it said: \(String(decoding: text, as: UTF8.self))")
    }
    throw WorldFailure(step: step, name: said.error.name, why: said.error.why)
  }

  private static func status(of processID: pid_t) async -> Int32 {
    var status: Int32 = 0
    while waitpid(processID, &status, WNOHANG) == 0 {
      await LinkLoop.ofThisProcess.pause(milliseconds: lookMilliseconds)
    }
    return status
  }

  /// Host time between two looks.
  private static let lookMilliseconds: Int64 = 5

  /// What the client says when it did not do what was asked.
  private struct Answer: Decodable {
    let error: Body

    struct Body: Decodable {
      let name: String
      let why: String
    }
  }
}
