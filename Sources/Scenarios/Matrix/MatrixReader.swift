import VehicleCatalog

/// Reads `matrix`.
struct MatrixReader {
  let catalog: Catalog
  /// Of the world, as far as it is written without expressions.
  let worldProfile: ProfileName?
  let worldMarket: String

  /// Names that mean something else.
  private static let reserved = ["start"]

  /// - Parameter value: `nil` where there is no matrix; that is one case without parameters.
  /// - Returns: `nil` when a parameter has no value; it was reported.
  func read(_ value: YAMLValue?) -> Matrix? {
    guard let value else { return matrix([], [], keepsAll: true, soldMonths: false) }
    let entries = value.entries(of: "parameters")
    var axes: [MatrixAxis] = []
    var keepsAll = false
    var isWhole = true
    for (key, name, entry) in entries where name != MatrixFields.except {
      if name == MatrixFields.keep {
        keepsAll = entry.name("word", among: MatrixFields.keepWords) == MatrixFields.keepsAll
        continue
      }
      if let axis = axis(name, key: key, entry) { axes.append(axis) } else { isWhole = false }
    }
    let exceptions = exceptions(entries.first { $0.name == MatrixFields.except }?.value, axes)
    guard isWhole, !axes.isEmpty else {
      if isWhole { value.report("an empty matrix; it needs a parameter") }
      return nil
    }
    guard fits(axes, value) else { return nil }
    let months = entries.first { $0.name == AxisKind.months.rawValue }?.value.singleText
    let matrix = matrix(
      axes, exceptions, keepsAll: keepsAll, soldMonths: months == MatrixFields.sold)
    if matrix.points.first(where: { _ in true }) == nil,
      !value.log.entries.contains(where: { $0.file == value.file })
    {
      value.report("an empty matrix: every combination is left out\(hint(keepsAll))")
    }
    return matrix
  }

  private func hint(_ keepsAll: Bool) -> String {
    keepsAll ? "" : "; ‘keep: all’ keeps what the store would refuse"
  }

  private func matrix(
    _ axes: [MatrixAxis], _ exceptions: [MatrixException], keepsAll: Bool, soldMonths: Bool
  ) -> Matrix {
    Matrix(
      facts: MatrixFacts(
        catalog: catalog, axes: axes, worldProfile: worldProfile, worldMarket: worldMarket),
      exceptions: exceptions, keepsAll: keepsAll, soldMonths: soldMonths)
  }

  private func fits(_ axes: [MatrixAxis], _ value: YAMLValue) -> Bool {
    var combinations = 1
    for axis in axes {
      combinations = combinations.multipliedReportingOverflow(by: axis.values.count).partialValue
      guard (0...ReadingLimits.combinationsMax).contains(combinations) else {
        value.report("more than \(ReadingLimits.combinationsMax) combinations")
        return false
      }
    }
    return true
  }
}

// MARK: - Parameters

extension MatrixReader {
  private func axis(_ name: String, key: YAMLValue, _ value: YAMLValue) -> MatrixAxis? {
    let kind = name == AxisKind.free.rawValue ? .free : AxisKind(rawValue: name) ?? .free
    if kind == .free, !isFreeName(name, key) { return nil }
    let values = values(kind, value)
    guard let values, !values.isEmpty else {
      if let values, values.isEmpty, value.log.entries.isEmpty {
        value.report("‘\(name)’ has no value")
      }
      return nil
    }
    return MatrixAxis(name: name, kind: kind, values: values)
  }

  private func isFreeName(_ name: String, _ key: YAMLValue) -> Bool {
    guard name.allSatisfy(ExpressionParser.isNamePart), name.first?.isLetter == true else {
      key.report("‘\(name)’ is no name for a parameter: letters, digits and _")
      return false
    }
    guard !Self.reserved.contains(name) else {
      key.report("‘\(name)’ means something else in expressions; call the parameter otherwise")
      return false
    }
    // `services:` would quietly be a parameter of that name.
    let known = AxisKind.allCases.map(\.rawValue) + [MatrixFields.except]
    let isPlural = known.contains { name == "\($0)s" }
    // Short names are near to everything.
    if isPlural || name.count > 4, let near = NearestName.of(name, among: known),
      near != AxisKind.free.rawValue
    {
      key.report("‘\(name)’ is near to ‘\(near)’; write that, or call the parameter otherwise")
      return false
    }
    return true
  }

  private func values(_ kind: AxisKind, _ value: YAMLValue) -> [AxisValue]? {
    switch kind {
    case .profile:
      let names = catalog.profileNames.map(\.name)
      return selected(value, "profile", names, ["all": nil], { "\($0)" }) { .profile($0) }
    case .service:
      let words = ["all": nil, "sellable": sellable]
      return selected(value, "service", catalog.services, words, \.id.rawValue) { .service($0) }
    case .product:
      let words = ["sold": sold]
      return selected(value, "product", catalog.products, words, \.id.rawValue) { .product($0) }
    case .market:
      return selected(value, "market", catalog.countries, ["all": nil], \.code) { .text($0.code) }
    case .card:
      let cards = TestCard.allCases.map(\.rawValue)
      return selected(value, "test card", cards + [TestCard.none], ["all": cards], \.self) {
        .text($0)
      }
    case .phone: return phones(value)
    case .months: return months(value)
    case .free: return freeValues(value)
    }
  }

