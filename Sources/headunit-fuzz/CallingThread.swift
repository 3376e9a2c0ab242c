import Synchronization

/// Runs asynchronous work to its end on the thread that asks for it: libFuzzer calls in without a
/// task, and what it sees must not depend on other threads.
final class CallingThread: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
  }

  static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let thread = CallingThread()
    let answer = Answer<Value>()
    Task(executorPreference: thread) {
      let value = await work()
      answer.value.withLock { $0 = value }
    }
    while let job = thread.jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
      job.runSynchronously(on: thread.asUnownedTaskExecutor())
    }
    guard let value = answer.value.withLock({ $0 }) else {
      preconditionFailure("the work waits for another thread")
    }
    return value
  }

  private final class Answer<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
