import CEcho
import Glibc
import LinkProtocol

/// An attack by nothing but system calls: it costs the attacker as little as can be.
struct SocketFlood {
  private let attack: Attack
  private let path: String
  private let greeting: [UInt8]
  private let line: [UInt8]
  private var peers: [Peer]

  /// One connection, and how much of its line is sent.
  private struct Peer {
    var descriptor: Int32 = -1
    var sent = 0
    var isGreeted = false
  }

  init(_ attack: Attack, path: String, connections: Int) {
    self.attack = attack
    self.path = path
    line = attack.line
    greeting =
      attack.socket == .phone && attack.method != LinkHello.method
      ? Attack(mode: .flood, socket: .phone, method: LinkHello.method).line : []
    peers = Array(repeating: Peer(), count: connections)
  }

  /// Goes on until the process is ended; `begin` is called once it is under way.
  mutating func run(_ begin: () -> Void) throws(BenchmarkFailure) {
    if attack.mode == .connect { return try connectForEver(begin) }
    var rounds = 0
    var sink = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      for index in peers.indices where peers[index].descriptor < 0 { connect(index) }
      var entries = peers.map { peer in
        pollfd(
          fd: peer.descriptor,
          events: Int16(attack.mode == .unread ? POLLOUT : POLLIN | POLLOUT), revents: 0)
      }
      _ = poll(&entries, nfds_t(entries.count), 100)
      for index in peers.indices where peers[index].descriptor >= 0 {
        let events = Int32(entries[index].revents)
        if events & (POLLERR | POLLNVAL) != 0 { drop(index) }
        if events & (POLLIN | POLLHUP) != 0 { read(index, into: &sink) }
        if events & POLLOUT != 0 { write(index) }
      }
      rounds += 1
      if rounds == 3 { begin() }
    }
  }

  private func connectForEver(_ begin: () -> Void) throws(BenchmarkFailure) {
    begin()
    while true {
      let descriptor = cecho_connect(path)
      if descriptor >= 0 { close(descriptor) }
    }
  }

  private mutating func connect(_ index: Int) {
    let descriptor = cecho_connect(path)
    guard descriptor >= 0 else { return }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    peers[index] = Peer(descriptor: descriptor, isGreeted: greeting.isEmpty)
  }

  private mutating func drop(_ index: Int) {
    if peers[index].descriptor >= 0 { close(peers[index].descriptor) }
    peers[index] = Peer()
  }

  private mutating func read(_ index: Int, into sink: inout [UInt8]) {
    guard peers[index].descriptor >= 0 else { return }
    let wanted = attack.mode == .leave ? 16 : sink.count
    let count = recv(peers[index].descriptor, &sink, wanted, 0)
    if count == 0 || (count > 0 && attack.mode == .leave && peers[index].isGreeted) {
      drop(index)
    }
  }

  private mutating func write(_ index: Int) {
    guard peers[index].descriptor >= 0 else { return }
    let text = peers[index].isGreeted ? line : greeting
    let sent = peers[index].sent
    let count = text.withUnsafeBytes { bytes in
      send(
        peers[index].descriptor, bytes.baseAddress.map { $0 + sent }, text.count - sent,
        Int32(MSG_NOSIGNAL))
    }
    guard count > 0 else {
      if errno != EAGAIN { drop(index) }
      return
    }
    peers[index].sent += count
    if peers[index].sent == text.count {
      peers[index].sent = 0
      peers[index].isGreeted = true
    }
  }
}
