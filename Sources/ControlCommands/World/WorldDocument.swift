import CommandSupport
import LinkProtocol
import ScenarioRunner
import WorldTime

/// A world that is ready, as it is answered: where it is, and what to export to work in it.
struct WorldDocument: Codable {
  let folder: String
  /// The process that keeps it.
  let keeper: Int32
  let worldTime: Instant
  /// VINs.
  let vehicles: [String]
  /// A file with a billing address; `nil` without a phone that was made for it.
  let address: String?
  let environment: Environment

  /// The variables that all clients read.
  struct Environment: Codable {
    let world: String
    let socket: String
    let phoneSocket: String
    let phoneHome: String
    let store: String
    let profiles: String

    enum CodingKeys: String, CodingKey, CaseIterable {
      case world = "HEADUNIT_WORLD"
      case socket = "HEADUNIT_SOCKET"
      case phoneSocket = "HEADUNIT_PHONE_SOCKET"
      case phoneHome = "HEADUNIT_PHONE_HOME"
      case store = "HEADUNIT_STORE"
      case profiles = "HEADUNIT_PROFILES"
    }

    init(_ folder: WorldFolder, profiles: String) {
      world = folder.path
      socket = folder.socket(.control)
      phoneSocket = folder.socket(.phone)
      phoneHome = folder.phoneHome()
      store = folder.store
      self.profiles = profiles
    }

    private subscript(_ key: CodingKeys) -> String {
      switch key {
      case .world: world
      case .socket: socket
      case .phoneSocket: phoneSocket
      case .phoneHome: phoneHome
      case .store: store
      case .profiles: profiles
      }
    }

    /// Lines for any shell of POSIX.
    var exports: String {
      CodingKeys.allCases.map { key in
        let parts = self[key].split(separator: "'", omittingEmptySubsequences: false)
        return "export \(key.rawValue)='\(parts.joined(separator: #"'\''"#))'"
      }.joined(separator: "\n")
    }
  }
}

extension Output {
  /// Answers with a world, for a shell to evaluate.
  func show(_ world: WorldDocument) throws(CommandFailure) {
    if !isJSON, standardOutput.width != nil {
      message(
        StyledText(
          "for this shell: eval \"$(headunitctl up …)\"; to end it: headunitctl down --world "
            + world.folder, .faint))
    }
    try answer(world, text: StyledText(world.environment.exports))
  }
}
