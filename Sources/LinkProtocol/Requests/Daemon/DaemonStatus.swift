package import WorldTime

/// The daemon at a glance.
package struct DaemonStatus: LinkRequest, Hashable {
  package static let method = "daemon.status"
  package static let summary = "Tells the daemon's version, world and counts."
  package static let access: [SocketAccess] = [.controlReader]
  /// It asks the operating system.
  package static let weight = 4
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]

  package init() {}

  /// Counts are of this moment.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var daemonVersion: String
    package var protocolVersions: [Int]
    package var pid: Int
    package var worldTime: Instant
    package var clockMode: WorldClock.Mode
    package var rate: Double
    package var vehicles: Int
    package var bonds: Int
    package var profiles: Int
    package var services: Int
    package var startedAt: Instant
    package var uptimeSeconds: Int
    package var memoryBytes: Int?
    package var bytesPerVehicle: Int?
    package var stateFolder: String?
    package var databaseBytes: Int?
    package var diskFreeBytes: Int?
    package var sockets: [SocketReport]
    package var watchers: Int
    package var faults: Int
    package var standingFailure: String?
    package var host: HostClockReport?

    package static let notes = [
      "daemonVersion": "The daemon's version.",
      "protocolVersions": "The protocol versions it speaks.",
      "pid": "Its process id.",
      "worldTime": "World time.",
      "clockMode": "Whether world time follows the host or a tester.",
      "rate": "World seconds for each second of the host; 0 is frozen.",
      "vehicles": "How many vehicles it holds.",
      "bonds": "How many pairings they keep together.",
      "profiles": "How many profiles the catalogue has.",
      "services": "How many services the catalogue has.",
      "startedAt": "When it started, by the host's clock.",
      "uptimeSeconds": "Since then, in seconds of the host.",
      "stateFolder": "Where it keeps its vehicles; absent when that is memory.",
      "databaseBytes": "Bytes of the database with its log.",
      "diskFreeBytes": "Bytes that it may still write on that disk.",
      "sockets": "What it serves.",
      "watchers": "How many watch services or journals now.",
      "faults": "Faults in force.",
      "standingFailure": "What a person should look at; absent when all is well.",
      "host": "The host's clock; absent in a virtual world.",
      "memoryBytes": "Memory of the daemon that is resident, all of it.",
      "bytesPerVehicle": """
      What the daemon has grown by since it held no vehicle, divided by the vehicles: all that \
      came since is counted, so a vehicle takes this at most. Absent under 1,000 vehicles, where \
      the rest would drown it.
      """,
    ]

    package init(
      daemonVersion: String, protocolVersions: [Int], pid: Int, worldTime: Instant,
      clockMode: WorldClock.Mode, rate: Double, vehicles: Int, bonds: Int, profiles: Int,
      services: Int, startedAt: Instant, uptimeSeconds: Int, memoryBytes: Int? = nil,
      bytesPerVehicle: Int? = nil, stateFolder: String? = nil, databaseBytes: Int? = nil,
      diskFreeBytes: Int? = nil, sockets: [SocketReport] = [], watchers: Int = 0, faults: Int = 0,
      standingFailure: String? = nil, host: HostClockReport? = nil
    ) {
      self.daemonVersion = daemonVersion
      self.protocolVersions = protocolVersions
      self.pid = pid
      self.worldTime = worldTime
      self.clockMode = clockMode
      self.rate = rate
      self.vehicles = vehicles
      self.bonds = bonds
      self.profiles = profiles
      self.services = services
      self.memoryBytes = memoryBytes
      self.bytesPerVehicle = bytesPerVehicle
      self.startedAt = startedAt
      self.uptimeSeconds = uptimeSeconds
      self.stateFolder = stateFolder
      self.databaseBytes = databaseBytes
      self.diskFreeBytes = diskFreeBytes
      self.sockets = sockets
      self.watchers = watchers
      self.faults = faults
      self.standingFailure = standingFailure
      self.host = host
    }
  }

  package static let example = RequestExample(
    DaemonStatus(),
    returns: Response(
      daemonVersion: "0.1.0", protocolVersions: [1], pid: 4_711,
      worldTime: Instant(milliseconds: 1_769_853_600_000), clockMode: .virtual, rate: 0,
      vehicles: 1, bonds: 1, profiles: 530, services: 41,
      startedAt: Instant(milliseconds: 1_769_850_000_000), uptimeSeconds: 3_600,
      memoryBytes: 41_943_040, stateFolder: "/var/lib/headunitd", databaseBytes: 155_648,
      diskFreeBytes: 21_474_836_480,
      sockets: [
        SocketReport(
          socket: .phone, path: "/run/headunitd/phone.sock", inherited: true, connections: 1),
        SocketReport(
          socket: .control, path: "/run/headunitd/control.sock", inherited: true, connections: 2),
      ]))
}
