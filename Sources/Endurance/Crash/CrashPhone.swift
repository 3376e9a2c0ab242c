import Entitlements
import FoundationEssentials
import Glibc
import HeadUnit
import LinkProtocol
import LinkTransport
import NissanStore
import Processes
import StoreStorage
import VehicleCatalog
import WireText
import WorldTime

/// A phone whose commands are killed, and what it was told while they were not.
struct CrashPhone {
  private let kit: EnduranceKit
  private let folder: String
  private let socket: String
  /// Receipts that the customer has seen.
  private var receipts: Set<String> = []
  /// Orders that the customer was told are done.
  private var orders: Set<String> = []
  /// As the store last had them.
  private var subscriptions: [Subscription] = []
  private var entitled: [String] = []
  /// World time.
  private var now = EnduranceKit.start
  private(set) var moved = StoreAudit.Movements(charges: 0, refunds: 0)
  /// How long a command of each kind takes when nobody kills it.
  private var milliseconds: [String: Int64] = [:]

  static let products = ["smart-alerts", "in-car-wifi", "remote-door-lock"]
  private static let card =
    #"{"holder":"Camille Martin","number":"4242424242424242","expiry":"12/35","code":"737"}"#
  private static let address =
    #"{"line1":"12 rue de la Paix","town":"Paris","postcode":"75002","country":"FR"}"#
  /// What passes in the world before ``PhoneStep/nextMonth``.
  static let month = Period.days(31)
  private static let patienceMilliseconds: Int64 = 60_000
  private static let durationGuessed: Int64 = 150

  init(_ kit: EnduranceKit, in folder: String, socket: String) throws {
    (self.kit, self.folder, self.socket) = (kit, folder, socket)
    guard mkdir(folder, 0o700) == 0 else { throw EnduranceFailure.system("mkdir of \(folder)") }
    try Data(Self.card.utf8).write(to: URL(filePath: "\(folder)/card.json"))
    try Data(Self.address.utf8).write(to: URL(filePath: "\(folder)/address.json"))
  }

  var storePath: String { "\(folder)/home/store.sqlite" }

  /// Its owner's account, which phone it is, and a bond with the car.
  mutating func introduce() async throws {
    for words in [
      [
        "account", "create", "--email", "camille@example.com", "--name", "Camille Martin",
        "--country", "FR", "--language", "en",
      ],
      ["phone", "set", "--model", "iPhone 14", "--os-version", "17.5"], ["pair", "--yes"],
    ] {
      let end = try await run(words, killAfter: nil)
      guard end == .exited(0) else { throw EnduranceFailure("\(words[0]): \(end), \(said)") }
    }
    _ = try await reconcile()
  }

  /// What to do next.
  func draw(_ generator: inout SplitMix64) -> PhoneStep {
    let running = subscriptions.filter { !$0.state.isOver }
    let missing = Self.products.filter { product in
      !running.contains { $0.product.rawValue == product }
    }
    let one = running.randomElement(using: &generator)?.id.rawValue
    switch (
      Int.random(in: 0..<10, using: &generator), one, missing.randomElement(using: &generator)
    ) {
    case (0...4, _, let product?): return .buy(product)
    case (0...2, let id?, _), (5...6, let id?, _): return .refund(id)
    case (7, let id?, _): return .withdraw(id)
    case (8, let id?, _): return .cancel(id)
    case (3...4, _, _), (9, _, _): return .nextMonth
    default: return .push
    }
  }

  /// Does it, and is killed on the way or not.
  ///
  /// - Returns: Whether it came to its end.
  mutating func attempt(_ step: PhoneStep, _ generator: inout SplitMix64) async throws -> Bool {
    if step == .nextMonth { now = now.adding(Self.month) }
    let words = words(for: step)
    let kind = words.prefix(2).joined(separator: " ")
    let usual = milliseconds[kind] ?? Self.durationGuessed
    let start = Self.hostMilliseconds()
    let end = try await run(
      words, killAfter: Int64.random(in: 0...(usual + usual / 8), using: &generator))
    guard case .exited(let status) = end else {
      // The next one may come further.
      milliseconds[kind] = usual + usual / 4
      return false
    }
    milliseconds[kind] = Self.hostMilliseconds() - start
    if status == 0, case .buy = step { remember() }
    return true
  }

  private func words(for step: PhoneStep) -> [String] {
    switch step {
    case .buy(let product):
      [
        "store", "buy", product, "--months", "1", "--address", "\(folder)/address.json",
        "--card-stdin", "--accept-terms",
      ]
    case .refund(let id): ["subscription", "refund", id]
    case .withdraw(let id): ["subscription", "withdraw", id, "--confirm"]
    case .cancel(let id): ["subscription", "cancel", id]
    case .push: ["push"]
    case .nextMonth: ["subscriptions"]
    }
  }

