package import Files
import Glibc

/// Why the operating system refused, by its number.
package struct SystemReason: Hashable, Sendable {
  /// One of `errno.h`.
  package let code: Int32

  package init(code: Int32) { self.code = code }
}

extension SystemReason {
  /// Why a file cannot be read, in the system's numbers.
  package init(_ refusal: PlainFile.Refusal) {
    switch refusal {
    case .system(let code): self.init(code: code)
    case .folder: self.init(code: EISDIR)
    case .notRegular: self.init(code: ENXIO)
    case .tooLong: self.init(code: EFBIG)
    case .notText: self.init(code: EILSEQ)
    }
  }
}
