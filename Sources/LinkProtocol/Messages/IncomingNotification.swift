package import WireText

/// A notification as its receiver reads it. Members that are not known are ignored.
package struct IncomingNotification: Hashable, Sendable {
  package let method: String
  package let params: JSONValue

  package init(method: String, params: JSONValue) {
    self.method = method
    self.params = params
  }

  /// It as one of the catalogue; `nil` when it is another one.
  /// - Throws: `DecodingError` when it is that one and lacks what it must have.
  package func decode<Notification: LinkNotification>(
    _ type: Notification.Type
  ) throws -> Notification? {
    method == Notification.method ? try params.decode(type) : nil
  }
}