  /// Does it and waits for its end, which must be good.
  ///
  /// - Throws: ``EnduranceFailure``.
  mutating func complete(_ step: PhoneStep) async throws {
    if step == .nextMonth { now = now.adding(Self.month) }
    let end = try await run(words(for: step), killAfter: nil)
    guard end == .exited(0) else { throw EnduranceFailure("\(step): \(end), \(said)") }
    _ = try await reconcile()
  }

  /// The name of the newest subscription of a product; empty without one.
  func subscription(of product: String) -> String {
    subscriptions.first { $0.product.rawValue == product }?.id.rawValue ?? ""
  }

  /// Lets the store catch up and the car hear of it, and looks for what is not as it must be.
  mutating func reconcile() async throws -> [(kind: String, found: String)] {
    let end = try await run(["push"], killAfter: nil)
    guard end == .exited(0) else { return [("stuck", "push: \(end), \(said)")] }
    let store = try StoreStorage(path: storePath, catalog: kit.catalog)
    let account = try await store.signIn("camille@example.com").id
    let audit = try StoreAudit(path: storePath)
    var found = try audit.violations().map { (kind: "unsound", found: $0) }
    moved = try audit.movements()
    subscriptions = try await store.subscriptions(of: account, at: now)
    let kept = try await store.receipts(of: account, at: now)
    for number in receipts.subtracting(kept.map(\.number.rawValue)).sorted() {
      found.append(("lost", "receipt \(number), which the customer has"))
    }
    let done = try await store.orders(of: account, at: now)
      .filter { $0.fulfilledAt != nil }.map(\.id.rawValue)
    for order in orders.subtracting(done).sorted() {
      found.append(("lost", "order \(order), which the customer was told is done"))
    }
    entitled = try await Self.services(
      in: store.latestDocument(
        for: try VIN(EnduranceKit.vin(1)), at: now))
    return found
  }

  /// The services that the store's newest document gives.
  func rights() throws -> [String] { entitled }

  private static func services(in document: SignedDocument?) -> [String] {
    let usable: Set<EntitlementStatus> = [.active, .cancelled, .grace]
    let given = document?.document.entitlements.filter { usable.contains($0.status) } ?? []
    return Set(given.map(\.service.rawValue)).sorted()
  }

  /// A second charge of a purchase, as a bank would make that was asked without a key.
  func payTwice() throws { try StoreAudit(path: storePath).repeatCharge() }
}

// MARK: - Running

extension CrashPhone {
  /// How a command ended.
  enum End: Hashable {
    case exited(Int32)
    case killed
  }

  /// The beginning of what the last command wrote to standard error.
  var said: String {
    let data = FileManager.default.contents(atPath: "\(folder)/errors") ?? Data()
    return String(decoding: data.prefix(400), as: UTF8.self)
  }

  /// What the customer reads after a purchase.
  private mutating func remember() {
    let data = FileManager.default.contents(atPath: "\(folder)/answer") ?? Data()
    guard let answer = try? JSONParser.parse([UInt8](data)) else { return }
    if case .string(let number)? = answer["receipt"]?["number"] { receipts.insert(number) }
    if case .string(let order)? = answer["order"]?["order"] { orders.insert(order) }
  }

  /// Runs a command, and kills it after so much host time; `nil` lets it end.
  func run(_ words: [String], killAfter milliseconds: Int64?) async throws -> End {
    let card = open("\(folder)/card.json", O_RDONLY | O_CLOEXEC)
    defer { close(card) }
    var start = ProgramStart(
      [kit.phone, "--socket", socket, "--home", "\(folder)/home", "--profiles", kit.profiles]
        + ["--json"] + words)
    start.input = .descriptor(card)
    start.output = .file("\(folder)/answer")
    start.errors = .file("\(folder)/errors")
    let child: pid_t
    do throws(ProgramStart.Failure) { child = try start.run() } catch {
      throw EnduranceFailure(
        "\(kit.phone) cannot be started: \(String(cString: strerror(error.errno)))")
    }
    let deadline = Self.hostMilliseconds() + (milliseconds ?? Self.patienceMilliseconds)
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) != child {
      if Self.hostMilliseconds() >= deadline {
        kill(child, SIGKILL)
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        break
      }
      await LinkLoop.ofThisProcess.pause(milliseconds: 1)
    }
    return status & 0x7F == 0 ? .exited((status >> 8) & 0xFF) : .killed
  }

  private static func hostMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
  }
}
