/// A breadth-first search through everything that can happen in a world, within bounds.
///
/// The answer does not depend on the number of threads: they read what is known, and what they find
/// is put together in the order of the states.
package struct Exploration: Sendable {
  private var tables: StepTables
  private var states = StateTable()
  private let threads: Int
  private var edges = 0
  private var coverage = Coverage()
  private var depth = 0

  /// States that are expanded between two looks at what is missing.
  private static let batch = 1 << 16

  package init(of world: ExploredWorld, within bounds: ExplorationBounds, threads: Int) {
    tables = StepTables(world, bounds)
    self.threads = max(1, threads)
    let start = StateKey(store: 0, car: 0, isConnected: true, phone: 0)
    _ = states.insert(start, parent: 0, edge: Edge(.tick))
  }

  /// Searches until there is nothing more, a bound is reached, or an invariant is broken; `show` is
  /// called now and then with how far it is.
  package mutating func run(
    reporting show: (Progress) -> Void = { _ in }
  ) async -> ExplorationReport {
    var level = 0..<1
    while true {
      let mayGrow = tables.bounds.depthMax.map { depth < $0 } ?? true
      let found = await search(level, mayGrow: mayGrow, reporting: show)
      if let found { return report(found, end: .violated) }
      if states.count > tables.bounds.statesMax || tables.isFull {
        return report(nil, end: .statesReached)
      }
      level = level.upperBound..<states.count
      if level.isEmpty { return report(nil, end: mayGrow ? .exhausted : .depthReached) }
      depth += 1
    }
  }

  /// How far an exploration is.
  package struct Progress: Sendable {
    /// Found so far, the bound at most.
    package let states: Int
    /// Of which so many were expanded; at the end it is all of them.
    package let expanded: Int
    package let depth: Int
  }

  /// Expands one level. What healing shows of a state is nearer to the start than what the steps
  /// from the states of the same level show, so that all of them are healed before those count.
  private mutating func search(
    _ level: Range<Int>, mayGrow: Bool, reporting show: (Progress) -> Void
  ) async -> Expansion.Finding? {
    var byStep: Expansion.Finding?
    var begin = level.lowerBound
    while begin < level.upperBound {
      let batch = begin..<min(begin + Self.batch, level.upperBound)
      begin = batch.upperBound
      let parts = await expand(Array(batch), mayGrow: mayGrow && byStep == nil)
      let findings = parts.flatMap(\.findings).sorted { $0.state < $1.state }
      if let healed = findings.first(where: { $0.step == nil }) { return healed }
      byStep = byStep ?? findings.first
      for part in parts {
        edges += part.edges
        coverage.add(part.coverage)
        for next in part.successors {
          _ = states.insert(next.key, parent: next.parent, edge: next.edge)
        }
      }
      show(
        Progress(
          states: min(states.count, tables.bounds.statesMax), expanded: begin, depth: depth))
      if states.count > tables.bounds.statesMax || tables.isFull { break }
    }
    return byStep
  }

  /// Expands states until nothing is missing.
  private mutating func expand(_ batch: [Int], mayGrow: Bool) async -> [Expansion] {
    var parts: [Expansion] = []
    var open = batch
    while !open.isEmpty {
      let length = (open.count + threads - 1) / threads
      let chunks = stride(from: 0, to: open.count, by: length).map {
        Array(open[$0..<min($0 + length, open.count)])
      }
      let round = await round(chunks, mayGrow: mayGrow)
      parts += round
      open = round.flatMap(\.incomplete)
      await resolve(round)
    }
    return parts
  }

  /// Apart from what changes the tables, so that nobody holds on to them then.
  private func round(_ chunks: [[Int]], mayGrow: Bool) async -> [Expansion] {
    let (states, tables) = (states, tables)
    return Array(
      await inParallel(chunks, on: threads) {
        Expansion($0, states, tables, mayGrow: mayGrow)
      })
  }

  private mutating func resolve(_ round: [Expansion]) async {
    var seen: Set<MissingStep> = []
    let missing = round.flatMap(\.missing).filter { seen.insert($0).inserted }
    guard !missing.isEmpty else { return }
    await tables.resolve(missing, on: threads)
  }

  private func report(
    _ finding: Expansion.Finding?, end: ExplorationReport.End
  ) -> ExplorationReport {
    ExplorationReport(
      end: end, states: states.count, edges: edges, depth: depth,
      bytesPerState: states.bytesPerState, distinctCars: tables.cars.count,
      distinctStores: tables.stores.count, documents: tables.documents.count,
      coverage: Situation.allCases.map { ($0, coverage[$0]) },
      risks: Invariant.allCases.map { ($0, coverage[$0]) },
      reach: RowReach(states, tables),
      violation: finding.map { Violation($0, states, tables) })
  }
}
