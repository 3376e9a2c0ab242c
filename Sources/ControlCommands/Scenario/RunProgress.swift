import CommandSupport
import ScenarioRunner

/// How far a run is, for a person at a terminal: done, failed, cases a second and the time left.
struct RunProgress {
  private let bar: ProgressBar?
  private let total: Int
  private let watch = CaseStopwatch()
  private var shownAt = -Self.pauseMilliseconds

  /// Host time between two lines.
  private static let pauseMilliseconds = 100.0

  /// - Parameters:
  ///   - total: How many cases there are; `nil` shows nothing, since nobody knows.
  ///   - stream: Where people look.
  init(total: Int?, on stream: TextStream) {
    self.total = total ?? 0
    bar = total.flatMap { ProgressBar("scenarios", total: $0, on: stream) }
  }

  mutating func show(_ progress: MatrixRun.Progress) {
    guard let bar else { return }
    let elapsed = watch.milliseconds
    guard elapsed - shownAt >= Self.pauseMilliseconds else { return }
    shownAt = elapsed
    let perSecond = Double(progress.done) / max(elapsed, 1) * 1_000
    let left = Int(Double(total - progress.done) / max(perSecond, 0.001))
    bar.show(progress.done, ", \(progress.failed) failed, \(Int(perSecond))/s, \(left) s left")
  }

  func clear() { bar?.clear() }
}
