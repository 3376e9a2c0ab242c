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

extension ProfileSummary {
  /// Every profile name of a catalogue with its markets, in order of name.
  static func index(of catalog: Catalog) -> [ProfileSummary] {
    var index: [ProfileSummary] = []
    for profile in catalog.profiles() {
      let name = profile.name.description
      if index.last?.profile == name {
        if index[index.count - 1].markets.last != profile.market {
          index[index.count - 1].markets.append(profile.market)
        }
      } else {
        index.append(
          ProfileSummary(
            profile: name, displayName: "\(profile.model) \(profile.trim) \(profile.modelYear)",
            markets: [profile.market]))
      }
    }
    return index
  }
}

extension ProfilesDescribe: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let found = try unit.profile(profile, market: market, built: built)
    return Response(
      profile: found.name.description, market: found.market, displayName: found.displayName,
      powertrain: found.powertrain, headUnit: found.headUnit.name,
      capabilities: found.capabilities.map(\.rawValue).sorted(), confidence: found.confidence,
      source: found.source,
      services: unit.catalog.services.map { service in
        let unmet = unit.catalog.compatibility(
          of: service.id, with: found, phone: nil, at: unit.now
        ).unmet
        return ServiceCompatibility(
          service: service.id.rawValue, compatible: unmet.isEmpty, unmet: unmet)
      })
  }
}
