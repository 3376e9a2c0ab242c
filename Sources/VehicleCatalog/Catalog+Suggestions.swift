extension Catalog {
  /// The phones whose names are near a name that was typed wrong, nearest first.
  package func phoneNames(near text: String) -> [String] {
    NearestName.ranked(text, among: phones.flatMap { [$0.model, $0.name] }, limit: 3)
  }

  /// The products whose ids are near one that was typed wrong, nearest first.
  package func productIDs(near text: String) -> [ProductID] {
    NearestName.ranked(text, among: products.map(\.id.rawValue), limit: 3)
      .map(ProductID.init(rawValue:))
  }

  /// The services whose ids are near one that was typed wrong, nearest first.
  package func serviceIDs(near text: String) -> [ServiceID] {
    NearestName.ranked(text, among: services.map(\.id.rawValue), limit: 3)
      .map(ServiceID.init(rawValue:))
  }
}
