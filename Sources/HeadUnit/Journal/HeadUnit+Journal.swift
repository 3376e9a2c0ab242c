import LinkProtocol
import Logging

extension HeadUnit {
  /// Reads from the journal on the disk.
  ///
  /// - Throws: `internal_error` when it cannot be read; the log says more.
  func journalPage(_ selection: JournalSelection) async throws(WireError) -> JournalPage {
    do {
      return try await database.journalPage(selection)
    } catch is CancellationError {
      throw WireError(.internalError, "nobody waits for the journal any more")
    } catch {
      report(.storage, Self.trouble(of: error))
      let id = faultID()
      logger.error("journal not read", metadata: ["id": "\(id)", "why": "\(error)"])
      throw WireError(.internalError, "the journal could not be read", detail: id)
    }
  }
}
