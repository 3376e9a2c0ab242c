package import Entitlements
package import VehicleCatalog
package import WorldTime

/// What a car will say about its services if nothing but time happens.
package struct Timeline: Hashable, Sendable {
  /// A stretch of time, `[from, to)`, in which people see no difference.
  package struct Band: Hashable, Sendable {
    package let service: ServiceID
    package let state: ServiceState
    package let reason: ServiceReason
    package let from: Instant
    /// `nil` when nothing ends it up to ``Timeline/until``.
    package fileprivate(set) var to: Instant?

    fileprivate init(_ service: ServiceID, _ verdict: ServiceVerdict, from: Instant) {
      self.service = service
      (state, reason) = (verdict.state, verdict.reason)
      self.from = from
    }

    fileprivate func looksLike(_ verdict: ServiceVerdict) -> Bool {
      state == verdict.state && reason == verdict.reason
    }
  }

  /// Those of each service in the order of time, without gaps; the services as they were asked for.
  package let bands: [Band]
  /// Every change up to this instant, itself included, is in ``bands``.
  package let until: Instant
}

extension Vehicle {
  /// This car at an instant ahead if nothing but time happens until then.
  ///
  /// - Returns: `nil` when `dueMax` instants fall due by then, or more.
  package func ahead(
    to instant: Instant, passing dueMax: Int = dueInstantsAheadMax, in catalog: Catalog
  ) -> Vehicle? {
    var car = self
    for _ in 0..<dueMax {
      if car.passNextDue(notAfter: instant, in: catalog) == nil { return car }
    }
    return nil
  }

  /// What the car will say about services from `now`, of which everything due is caught up, up to
  /// `until`: less far where there would be more than `bandsMax` bands, or
  /// ``dueInstantsAheadMax`` instants have fallen due.
  package func timeline(
    of services: [Service], from now: Instant, until: Instant, bandsMax: Int, in catalog: Catalog
  ) -> Timeline {
    var car = self
    var bands = services.map {
      [Timeline.Band($0.id, verdict(on: $0, at: now, in: catalog), from: now)]
    }
    func timeline(until: Instant) -> Timeline {
      Timeline(bands: bands.flatMap(\.self), until: until)
    }
    // Time alone changes nothing of a service that no right names.
    let inPlay = Set(servicesInPlay(in: catalog).map(\.id))
    let changing = services.indices.filter { inPlay.contains(services[$0].id) }
    var count = bands.count
    for _ in 0..<Self.dueInstantsAheadMax {
      guard let due = car.passNextDue(notAfter: until, in: catalog) else {
        return timeline(until: until)
      }
      let changes = changing.compactMap { index -> (index: Int, verdict: ServiceVerdict)? in
        let verdict = car.verdict(on: services[index], at: due, in: catalog)
        return bands[index].last?.looksLike(verdict) == true ? nil : (index, verdict)
      }
      count += changes.count
      guard count <= bandsMax else { return timeline(until: due.advanced(milliseconds: -1)) }
      for (index, verdict) in changes {
        bands[index][bands[index].count - 1].to = due
        bands[index].append(Timeline.Band(services[index].id, verdict, from: due))
      }
    }
    return timeline(until: car.asOf)
  }
}
