import NissanStore
import VehicleCatalog

extension StoreDatabase {
  /// Asks the processor; its failures are told apart from refusals.
  func ofProcessor<Value>(
    _ ask: () async throws(StoreFailure) -> Value
  ) async throws(StoreError) -> Value {
    do throws(StoreFailure) { return try await ask() } catch { throw .failed(error) }
  }

  /// Charges, but for a card whose holder has disputed a charge: nothing is charged to that one by
  /// itself.
  func charge(_ request: ChargeRequest) async throws(StoreError) -> ChargeOutcome {
    if !request.isCustomerPresent,
      try await read({ try NoticeTable.hasDisputed(request.card, $0) })
    {
      return .declined(.genericDecline)
    }
    return try await ofProcessor { () async throws(StoreFailure) in
      try await gateway.charge(request)
    }
  }
}
