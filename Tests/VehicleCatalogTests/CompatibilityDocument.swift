import VehicleCatalog

/// `docs/compatibility.md`: every profile against every service, equal answers folded.
struct CompatibilityDocument {
  let catalog: Catalog

  /// Profiles of one generation with equal answers about the services that some of them can have.
  private struct Group {
    /// `yes` or the rules, one cell for each such service.
    let cells: [String]
    var profiles: [VehicleProfile]
  }

  /// One profile with its answers, one for each service in the catalogue's order.
  private struct Answered {
    let profile: VehicleProfile
    let answers: [Compatibility]
  }

  var text: String {
    let sections = catalog.generations.map(section)
    let profiles = catalog.profiles().count
    return """
      # Which car has which service

      Generated from `Profiles/` by a test, which writes it anew with
      `UPDATE_DOCS=1 swift test --filter CompatibilityDocument`. It tells the car's side only: what
      the phone must be is in [phones.yaml](../Profiles/phones.yaml).

      \(profiles) profiles (model year, trim, market, and the side of a build date) ×
      \(catalog.services.count) services. Cars of one generation with equal answers share a column,
      and services with equal answers share a row.

      **yes**: the car can have it. Anything else is every rule that says no: model, year, trim,
      market, head_unit_generation, or missing_hardware, written as *no* and what the car lacks.
      Services that no car of a generation can have stand in its last list; a rule that says no to
      some of the cars only names them in brackets.

      """ + "\n" + sections.joined(separator: "\n")
  }

  private func section(_ generation: Generation) -> String {
    let answered = catalog.profiles().filter { $0.name.generation == generation.id }.map {
      profile in
      Answered(
        profile: profile,
        answers: catalog.services.map {
          catalog.compatibility(of: $0.id, with: profile, phone: nil, at: nil)
        })
    }
    let possible = catalog.services.indices.filter { index in
      answered.contains { $0.answers[index].isCompatible }
    }
    var lines = ["## \(generation.model) (`\(generation.id)`)", ""]
    let groups = groups(answered, about: possible)
    for (letter, group) in zip(Self.letters, groups) {
      lines.append("- **\(letter)**: \(Self.legend(group.profiles))")
    }
    lines.append("")
    if !possible.isEmpty {
      lines.append("| Services | \(Self.letters.prefix(groups.count).joined(separator: " | ")) |")
      lines.append("|---|\(String(repeating: "---|", count: groups.count))")
      let rows = possible.enumerated().map { row, index in
        (key: groups.map { $0.cells[row] }, service: catalog.services[index].id.rawValue)
      }
      lines += Self.inOrder(rows, by: \.key).map { cells, members in
        "| \(members.map(\.service).joined(separator: ", ")) | \(cells.joined(separator: " | ")) |"
      }
      lines.append("")
    }
    let impossible = catalog.services.indices.filter { !possible.contains($0) }.map { index in
      (key: Self.reasons(answered, about: index), service: catalog.services[index].id.rawValue)
    }
    lines += ["On no car here:", ""]
    lines += Self.inOrder(impossible, by: \.key).map { reasons, members in
      "- \(members.map(\.service).joined(separator: ", ")): \(reasons)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)

  // MARK: - Columns

  private func groups(_ answered: [Answered], about services: [Int]) -> [Group] {
    Self.inOrder(answered) { answered in services.map { Self.cell(answered.answers[$0]) } }
      .map { Group(cells: $0.key, profiles: $0.members.map(\.profile)) }
  }

  /// `Tekna, Tekna+ · 2024-2026 · FR, GB`: trims that share years and markets stand together.
  private static func legend(_ profiles: [VehicleProfile]) -> String {
    var parts: [(key: String, trims: [String])] = []
    for (trim, ofTrim) in inOrder(profiles, by: { $0.trim }) {
      for (markets, ofMarkets) in inOrder(
        inOrder(ofTrim, by: { $0.market }),
        by: { Set($0.members.map { "\($0.modelYear) \($0.generation)" }).sorted() }
      ).map({ ($0.members.map(\.key).sorted(), $0.members.flatMap(\.members)) }) {
        let built = ofMarkets.compactMap(\.built).max().map { ", built until \($0)" } ?? ""
        let key = "\(years(ofMarkets))\(built) · \(markets.joined(separator: ", "))"
        if let index = parts.firstIndex(where: { $0.key == key }) {
          parts[index].trims.append(trim)
        } else {
          parts.append((key, [trim]))
        }
      }
    }
    return parts.map { "\($0.trims.joined(separator: ", ")) · \($0.key)" }.joined(separator: "; ")
  }

  private static func inOrder<Member, Key: Hashable>(
    _ members: [Member], by key: (Member) -> Key
  ) -> [(key: Key, members: [Member])] {
    var groups: [(key: Key, members: [Member])] = []
    for member in members {
      if let index = groups.firstIndex(where: { $0.key == key(member) }) {
        groups[index].members.append(member)
      } else {
        groups.append((key(member), [member]))
      }
    }
    return groups
  }

  private static func years(_ profiles: [VehicleProfile]) -> String {
    let years = Set(profiles.map(\.modelYear)).sorted()
    let first = years.first ?? 0
    let last = years.last ?? 0
    return first == last ? "\(first)" : "\(first)–\(last)"
  }

  // MARK: - Reasons

  /// Every rule that refuses the service to some car, with the cars where it is not all of them.
  private static func reasons(_ answered: [Answered], about service: Int) -> String {
    let reported = answered.flatMap { answered in
      answered.answers[service].unmet.map { (name: name($0), profile: answered.profile) }
    }
    return inOrder(reported, by: \.name).map { name, members in
      let refused = Set(members.map(\.profile))
      return refused.count == answered.count
        ? name : "\(name) (\(subset(refused, of: answered.map(\.profile))))"
    }.joined(separator: ", ")
  }

  /// The model years, trims or markets that set `some` apart in `all`.
  private static func subset(_ some: Set<VehicleProfile>, of all: [VehicleProfile]) -> String {
    func apart<Key: Hashable>(_ key: (VehicleProfile) -> Key) -> Bool {
      let keys = Set(some.map(key))
      return all.filter { keys.contains(key($0)) }.count == some.count
    }
    let inOrder = all.filter(some.contains)
    if apart(\.modelYear) { return years(inOrder) }
    if apart(\.trim) { return Self.inOrder(inOrder, by: \.trim).map(\.key).joined(separator: ", ") }
    if apart(\.market) { return Set(inOrder.map(\.market)).sorted().joined(separator: ", ") }
    return legend(inOrder)
  }

  /// `yes`, or the rules.
  private static func cell(_ answer: Compatibility) -> String {
    answer.isCompatible ? "**yes**" : answer.unmet.map(name).joined(separator: ", ")
  }

  /// The rule; for missing hardware, what is missing.
  private static func name(_ unmet: UnmetRule) -> String {
    guard unmet.rule == .missingHardware else { return unmet.rule.rawValue }
    return "no `\(unmet.needed.replacing(" | ", with: "` or `"))`"
  }
}
