import NIOCore

extension LinkLoop {
  /// Lets time of the loop's clock pass, for whoever looks at something again and again.
  package func pause(milliseconds: Int64) async {
    await withCheckedContinuation { continuation in
      _ = eventLoop.scheduleTask(in: .milliseconds(max(0, milliseconds))) { continuation.resume() }
    }
  }
}
