/// A payment card as somebody types it.
struct Card {
  var holder = "Camille Martin"
  var number = "4242 4242 4242 4242"
  var expiry = "12/28"
  var code = "123"

  /// Pays whenever it is asked.
  static let good = Card()
  /// Pays once, and is refused at every renewal.
  ///
  /// - Source: the sandbox's published test numbers.
  static let failsAtRenewal = Card(number: "4000000000000341")

  /// For `--card-stdin`.
  var json: String {
    #"{"holder":"\#(holder)","number":"\#(number)","expiry":"\#(expiry)","code":"\#(code)"}"#
  }
}
