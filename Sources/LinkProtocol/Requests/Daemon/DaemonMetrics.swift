/// The daemon in numbers.
package struct DaemonMetrics: LinkRequest, Hashable {
  package static let method = "daemon.metrics"
  package static let summary = "Returns the daemon's metrics as Prometheus text."
  package static let access: [SocketAccess] = [.controlReader]
  /// It asks the operating system.
  package static let weight = 4
  package static let errors: [ErrorName] = []
  package static let notes: [String: String] = [:]

  package init() {}

  /// Everything of one moment.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var contentType: String
    package var text: String

    package static let notes = [
      "contentType": "What the text is, for whoever passes it on over HTTP.",
      "text": "Prometheus text format 0.0.4; counters begin with the daemon.",
    ]

    package init(contentType: String, text: String) {
      self.contentType = contentType
      self.text = text
    }
  }

  package static let example = RequestExample(
    DaemonMetrics(),
    returns: Response(
      contentType: "text/plain; version=0.0.4; charset=utf-8",
      text: "# TYPE headunitd_vehicles gauge\nheadunitd_vehicles 1\n"))
}
