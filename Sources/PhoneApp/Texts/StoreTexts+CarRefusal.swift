package import LinkProtocol

extension StoreTexts {
  /// Why the car said no, by the name it gives; its own words are English and for its log.
  package func why(_ refusal: WireError) -> String {
    guard let name = refusal.known, var words = filled("\(ErrorName.section).\(refusal.name)")
    else {
      return self[.carOther]
    }
    if let detail = detail(of: refusal, name) {
      words = self[.carSays, ["reason": words, "detail": detail]]
    }
    guard let next = refusal.nextChangeAt else { return words }
    return joined([words, nextChange(moment(next))])
  }

  /// The rule that said no, where a name says more than the refusal alone.
  private func detail(of refusal: WireError, _ name: ErrorName) -> String? {
    switch name {
    case .serviceNotSubscribed, .serviceNotActive, .notSupportedByGateway:
      refusal.rule.map { reason($0) }
    case .inputInvalid: refusal.rule
    case .vehicleAmbiguous: refusal.detail
    default: nil
    }
  }

  /// Why a command of the car's was rejected, by the name it gives.
  package func rejection(_ name: String) -> String { named(name, in: ErrorName.section) }
}
