/// The names of the daemon's metrics, and what they are.
///
/// - Source: Prometheus, "Metric and label naming".
enum MetricNames {
  static let requests = "headunitd_requests_total"
  static let requestDuration = "headunitd_request_duration_seconds"
  static let commits = "headunitd_commits_total"
  static let commitDuration = "headunitd_commit_duration_seconds"
  static let documents = "headunitd_documents_total"
  static let vehicles = "headunitd_vehicles"
  static let bonds = "headunitd_bonds"
  static let connections = "headunitd_connections"
  static let watchers = "headunitd_watchers"
  static let faults = "headunitd_faults_in_force"
  static let database = "headunitd_database_bytes"
  static let memory = "process_resident_memory_bytes"
  static let start = "process_start_time_seconds"

  static let help = [
    requests: "Calls answered, by method and outcome (done, refused, failed).",
    requestDuration: "Time from a call to its answer; some wait for a person.",
    commits: "Transactions of the database, by outcome (done, failed).",
    commitDuration: "Time that a transaction took.",
    documents: "Entitlement documents judged: accepted, unchanged, or the refusal.",
    vehicles: "Vehicles held.",
    bonds: "Pairings that the vehicles keep.",
    connections: "Connections open, by socket.",
    watchers: "Watches of services and journals.",
    faults: "Faults in force.",
    database: "Bytes of the database with its log.",
    memory: "Resident memory in bytes.",
    start: "Start of the process in seconds since 1970.",
  ]
}
