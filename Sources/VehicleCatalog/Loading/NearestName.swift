/// Finds what a person meant among the names there are.
package enum NearestName {
  /// Longer texts are not compared; no name of the catalogue comes near this.
  static let lengthMax = 80

  /// The known name nearest to `text`, if it is near enough to be a slip of the finger: at most
  /// one edit for each three letters. Of equals the first in alphabetical order wins.
  package static func of(_ text: String, among known: some Sequence<String>) -> String? {
    ranked(text, among: known, limit: 1).first
  }

  /// The names near `text`, nearest first.
  package static func ranked(
    _ text: String,
    among known: some Sequence<String>,
    limit: Int
  ) -> [String] {
    guard text.count <= lengthMax else { return [] }
    let folded = Array(text.lowercased().unicodeScalars)
    let tolerance = max(1, folded.count / 3)
    let near = known.compactMap { name -> (distance: Int, name: String)? in
      let distance = editDistance(folded, Array(name.lowercased().unicodeScalars))
      return distance <= tolerance ? (distance, name) : nil
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
      .prefix(limit).map(\.name)
  }

  /// `; did you mean ‘name’?`, or nothing.
  package static func hint(for text: String, among known: some Sequence<String>) -> String {
    of(text, among: known).map { "; did you mean ‘\($0)’?" } ?? ""
  }

  /// Insertions, deletions, substitutions and swaps of neighbours.
  ///
  /// - Source: optimal string alignment distance.
  private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    guard !left.isEmpty else { return right.count }
    guard !right.isEmpty else { return left.count }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in 1...left.count {
      var row = [i] + Array(repeating: 0, count: right.count)
      for j in 1...right.count {
        let cost = left[i - 1] == right[j - 1] ? 0 : 1
        row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost)
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
