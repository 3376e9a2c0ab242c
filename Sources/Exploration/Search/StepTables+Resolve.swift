extension StepTables {
  /// Takes steps that were missing: worked out side by side, numbered one after the other.
  mutating func resolve(_ missing: [MissingStep], on threads: Int) async {
    await resolveStores(missing.filter { $0.car == nil }, on: threads)
    await resolveCars(missing.filter { $0.car != nil }, on: threads)
  }
}

/// Maps in chunks, one for each thread; the results are in the order of the items, and not copied
/// into one array, since they may be large.
func inParallel<Item: Sendable, Result: Sendable>(
  _ items: [Item], on threads: Int, _ map: @escaping @Sendable (Item) -> Result
) async -> FlattenSequence<[[Result]]> {
  guard threads > 1, items.count > 1 else { return [items.map(map)].joined() }
  let length = (items.count + threads - 1) / threads
  let chunks = stride(from: 0, to: items.count, by: length).map {
    items[$0..<min($0 + length, items.count)]
  }
  return await withTaskGroup(of: (Int, [Result]).self) { group in
    for (index, chunk) in chunks.enumerated() {
      group.addTask { (index, chunk.map(map)) }
    }
    var results: [[Result]] = Array(repeating: [], count: chunks.count)
    for await (index, part) in group { results[index] = part }
    return results.joined()
  }
}
