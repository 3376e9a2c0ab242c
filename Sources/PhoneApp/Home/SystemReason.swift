/// Why the operating system refused, by its number.
package struct SystemReason: Hashable, Sendable {
  /// One of `errno.h`.
  package let code: Int32

  package init(code: Int32) { self.code = code }
}
