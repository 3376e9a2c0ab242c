/// The answer of a method that has nothing to say but that it was done.
package struct Done: Codable, Hashable, Sendable, WireDocumented {
  package static let notes: [String: String] = [:]
  package init() {}
}
