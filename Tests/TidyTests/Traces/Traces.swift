/// Where the repository names the numbers of what it promises.
struct Traces {
  /// A test, by its name.
  struct Proof: Hashable {
    let path: String
    let name: String
  }

  /// The tests whose names carry a number.
  private(set) var proofs: [TraceNumber: [Proof]] = [:]
  /// The files that say of something in them that it comes from the seed.
  private(set) var places: [TraceNumber: [String]] = [:]

  init(sources: [TextFile], tests: [SwiftFile]) {
    for file in tests {
      for name in Self.testNames(in: file) {
        for number in Set(TraceNumber.all(in: name)) {
          proofs[number, default: []].append(Proof(path: file.path, name: name))
        }
      }
    }
    for file in sources {
      for number in Set(Self.origins(in: file)) {
        places[number, default: []].append(file.path)
      }
    }
  }

  /// What this repository says.
  static let shipped = Traces(
    sources: SourceTree.texts.filter {
      $0.path.hasPrefix("Sources/") && ($0.path.hasSuffix(".swift") || $0.path.hasSuffix(".yaml"))
        || $0.path.hasPrefix("Profiles/") && $0.path.hasSuffix(".yaml")
    },
    tests: SourceTree.swift.filter(\.isTest))

  /// The sentences in backticks that are functions' names.
  private static func testNames(in file: SwiftFile) -> [String] {
    file.tokens.positions(of: "func").compactMap { position in
      guard let name = file.tokens.text(at: position + 1), name.hasPrefix("`") else { return nil }
      return String(name.dropFirst().dropLast())
    }
  }

  /// The numbers after the word *seed* in comments, as in `- Source: seed R06, R22–R45`; a line
  /// that ends in a comma or a dash goes on in the next one.
  private static func origins(in file: TextFile) -> [TraceNumber] {
    var numbers: [TraceNumber] = []
    var goesOn = false
    for line in file.lines {
      guard let mark = line.firstRange(of: file.path.hasSuffix(".yaml") ? "#" : "//") else {
        goesOn = false
        continue
      }
      let comment = line[mark.upperBound...]
      let said =
        goesOn ? comment : comment.firstRange(of: "seed ").map { comment[$0.upperBound...] }
      numbers += said.map { TraceNumber.all(in: $0) } ?? []
      goesOn = said?.last.map { ",–-".contains($0) } ?? false
    }
    return numbers
  }
}
