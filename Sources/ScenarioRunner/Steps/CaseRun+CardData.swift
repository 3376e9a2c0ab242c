import Entitlements
import FoundationEssentials
import LinkProtocol
import Scenarios
import StoreStorage
import Synchronization
import VehicleCatalog

/// What a world wrote, searched for cards.
extension CaseRun {
  /// No number and no security code of a card that was used stands anywhere.
  func checkCardData() async throws(StepFailure) {
    let cards = cardsUsed
    guard !cards.isEmpty else {
      throw .unmet(expected: "a card that was used", found: "no card was used in this case")
    }
    let traces = CardTraces(of: cards, securityCode: CaseAnswers.securityCode)
    let files = try await files()
    for (name, data) in files + phonesWrote() + (try await journals()) {
      guard let found = traces.first(in: data) else { continue }
      throw .unmet(expected: "no card data", found: "\(found) in \(name)")
    }
  }

  private typealias Written = [(name: String, data: Data)]

  /// The databases of both sides and the daemon's log, as they stand on a disk.
  private func files() async throws(StepFailure) -> Written {
    do {
      let scratch = try ScratchFolder()
      defer { scratch.remove() }
      try await handle.leaveState(in: scratch.path)
      let files = FileManager.default
      // Somebody else's daemon gives no files away.
      let ofDaemon = try files.subpathsOfDirectory(atPath: scratch.path)
      guard handle.isShared || !ofDaemon.isEmpty else {
        throw StepFailure.broken("the daemon left no file to search")
      }
      try await StoreStorage.write(memory, to: "\(scratch.path)/store.sqlite", at: now)
      return try files.subpathsOfDirectory(atPath: scratch.path).sorted().compactMap { name in
        files.contents(atPath: "\(scratch.path)/\(name)").map { (name, $0) }
      }
    } catch let failure as StepFailure {
      throw failure
    } catch {
      throw .broken("what was written cannot be read: \(error)")
    }
  }

  /// Documents as they travel and as they read, and what phones keep.
  private func phonesWrote() -> Written {
    phones.withLock { $0.values.sorted { $0.name < $1.name } }.flatMap { phone in
      let documents = phone.allDocuments.flatMap { document in
        let parts = document.compact.split(separator: ".").compactMap { Base64URL.decode($0) }
        return [Data(document.compact.utf8)] + parts.map { Data($0) }
      }
      return documents.map { ("a document of phone ‘\(phone.name)’", $0) }
        + (phone.written.map { [("the memory of phone ‘\(phone.name)’", $0)] } ?? [])
    }
  }

  private func journals() async throws(StepFailure) -> Written {
    var written: Written = []
    for (name, vin) in cars.sorted(by: { $0.key < $1.key }) {
      let page = try await ask(JournalQuery(vehicle: vin.rawValue, limit: 1_000))
      let lines = page.entries.map(\.line).joined(separator: "\n")
      written.append(("the journal of ‘\(name)’", Data(lines.utf8)))
    }
    return written
  }
}
