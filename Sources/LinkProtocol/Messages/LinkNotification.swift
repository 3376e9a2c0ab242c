/// Something the daemon says unasked, to whoever watches: its name, its parameters (the type's own
/// properties) and how it is described. It gets no reply.
///
/// A notification is declared once, here and in ``NotificationCatalog``; the daemon, the clients,
/// the OpenRPC document and `docs/protocol.md` come from that declaration.
package protocol LinkNotification: Codable, Sendable, WireDocumented {
  /// `area.happening`, as on the wire.
  static var method: String { get }
  /// One sentence for the reference.
  static var summary: String { get }
  /// The sockets on which it comes.
  static var sockets: [SocketRole] { get }
  /// One of them, shown in the reference.
  static var example: Self { get }
}
