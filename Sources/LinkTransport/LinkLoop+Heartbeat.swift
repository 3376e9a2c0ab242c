extension LinkLoop {
  /// Does `body` again and again, this long after its last end and first after that time, until
  /// the calling task is cancelled.
  package func every(
    milliseconds interval: Int64, _ body: () async -> Void
  ) async {
    let (heartbeats, heartbeat) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let timer = LoopTimer(on: self)
    timer.arm(afterMilliseconds: interval) { heartbeat.yield() }
    for await _ in heartbeats {
      await body()
      timer.arm(afterMilliseconds: interval) { heartbeat.yield() }
    }
    timer.disarm()
  }
}
