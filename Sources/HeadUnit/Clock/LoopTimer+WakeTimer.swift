package import LinkTransport

extension LoopTimer: WakeTimer {}
