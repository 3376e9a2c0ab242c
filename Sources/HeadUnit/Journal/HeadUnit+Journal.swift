import LinkProtocol
import Logging
import VehicleCatalog

extension HeadUnit {
  /// Reads from the journal. The first unreadable entry goes to the log and `status`.
  ///
  /// - Throws: `internal_error` when it cannot be read; the log says more.
  func journalPage(_ selection: JournalSelection) async throws(WireError) -> JournalPage {
    do {
      let page = try await storage.journalPage(selection)
      report(unreadable: page.unreadable, of: selection.vehicle)
      return page
    } catch is CancellationError {
      throw WireError(.internalError, "nobody waits for the journal any more")
    } catch {
      report(.storage, Self.standingFailure(of: error))
      let id = incidentID()
      logger.error("journal not read", metadata: ["id": "\(id)", "why": "\(error)"])
      throw WireError(.internalError, "the journal could not be read", detail: id)
    }
  }

  /// Entries that the log names.
  private static let numbersLoggedMax = 20

  private func report(unreadable: [Int], of vehicle: VIN) {
    guard !unreadable.isEmpty, standingFailures[.journal] == nil else { return }
    let numbers = unreadable.prefix(Self.numbersLoggedMax).map(String.init).joined(separator: ", ")
    logger.error(
      "entries of the journal make no sense, and are left out",
      metadata: ["vehicle": "\(vehicle)", "numbers": "\(numbers)"])
    report(.journal, "entries of the journal of \(vehicle) make no sense")
  }
}
