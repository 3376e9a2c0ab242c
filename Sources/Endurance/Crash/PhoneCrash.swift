import FoundationEssentials
import Glibc
import GRDB
import HeadUnit
import LinkProtocol
import LinkTransport
import Processes
import ScenarioRunner
import StoreStorage
import WorldTime

/// The real `phone-client`, killed at random instants of its commands: purchases, renewals,
/// refunds, withdrawals and deliveries. After each kill the store is opened again, and what its
/// bank moved is held against receipts, revocations and the rights in a real car.
package struct PhoneCrash: Sendable {
  let kit: EnduranceKit
  let cycles: Int
  let seed: UInt64
  /// Writes a second charge into the bank's books now and then: the run must notice.
  let paysTwice: Bool

  /// After so many cycles the world begins anew.
  private static let cyclesOfWorld = 50

  package init(_ kit: EnduranceKit, cycles: Int, seed: UInt64, paysTwice: Bool = false) {
    (self.kit, self.cycles, self.seed, self.paysTwice) = (kit, cycles, seed, paysTwice)
  }

  /// - Parameter progress: Hears how many cycles are done.
  /// - Returns: what was tried and found.
  /// - Throws: ``EnduranceFailure`` and `HandleFailure` when it cannot be tried.
  package func run(progress: (Int) -> Void = { _ in }) async throws -> EnduranceReport {
    var report = EnduranceReport(
      "crash of the phone", seed: seed, kinds: ["lost", "unsound", "other rights in the car"])
    try await kit.withDaemon { handle in
      for first in stride(from: 0, to: cycles, by: Self.cyclesOfWorld) {
        let count = min(cycles - first, Self.cyclesOfWorld)
        try await handle.ensureAlive()
        try await runWorld(handle, from: first, count: count, &report, progress)
        await handle.discard()
      }
    }
    report.expect(atLeast: cycles / 10, of: "acknowledged commands")
    return report
  }

  private func runWorld(
    _ handle: DaemonHandle, from first: Int, count: Int, _ report: inout EnduranceReport,
    _ progress: (Int) -> Void
  ) async throws {
    let folder = "\(await handle.stateFolder)-phone"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var phone = try CrashPhone(kit, in: folder, socket: handle.folder.socket(.phone))
    let vin = EnduranceKit.vin(1)
    try await EnduranceKit.onControl(of: handle) { client in
      _ = try await client.call(
        VehiclesAdd(vin: vin, profile: EnduranceKit.profile, market: EnduranceKit.market))
    }
    try await phone.introduce()
    var generator = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(first))
    for cycle in first..<(first + count) {
      let place = "cycle \(cycle)"
      let step = phone.draw(&generator)
      if step == .nextMonth {
        try await EnduranceKit.onControl(of: handle) {
          _ = try await $0.call(ClockAdvance(by: CrashPhone.month))
        }
      }
      let isAnswered = try await phone.attempt(step, &generator)
      report.add(1, of: "cycles")
      report.add(isAnswered ? 1 : 0, of: "acknowledged commands")
      report.add(isAnswered ? 0 : 1, of: "killed commands")
      if paysTwice { try phone.payTwice() }
      for found in try await phone.reconcile() {
        report.find(found.kind, at: "\(place), \(step)", found.found)
      }
      let rights = try phone.rights()
      let seen = try await EnduranceKit.onControl(of: handle) { client in
        EnduranceKit.granted(try await client.call(ServicesList(vehicle: vin)).services)
      }
      if seen != rights {
        report.find(
          "other rights in the car", at: "\(place), \(step)",
          "\(seen) where the store has \(rights)")
      }
      progress(cycle + 1)
    }
    report.add(phone.moved.charges, of: "charges")
    report.add(phone.moved.refunds, of: "refunds")
  }
}

/// What the phone is asked to do while it may be killed.
enum PhoneStep: Hashable, Sendable, CustomStringConvertible {
  case buy(String)
  case refund(String)
  case withdraw(String)
  case cancel(String)
  case push
  /// A month has passed: renewals are due.
  case nextMonth

  var description: String {
    switch self {
    case .buy(let product): "buying \(product)"
    case .refund(let id): "refund of \(id)"
    case .withdraw(let id): "withdrawal from \(id)"
    case .cancel(let id): "cancelling \(id)"
    case .push: "push"
    case .nextMonth: "renewals"
    }
  }
}
