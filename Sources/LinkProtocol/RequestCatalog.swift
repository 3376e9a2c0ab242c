/// Every method of the protocol, once.
///
/// The server dispatches on this list, `rpc.discover` and `docs/protocol.md` are written from it,
/// and tests walk over it. To add a method: a file in `Requests/`, a line here, a handler in
/// `HeadUnit`.
package enum RequestCatalog {
  package static let all: [any LinkRequest.Type] = [
    LinkHello.self,
    PairingStart.self, PairingExchange.self, PairingConfirm.self, PairingCancel.self,
    PairingForget.self,
    SessionChallenge.self, SessionOpen.self,
    VehicleDescribe.self,
    EntitlementsPush.self, EntitlementsVersion.self,
    ServicesList.self, ServicesExplain.self, ServicesTimeline.self, ServicesWatch.self,
    ServicesUnwatch.self,
    VehiclesAdd.self, VehiclesAddMany.self, VehiclesList.self, VehiclesDescribe.self,
    VehiclesSet.self,
    VehiclesRemove.self, VehiclesDrive.self, VehiclesSetWallClock.self, VehiclesReset.self,
    VehiclesSignals.self,
    ServicesUse.self, ServicesCommands.self, ServicesCancel.self,
    PinRequest.self, PinSet.self, PinMail.self,
    TimeChallenge.self, TimeStatement.self,
    ClockGet.self, ClockSet.self, ClockAdvance.self, ClockRate.self, ClockFreeze.self,
    ClockRun.self, ClockRejoin.self,
    PairingOpen.self, PairingShow.self, PairingAccept.self, PairingReject.self,
    PairingClose.self,
    BondsList.self, BondsRemove.self, BondsSetOwner.self,
    ProfilesList.self, ProfilesDescribe.self,
    TrustList.self, TrustAdd.self, TrustRemove.self,
    FaultsAdd.self, FaultsList.self, FaultsClear.self,
    JournalQuery.self, JournalWatch.self, JournalUnwatch.self,
    DaemonStatus.self, DaemonMetrics.self, DaemonCheck.self,
    DaemonBackup.self, DaemonReadBackup.self, DaemonRemoveBackup.self, RpcDiscover.self,
  ]
}
