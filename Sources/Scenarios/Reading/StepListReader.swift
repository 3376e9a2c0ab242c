import VehicleCatalog

/// Turns a list of steps into bound steps: every `repeat` unrolled, every `include` in its place,
/// every expression worked out.
struct StepListReader {
  let context: CaseContext
  let includes: IncludedFiles
  let log: DiagnosticLog
  /// What the steps of this case have come to so far, against ``ReadingLimits/stepsMax``.
  private var count = 0
  /// Of all `repeat` steps, against the same limit.
  private var rounds = 0

  init(context: CaseContext, includes: IncludedFiles, log: DiagnosticLog) {
    self.context = context
    self.includes = includes
    self.log = log
  }

  /// The steps of a list; `chain` are the files that led here, the first one first.
  mutating func read(
    _ list: YAMLValue, _ scope: ExpressionScope, chain: [String]
  ) -> [PlacedStep] {
    if list.isEmpty {
      list.report("expected a list of steps, found nothing")
      return []
    }
    var steps: [PlacedStep] = []
    for item in list.items(of: "steps") {
      guard count <= ReadingLimits.stepsMax else { break }
      steps += step(item, scope, chain: chain)
    }
    return steps
  }

  private mutating func step(
    _ item: YAMLValue, _ scope: ExpressionScope, chain: [String]
  ) -> [PlacedStep] {
    guard let (entry, fields) = entry(of: item),
      let body = entry.read(FieldReader(fields: fields, context: context, scope: scope))
    else { return [] }
    switch body {
    case .step(let step):
      return counted(item) ? [PlacedStep(step, at: item.place)] : []
    case .parallel(let sequences):
      guard counted(item) else { return [] }
      var read: [[PlacedStep]] = []
      for sequence in sequences { read.append(self.read(sequence, scope, chain: chain)) }
      return [PlacedStep(ParallelStep(sequences: read), at: item.place)]
    case .repeated(let times, let name, let steps):
      return repeated(steps, times, name, scope, chain: chain)
    case .included(let path):
      return included(path, at: item, scope, chain: chain)
    }
  }

  /// The line of the table that an item names, and its keys.
  private func entry(of item: YAMLValue) -> (StepEntry, YAMLFields)? {
    let known = StepTable.entries.map(\.name)
    if !item.isMapping {
      guard let name = item.name("step", among: known), let entry = StepTable.entry(name) else {
        return nil
      }
      guard entry.standsAlone else {
        let example = entry.example
        item.report("‘\(name)’ needs a value, such as ‘\(example)’")
        return nil
      }
      return (entry, YAMLFields(owner: item, values: [:]))
    }
    let pairs = item.entries(of: "a step")
    guard let (key, _, value) = pairs.first, pairs.count == 1 else {
      item.report(
        "a step has one name, found \(pairs.count)"
          + " (\(pairs.map { "‘\($0.name)’" }.joined(separator: ", ")));"
          + " its keys are written below it, as in ‘push: {phone: owner}’")
      return nil
    }
    guard let name = key.name("step", among: known), let entry = StepTable.entry(name) else {
      return nil
    }
    return keys(of: value, entry, at: key).map { (entry, $0) }
  }

  private func keys(of value: YAMLValue, _ entry: StepEntry, at key: YAMLValue) -> YAMLFields? {
    let names = entry.fields.map(\.name)
    if value.isEmpty {
      if entry.standsAlone { return YAMLFields(owner: key, values: [:]) }
      key.report("‘\(entry.name)’ needs a value, such as ‘\(entry.example)’")
      return nil
    }
    if value.isMapping { return value.fields(names) }
    if let main = entry.main { return value.wrapped(under: main).fields(names) }
    return value.fields(names)
  }

  /// Counts one more step, and reports the first too many.
  private mutating func counted(_ item: YAMLValue) -> Bool {
    count += 1
    if count == ReadingLimits.stepsMax + 1 {
      item.report("more than \(ReadingLimits.stepsMax) steps once everything is unrolled")
    }
    return count <= ReadingLimits.stepsMax
  }
}

// MARK: - Structure

extension StepListReader {
  private mutating func repeated(
    _ steps: YAMLValue, _ times: Int, _ name: String?, _ scope: ExpressionScope, chain: [String]
  ) -> [PlacedStep] {
    if let name, scope.values[name] != nil {
      steps.report("‘\(name)’ has a meaning here already; call the count something else")
      return []
    }
    var unrolled: [PlacedStep] = []
    for round in 0..<times where count <= ReadingLimits.stepsMax {
      rounds += 1
      guard rounds <= ReadingLimits.stepsMax else {
        steps.report("more than \(ReadingLimits.stepsMax) rounds of repetition")
        break
      }
      let inner = name.map { scope.adding($0, .number(round + 1)) } ?? scope
      unrolled += read(steps, inner, chain: chain)
      // A error in the steps is told once and not in every round.
      if log.entries.contains(where: { $0.file == steps.file }) { break }
    }
    return unrolled
  }

  private mutating func included(
    _ path: String, at item: YAMLValue, _ scope: ExpressionScope, chain: [String]
  ) -> [PlacedStep] {
    let file = IncludedFiles.resolve(path, from: item.file)
    let whole = chain + [file]
    if chain.contains(file) {
      item.report("files include one another: \(whole.joined(separator: " → "))")
      return []
    }
    guard chain.count <= ReadingLimits.includesMax else {
      item.report("more than \(ReadingLimits.includesMax) files include one another")
      return []
    }
    guard let steps = includes.steps(of: file, at: item, log: log) else { return [] }
    return read(steps, scope, chain: whole)
  }
}

extension YAMLValue {
  /// Where the value stands.
  var place: SourcePlace {
    SourcePlace(file: file, line: position?.line ?? 1, column: position?.column ?? 1)
  }
}
