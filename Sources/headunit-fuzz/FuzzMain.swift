import CLibFuzzer
import FuzzTargets
import Glibc

/// The fuzzer: libFuzzer over the target that `HEADUNIT_FUZZ_TARGET` names. The arguments are
/// libFuzzer's; `scripts/fuzz` gives them.
@main
enum FuzzMain {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let status = LLVMFuzzerRunDriver(&count, &arguments) { data, count in
      FuzzMain.check([UInt8](UnsafeBufferPointer(start: data, count: count)))
      return 0
    }
    exit(status)
  }

  /// Prepared when the first input comes.
  private static let target = CallingThread.run { await prepare() }

  private static func prepare() async -> any FuzzTarget {
    guard let name = environment("HEADUNIT_FUZZ_TARGET"),
      let type = FuzzTargets.all.first(where: { $0.name == name }),
      let scratch = environment("HEADUNIT_FUZZ_SCRATCH")
    else { stop("HEADUNIT_FUZZ_TARGET and HEADUNIT_FUZZ_SCRATCH name a target and a folder") }
    do {
      return try await type.init(in: FuzzPlace(repository: ".", scratch: scratch))
    } catch {
      stop("\(name) cannot begin: \(error)")
    }
  }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func check(_ input: [UInt8]) {
    let target = target
    let broken = CallingThread.run { () -> BrokenPromise? in
      do throws(BrokenPromise) {
        _ = try await target.check(input)
        return nil
      } catch {
        return error
      }
    }
    if let broken { stop("broken promise: \(broken)") }
  }

  /// libFuzzer takes it for a crash and keeps the input.
  private static func stop(_ reason: String) -> Never {
    let line = "\(reason)\n"
    _ = write(STDERR_FILENO, line, line.utf8.count)
    abort()
  }
}
