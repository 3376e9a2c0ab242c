import Crypto
import Entitlements
import FoundationEssentials
import NissanStore
import Synchronization
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import StoreStorage

/// One set of rules in two surroundings.
@Suite(.timeLimit(.minutes(60)))
struct MemoryTests {
  /// How many sequences of commands are tried; more in a long run.
  private static let sequences =
    ProcessInfo.processInfo.environment["HEADUNIT_SEQUENCES"].flatMap { Int($0) } ?? 200
  private static let commands = 60

  @Test func `memory and SQLite give the same answers, to the cent and the millisecond`()
    async throws
  {
    var (names, refusals) = (Set<String>(), Set<String>())
    var events: Set<StoreEvent.Kind> = []
    for seed in 1...UInt64(Self.sequences) {
      let run = try TwoStores(seed: seed)
      try await run.live(commands: Self.commands, &names, &refusals)
      events.formUnion(run.kinds)
    }
    #expect(
      Set(StoreEvent.Kind.allCases).subtracting(events)
        .isSubset(of: Self.sequences < 2_000 ? [.paymentLapsed, .withdrawn] : []))
    let kinds = [
      "create account", "link", "release", "buy", "begin", "address", "card", "choose card",
      "open terms", "accept", "review", "confirm", "authenticate", "abandon", "refresh",
      "auto-renew", "pause", "drop pause", "resume", "answer price", "price", "refund",
      "open withdrawal",
      "withdraw", "transfer", "add card", "default card", "remove card", "replace card",
      "document", "acknowledge", "look", "catch up",
    ]
    #expect(names == Set(kinds))
    let wholePurchases = [
      "address_invalid", "already_owned", "authentication_needed", "card_invalid", "incompatible",
      "insufficient_funds", "payment_pending", "price_changed", "quote_mismatch", "terms_outdated",
    ]
    #expect(refusals.isSuperset(of: wholePurchases.map { "buy: \($0)" }))
    let missing = Set(StoreRefusalName.allCases.map(\.rawValue)).subtracting(refusals)
    #expect(missing.isSubset(of: Self.sequences < 2_000 ? Self.rare : []), "\(missing)")
  }

  /// What random customers come to in a long run only.
  private static let rare: Set<String> = [
    "allowance_stays", "credited_to", "price_consent_needed", "trial_used",
    "withdrawal_unconfirmed",
  ]
}

/// A store in memory and one in a file, to which the same happens.
private final class TwoStores {
  private let memory: MemoryStore
  private let memoryLine: FaultyGateway
  private var kept: StoreStorage
  private var keptLine: FaultyGateway
  private let folder: TemporaryFolder
  private let seed: UInt64
  private let names: FreshNames
  private var sells: Catalog
  /// What happened, by its kind.
  private(set) var kinds: Set<StoreEvent.Kind> = []

  init(seed: UInt64) throws {
    self.seed = seed
    folder = try TemporaryFolder()
    sells = try ShippedCatalog.load()
    names = Self.names(seed: seed)
    (kept, keptLine) = try Self.open(folder, sells, names)
    var line: FaultyGateway?
    memory = MemoryStore(
      Store(selling: Offering(sells), names: Self.names(seed: seed)),
      signer: StoreSigner(
        keys: MemoryKeys { Ed25519PrivateKey(Curve25519.Signing.PrivateKey()) }),
      gateway: { inner in
        let faulty = FaultyGateway(inner)
        line = faulty
        return faulty
      })
    memoryLine = try #require(line)
  }

  private static func names(seed: UInt64) -> FreshNames {
    let generator = Mutex(SeededGenerator(seed: seed &* 31))
    return FreshNames { count in
      generator.withLock { generator in
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      }
    }
  }

  private static func open(
    _ folder: TemporaryFolder, _ catalog: Catalog, _ names: FreshNames
  ) throws -> (StoreStorage, FaultyGateway) {
    var line: FaultyGateway?
    let store = try StoreStorage(
      path: "\(folder.path)/store.sqlite", catalog: catalog, names: names,
      gateway: { inner in
        let faulty = FaultyGateway(inner)
        line = faulty
        return faulty
      })
    return (store, try #require(line))
  }

  func live(
    commands count: Int, _ names: inout Set<String>, _ refusals: inout Set<String>
  ) async throws {
    var random = RandomCommands(seed: seed)
    var now = Instant.opening
    for number in 1...count {
      let pause = random.pause()
      now = now.adding(pause)
      if random.reopens() { try reopen(&random) }
      let (drawn, fault) = (random.next(), random.fault())
      names.insert(drawn.name)
      memoryLine.arm(fault)
      keptLine.arm(fault)
      let one = await answer(memory, drawn.command(), at: now)
      let other = await answer(kept, drawn.command(), at: now)
      memoryLine.arm(nil)
      keptLine.arm(nil)
      #expect(one == other, "seed \(seed), command \(number): \(drawn.name) at \(now)")
      guard one == other else { return }
      switch one {
      case .success(let answer): random.note(answer)
      case .failure(.refused(let refusal)):
        refusals.formUnion([refusal.name, "\(drawn.name): \(refusal.name)"])
      case .failure(.failed(let failure)): #expect(failure == .paymentUnknown)
      }
    }
    try await compareAll(random.everything, at: now)
  }

  /// Another phone, or the same one after a restart; another catalogue now and then.
  private func reopen(_ random: inout RandomCommands) throws {
    sells = try random.catalogue().get()
    memory.sell(by: sells)
    (kept, keptLine) = try Self.open(folder, sells, names)
  }

  private func compareAll(_ queries: [StoreQuery], at now: Instant) async throws {
    (kept, keptLine) = try Self.open(folder, sells, names)
    for query in queries {
      #expect(
        await answer(memory, .look(query), at: now) == answer(kept, .look(query), at: now),
        "seed \(seed), \(query)")
    }
    try await compareEvents()
  }

  /// Nothing happened in one that did not in the other, at the same instant and in that order.
  private func compareEvents() async throws {
    let all = memory.happened
    for account in Set(all.compactMap(\.account)) {
      var next = (memory: 0, kept: 0)
      while true {
        let one = try await memory.events(of: account, after: next.memory)
        let other = try await kept.events(of: account, after: next.kept)
        #expect(one.map(\.event) == other.map(\.event), "seed \(seed)")
        #expect(one.map(\.sequence) == other.map(\.sequence), "seed \(seed)")
        guard let last = one.last, let same = other.last else { break }
        next = (last.sequence, same.sequence)
      }
    }
    kinds.formUnion(all.map(\.kind))
  }

  /// Signatures are made with different keys, so that documents are compared as they read.
  private func answer(
    _ store: any StoreBackOffice, _ command: StoreCommand, at now: Instant
  ) async -> Result<StoreAnswer, StoreError> {
    do throws(StoreError) {
      let answer = try await store.perform(command, at: now)
      guard case .document(let signed?) = answer else { return .success(answer) }
      return .success(.document(SignedDocument(document: signed.document, compact: "")))
    } catch {
      return .failure(error)
    }
  }
}
