import Glibc
import Processes

/// A `headunitd` of its own, in a frozen world and a folder of the benchmark.
struct BenchmarkDaemon {
  static let vin = "SJNTAAJ12U0000001"
  static let worldTime = "2026-01-31T10:00:00Z"
  /// Any socket answers this, if only with a refusal.
  static let anyRequest = Array(
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"daemon.status\"}\n".utf8)

  let runtimeFolder: String
  private let process: ChildProcess

  /// Starts the daemon in `folder` and returns once both of its sockets have answered.
  ///
  /// `vehicle` is a car that must be there, or `nil` to take the folder as it is; `trust` is the
  /// trust file, or `nil` to trust on first use.
  init(
    in folder: String, vehicle: String? = "qashqai-j12b/2025/tekna,market=FR,vin=\(Self.vin)",
    trust: String? = nil
  ) throws(BenchmarkFailure) {
    let state = Self.stateFolder(in: folder)
    runtimeFolder = "\(folder)/run"
    process = try ChildProcess(
      OwnProgram.companion("headunitd"),
      [
        "--state-dir", state, "--runtime-dir", runtimeFolder,
        "--clock", "virtual=\(Self.worldTime)", "--pairing", "auto",
      ] + (vehicle.map { ["--vehicle", $0] } ?? []) + (trust.map { ["--trust", $0] } ?? []),
      log: "\(folder)/headunitd.log")
    for socket in [controlSocket, phoneSocket] { try waitForAnswer(socket) }
  }

  static func stateFolder(in folder: String) -> String { "\(folder)/state" }

  var controlSocket: String { "\(runtimeFolder)/control.sock" }
  var phoneSocket: String { "\(runtimeFolder)/phone.sock" }

  func stop() { process.terminate() }

  /// Looks again every millisecond, and gives up when the daemon ends or after 30 s.
  private func waitForAnswer(_ socket: String) throws(BenchmarkFailure) {
    for _ in 0..<30_000 {
      if var caller = try? RawCaller(socket) {
        _ = try caller.answer(to: Self.anyRequest)
        return
      }
      guard process.listen(milliseconds: 1) else { break }
    }
    throw .notReady(program: "headunitd", log: process.log)
  }
}
