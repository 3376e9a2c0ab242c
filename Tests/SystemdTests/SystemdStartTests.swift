import Glibc
import Testing

@testable import Systemd

struct SystemdStartTests {
  private func manager(_ environment: [String: String]) throws(SystemdRefusal) -> SystemdStart {
    try SystemdStart(environment, processID: 42, sockets: ["phone", "control"])
  }

  @Test func `a process that nobody manages has nothing`() throws {
    let manager = try manager([:])
    #expect(manager.sockets == .none)
    #expect(!manager.notifier.isHeard)
    #expect(manager.watchdogMicroseconds == nil)
    #expect(manager.notifier.notify([.ready]) == nil)
  }

  @Test func `sockets and signs of life of another process are not ours`() throws {
    let manager = try manager([
      "LISTEN_PID": "41", "LISTEN_FDS": "2", "LISTEN_FDNAMES": "phone:control",
      "WATCHDOG_PID": "41", "WATCHDOG_USEC": "1000",
    ])
    #expect(manager.sockets == .none)
    #expect(manager.watchdogMicroseconds == nil)
  }

  @Test func `signs of life are wanted of us, named or not`() throws {
    #expect(try manager(["WATCHDOG_USEC": "30000000"]).watchdogMicroseconds == 30_000_000)
    #expect(
      try manager(["WATCHDOG_USEC": "7", "WATCHDOG_PID": "42"]).watchdogMicroseconds == 7)
  }

  @Test(arguments: [
    ("-1", SystemdRefusal.descriptorCount("-1")), ("65", .descriptorCount("65")),
    ("", .descriptorCount("")), ("1", .namesMissing(descriptors: 1, names: 0)),
  ])
  func `a wrong count is refused`(count: String, refusal: SystemdRefusal) {
    #expect(throws: refusal) { try manager(["LISTEN_PID": "42", "LISTEN_FDS": count]) }
  }

  @Test func `no sockets are no error`() throws {
    let manager = try manager(["LISTEN_PID": "42", "LISTEN_FDS": "0", "LISTEN_FDNAMES": ""])
    #expect(manager.sockets == .none)
  }

  @Test func `what was given is taken out of the environment`() throws {
    setenv("LISTEN_FDNAMES", "phone", 1)
    setenv("NOTIFY_SOCKET", "/nowhere", 1)
    _ = try SystemdStart.adopt(from: [:], sockets: [])
    #expect(getenv("LISTEN_FDNAMES") == nil)
    #expect(getenv("NOTIFY_SOCKET") == nil)
  }

  @Test(arguments: [
    ("/run/notify", true), ("@name", true), ("@" + String(repeating: "n", count: 107), true),
    ("/" + String(repeating: "n", count: 106), true), ("", false), ("@", false), ("name", false),
    ("/" + String(repeating: "n", count: 107), false), ("/a\0b", false),
    ("@" + String(repeating: "n", count: 108), false),
  ])
  func `an address is a path or an abstract name of 107 bytes at most`(
    text: String, isOne: Bool
  ) {
    #expect((DatagramAddress(text) != nil) == isOne)
  }

  @Test func `messages are lines, a status one of them`() {
    #expect(ServiceNotifier.Message.status("one\ntwo").lines == ["STATUS=one two"])
    #expect(
      ServiceNotifier.Message.reloading(monotonicMicroseconds: 17).lines
        == ["RELOADING=1", "MONOTONIC_USEC=17"])
    let long = ServiceNotifier.Message.status(String(repeating: "é", count: 1_000)).lines[0]
    #expect(long.count == "STATUS=".count + 500)
  }
}
