import LinkProtocol
import VehicleCatalog

extension ProfilesList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let wanted = matching?.lowercased() ?? ""
    return Response(
      profiles: unit.profileIndex.filter { wanted.isEmpty || $0.profile.contains(wanted) })
  }

  func reply(
    to id: RequestID, _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> Route.Reply {
    guard matching ?? "" == "" else {
      return Route.Reply(
        line: ReplyCoding.line(OutgoingReply(id: id, result: try await answer(unit, caller))))
    }
    return Route.Reply(line: ReplyCoding.line(id: id, written: unit.writtenProfiles))
  }
}

extension ProfilesDescribe: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    Response(
      try unit.profile(profile, market: market, built: built), at: unit.now, in: unit.catalog)
  }
}
