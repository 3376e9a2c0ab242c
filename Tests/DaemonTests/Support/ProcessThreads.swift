import Dispatch
import Foundation
import Synchronization
import Testing

/// The threads of tests that start processes and wait for them.
///
/// Such a test blocks its thread until another process has something to say, so that it must not
/// hold one of the few threads that all other tests share. As many tests as there are threads run
/// beside each other, and each has processes, sockets and a folder of its own.
final class ProcessThreads: TaskExecutor {
  /// A test waits for at least half of its time.
  private static let countPerCore = 2

  static let shared = {
    let threads = ProcessThreads()
    for _ in 0..<countPerCore * ProcessInfo.processInfo.activeProcessorCount {
      Thread { threads.work() }.start()
    }
    return threads
  }()

  private let jobs = Mutex<[UnownedJob]>([])
  private let arrivals = DispatchSemaphore(value: 0)

  private init() {}

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    arrivals.signal()
  }

  private func work() {
    while true {
      arrivals.wait()
      let job = jobs.withLock { $0.removeFirst() }
      job.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}

/// Runs the tests of a suite on the ``ProcessThreads``.
struct OnProcessThreads: SuiteTrait, TestTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await withTaskExecutorPreference(ProcessThreads.shared) { try await function() }
  }
}

extension Trait where Self == OnProcessThreads {
  /// For a suite whose tests start processes.
  static var processes: Self { OnProcessThreads() }
}
