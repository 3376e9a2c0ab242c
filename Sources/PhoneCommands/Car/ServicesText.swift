import CarModel
import CommandSupport
import Entitlements
import LinkProtocol
import PhoneApp
import VehicleCatalog
import WorldTime

/// What the car says of its services, for people.
struct ServicesText {
  private let texts: StoreTexts
  private let catalog: Catalog

  init(_ texts: StoreTexts, catalog: Catalog) {
    self.texts = texts
    self.catalog = catalog
  }

  /// Every service: its state, why, and when that changes next.
  ///
  /// - Parameters:
  ///   - answer: The car's.
  ///   - width: Columns of the terminal; `nil` keeps lines whole.
  /// - Returns: A heading and a table.
  func list(_ answer: ServicesList.Response, width: Int?) -> StyledText {
    var table = Table(
      [texts[.service], texts[.state], texts[.reason], texts[.nextChange]])
    for service in answer.services {
      let style: TextStyle = service.state == .unsupported ? .faint : .plain
      table.add([
        .init(name(of: service), style),
        .init(texts.state(service.state, percent: service.progressPercent), service.state.style),
        .init(texts.reason(service.reason), style),
        .init(service.nextChangeAt.map { texts.moment($0, from: answer.worldTime) } ?? ""),
      ])
    }
    return [
      StyledText(
        texts[
          .servicesAt,
          ["vehicle": texts.name(ofCar: answer.vehicle), "moment": texts.moment(answer.worldTime)]],
        .strong),
      table.text(width: width),
    ].lines()
  }

  /// One service, and the chain that leads to its state.
  ///
  /// - Parameters:
  ///   - answer: The car's.
  ///   - isAhead: It is of an instant ahead.
  ///   - width: Columns of the terminal; `nil` keeps lines whole.
  /// - Returns: The state, the chain, and when it changes next.
  func explanation(
    _ answer: ServicesExplain.Response, isAhead: Bool, width: Int?
  ) -> StyledText {
    var table = Table()
    for link in answer.chain {
      table.add([
        .init(link.passed ? "  ✓" : "  ✗", link.passed ? .good : .bad),
        .init(texts[link.link]), .init(texts.shown(link)),
      ])
    }
    let status = answer.status
    let next = status.nextChangeAt.map {
      texts.nextChange(texts.moment($0, from: answer.worldTime))
    }
    return [
      isAhead
        ? StyledText(texts[.explainedAt, ["moment": texts.moment(answer.worldTime)]], .faint) : nil,
      StyledText(texts.summary(of: status, called: name(of: status)), status.state.style),
      StyledText(texts.threeAnswers(status), .faint),
      table.text(width: width),
      StyledText(next ?? texts[.noChangeAhead], .faint),
    ].compactMap(\.self).lines()
  }

  /// The services that will change, state by state, and the one that was asked for.
  ///
  /// - Parameters:
  ///   - answer: The car's.
  ///   - width: Columns of the terminal; `nil` keeps lines whole.
  /// - Returns: A heading, and below it each service with its states.
  func timeline(_ answer: ServicesTimeline.Response, width: Int?) -> StyledText {
    let all = answer.services
    let shown = all.count == 1 ? all : all.filter { $0.bands.count > 1 }
    let isSteady = shown.allSatisfy { $0.bands.count == 1 }
    let parts = shown.flatMap { service, bands -> [StyledText] in
      var table = Table()
      for band in bands {
        table.add([
          .init("  " + texts.moment(band.from)), .init(texts[band.state], band.state.style),
          .init(texts.reason(band.reason)),
        ])
      }
      return [
        StyledText(texts.name(of: ServiceID(rawValue: service)), .strong), table.text(width: width),
      ]
    }
    let title = ["vehicle": answer.vehicle, "until": texts.moment(answer.until)]
    return
      ([StyledText(texts[.timelineOf, title])] + parts
      + (isSteady ? [StyledText(texts[.noChangeAhead], .faint)] : [])).lines()
  }

  private func name(of status: ServiceStatus) -> String {
    catalog.service(ServiceID(rawValue: status.service))?.name[texts.language] ?? status.name
  }
}
