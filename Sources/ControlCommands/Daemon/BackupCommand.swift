import ArgumentParser
import CommandSupport
import Crypto
import Entitlements
import LinkProtocol
import LinkTransport
import WorldTime

/// `headunitctl backup`
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the daemon's database while it works.",
    discussion: """
      Without --to the copy stays in the folder ‘backups’ of the daemon's state folder. With it the
      copy is handed over and written here, and the daemon keeps none. It holds the keys of bonds:
      keep it as safe as the car. `headunitd --restore FILE` puts it back.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp("Write the copy to this new file, of yours alone.", valueName: "file"))
  var to: String?

  func run() async throws {
    let (options, file) = (options, to)
    let answer = try await options.withControlClient { client throws(CommandFailure) in
      let backup = try await client.call(DaemonBackup(), attempting: Self.attempt)
      guard let file else { return Answer(backup, file: backup.path) }
      do throws(CommandFailure) {
        try await Self.fetch(backup, into: file, from: client)
      } catch {
        do throws(CommandFailure) {
          try await Self.remove(backup, of: client)
        } catch {
          options.output.message(
            StyledText("the daemon still has its copy, \(backup.path): \(error)"))
        }
        throw error
      }
      try await Self.remove(backup, of: client)
      return Answer(backup, file: file)
    }
    try options.output.answer(
      answer,
      text: StyledText.facts(
        [
          ("Backup", answer.file), ("Size", "\(ByteCount(answer.bytes))"),
          ("SHA-256", answer.sha256), ("World time", answer.worldTime.displayed),
        ], width: options.output.standardOutput.width))
  }

  private struct Answer: Encodable {
    let file: String
    let bytes: Int
    let sha256: String
    let worldTime: Instant

    init(_ backup: BackupReport, file: String) {
      self.file = file
      (bytes, sha256, worldTime) = (backup.bytes, backup.sha256, backup.worldTime)
    }
  }

  private static let attempt = "cannot make a backup"

  private static func remove(
    _ backup: BackupReport, of client: ProtocolClient
  ) async throws(CommandFailure) {
    _ = try await client.call(
      DaemonRemoveBackup(name: backup.name), attempting: "cannot remove the daemon's copy")
  }

  /// Writes the daemon's copy to a file, part by part.
  private static func fetch(
    _ backup: BackupReport, into path: String, from client: ProtocolClient
  ) async throws(CommandFailure) {
    let file = try NewFile(path)
    var (offset, hash) = (0, SHA256())
    while offset < backup.bytes {
      let answer = try await client.call(
        DaemonReadBackup(name: backup.name, offset: offset), attempting: attempt)
      guard let part = Base64URL.decode(answer.data), !part.isEmpty else {
        throw incomplete("the daemon sent \(offset) of \(backup.bytes) bytes")
      }
      hash.update(data: part)
      try file.write(part)
      offset += part.count
    }
    let digest = hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    guard digest == backup.sha256 else { throw incomplete("the SHA-256 is \(digest)") }
    try file.finish()
  }

  private static func incomplete(_ why: String) -> CommandFailure {
    CommandFailure(.inputOutput, name: "backup_incomplete", what: attempt, why: why)
  }
}
