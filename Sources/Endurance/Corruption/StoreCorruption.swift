import FoundationEssentials
import HeadUnit
import LinkProtocol
import LinkTransport
import ScenarioRunner
import WorldTime

/// The real `phone-client` on a damaged copy of its store.
package struct StoreCorruption: Sendable {
  private let kit: EnduranceKit
  private let seed: UInt64

  /// Commands that read most of what a store keeps.
  private static let commands = [["subscriptions"], ["orders"]]
  /// Every other status, or a signal, is a fault: done, refused, bad data, internal, I/O, too late.
  private static let statuses: Set<Int32> = [0, 1, 65, 70, 74, 75]

  package init(_ kit: EnduranceKit, seed: UInt64) { (self.kit, self.seed) = (kit, seed) }

  /// Tries the variants of these numbers.
  ///
  /// - Parameters:
  ///   - numbers: From 1; each is drawn from the seed and its number alone.
  ///   - progress: Hears how many are done.
  /// - Returns: what was tried and found.
  /// - Throws: ``EnduranceFailure`` and `HandleFailure` when it cannot be tried.
  package func run(
    _ numbers: ClosedRange<Int>, progress: (Int) -> Void = { _ in }
  ) async throws -> EnduranceReport {
    var report = EnduranceReport(
      "corruption of the phone's store", seed: seed, kinds: ["died", "says nothing clear"])
    var scratch = try SweepFolder()
    defer { scratch.remove() }
    let folder = try scratch.fresh()
    let phone = try await populated(in: folder)
    let template = "\(folder)/template.sqlite"
    let files = FileManager.default
    for end in ["", "-wal"] where files.fileExists(atPath: phone.storePath + end) {
      try files.copyItem(atPath: phone.storePath + end, toPath: template + end)
    }
    let map = try DamageMap(path: template)
    for number in numbers {
      var generator = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(number))
      let damage = map.damage(&generator)
      for end in ["", "-wal", "-shm", ".lock"] {
        try? files.removeItem(atPath: phone.storePath + end)
      }
      try files.copyItem(atPath: template, toPath: phone.storePath)
      guard try map.apply(damage, to: phone.storePath) else { continue }
      report.add(1, of: "variants")
      for words in Self.commands {
        let end = try await phone.run(words, killAfter: nil)
        report.add(end == .exited(0) ? 1 : 0, of: "answers")
        if case .exited(let status) = end, status != 0 {
          report.add(1, of: "errors with status \(status)")
        }
        if let wrong = Self.judge(end, phone.said) {
          report.find(
            wrong, at: "variant \(number), \(damage)", "\(words[0]): \(end), \(phone.said)")
        }
      }
      progress(number)
    }
    return report
  }

  private static func judge(_ end: CrashPhone.End, _ said: String) -> String? {
    guard case .exited(let status) = end else { return "died" }
    guard statuses.contains(status) else { return "died" }
    guard status != 0 else { return nil }
    let errors = said.split(separator: "\n").filter {
      $0.hasPrefix("error: ") || $0.contains("error")
    }
    return errors.count == 1 ? nil : "says nothing clear"
  }

  /// A phone that has bought, given back and renewed.
  private func populated(in folder: String) async throws -> CrashPhone {
    try await kit.withDaemon { handle in
      try await handle.ensureAlive()
      var phone = try CrashPhone(kit, in: "\(folder)/phone", socket: handle.folder.socket(.phone))
      try await EnduranceKit.onControl(of: handle) { client in
        _ = try await client.call(
          VehiclesAdd(
            vin: EnduranceKit.vin(1), profile: EnduranceKit.profile, market: EnduranceKit.market))
      }
      try await phone.introduce()
      for product in CrashPhone.products { try await phone.complete(.buy(product)) }
      try await phone.complete(.withdraw(phone.subscription(of: CrashPhone.products[0])))
      try await EnduranceKit.onControl(of: handle) { client in
        _ = try await client.call(ClockAdvance(by: CrashPhone.month))
      }
      try await phone.complete(.nextMonth)
      try await phone.complete(.refund(phone.subscription(of: CrashPhone.products[1])))
      try await phone.complete(.push)
      return phone
    }
  }
}