  /// Services that some product sells.
  private var sellable: [String] {
    let granted = Set(catalog.products.flatMap(\.grants))
    return catalog.services.filter { $0.provision == .store && granted.contains($0.id) }
      .map(\.id.rawValue)
  }

  /// Products that some country's store has; the checks look at the country of the case.
  private var sold: [String] {
    catalog.products.filter { product in
      catalog.countries.contains { catalog.isSold(product, in: $0.code) }
    }.map(\.id.rawValue)
  }
}

// MARK: - Values

extension MatrixReader {
  /// What a word for several, or one of some patterns, selects, in its own order. The words of
  /// `whole` stand for several names, `nil` for all.
  private func selected<Item>(
    _ value: YAMLValue, _ what: String, _ items: [Item], _ whole: [String: [String]?],
    _ name: (Item) -> String, as axisValue: (Item) -> ExpressionValue
  ) -> [AxisValue]? {
    let all = items.map { AxisValue(text: name($0), value: axisValue($0)) }
    if let word = value.singleText, let names = whole[word] {
      return names.map { names in all.filter { names.contains($0.text) } } ?? all
    }
    let patterns = patterns(value, of: "\(what)s")
    guard !patterns.isEmpty else { return nil }
    var chosen: Set<String> = []
    var isWhole = true
    for (place, pattern) in patterns {
      let matched = all.map(\.text).filter(pattern.matches)
      if matched.isEmpty {
        let words = all.map(\.text) + whole.keys.sorted()
        let near = NearestName.hint(for: pattern.text, among: words)
        place.report("no \(what) matches ‘\(pattern)’\(near)")
        isWhole = false
      }
      chosen.formUnion(matched)
    }
    return isWhole ? all.filter { chosen.contains($0.text) } : nil
  }

  /// A pattern, or a list of them.
  func patterns(_ value: YAMLValue, of what: String) -> [(YAMLValue, NamePattern)] {
    let items = value.isList ? value.items(of: what) : [value]
    if value.isList, items.isEmpty { value.report("an empty list of \(what)") }
    return items.compactMap { item in
      item.text(of: "a name, with * for any letters").map { (item, NamePattern($0)) }
    }
  }

  private func phones(_ value: YAMLValue) -> [AxisValue]? {
    if value.singleText == "all" {
      return catalog.phones.map { AxisValue("\($0.name) \($0.osLast)") }
    }
    let context = CaseContext(catalog: catalog, vehicles: nil, phones: nil)
    let names = value.list(of: "phones such as iPhone 14 17.5") { item in
      FieldType<PhoneName>.phoneName.read(item, context).map { _ in item.singleText ?? "" }
    }
    return names.isEmpty ? nil : names.map { AxisValue($0) }
  }

  private func months(_ value: YAMLValue) -> [AxisValue]? {
    if value.singleText == MatrixFields.sold {
      let all = catalog.products.flatMap(\.periods)
      return Set(all).sorted().map { AxisValue(text: String($0), value: .number($0)) }
        + [.noMonths]
    }
    let context = CaseContext(catalog: catalog, vehicles: nil, phones: nil)
    let choices = value.list(of: "months such as 12") { FieldType<Int?>.months.read($0, context) }
    return choices.isEmpty
      ? nil
      : choices.map { choice in
        choice.map { AxisValue(text: String($0), value: .number($0)) } ?? .noMonths
      }
  }

  private func freeValues(_ value: YAMLValue) -> [AxisValue]? {
    var seen: Set<String> = []
    let values = value.items(of: "values").compactMap { item -> AxisValue? in
      guard let read = freeValue(item) else { return nil }
      guard seen.insert(read.text).inserted else {
        item.report("‘\(read.text)’ is listed twice")
        return nil
      }
      return read
    }
    if value.isList, value.listCount == 0 { value.report("an empty list of values") }
    return values.isEmpty ? nil : values
  }

  private func freeValue(_ item: YAMLValue) -> AxisValue? {
    guard item.isMapping else { return item.text(of: "a value").map { AxisValue($0) } }
    let entries = item.entries(of: "parts")
    let parts = entries.compactMap { entry in
      entry.value.text(of: "a part of a parameter").map { (entry.name, $0) }
    }
    guard let name = parts.first(where: { $0.0 == "name" })?.1 else {
      item.report("missing key ‘name’: it names the value in the id of the case")
      return nil
    }
    let record = ParameterRecord(
      name: name, parts: Dictionary(parts, uniquingKeysWith: { first, _ in first }))
    return AxisValue(text: name, value: .record(record))
  }
}
