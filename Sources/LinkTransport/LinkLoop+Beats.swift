extension LinkLoop {
  /// Does `body` again and again, this long after its last end and first after that time, until
  /// the calling task is cancelled.
  package func every(
    milliseconds interval: Int64, _ body: () async -> Void
  ) async {
    let (beats, beat) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let timer = LoopTimer(on: self)
    timer.arm(afterMilliseconds: interval) { beat.yield() }
    for await _ in beats {
      await body()
      timer.arm(afterMilliseconds: interval) { beat.yield() }
    }
    timer.disarm()
  }
}
