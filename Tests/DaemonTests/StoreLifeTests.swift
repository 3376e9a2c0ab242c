import Testing

/// A customer's whole way by the screens of the store, from an empty home: no other command of the
/// phone is given.
@Suite(.processes) struct StoreLifeTests {
  /// The words of one language that the way goes by.
  private struct Words {
    let locale: String
    let country: String
    let product, detail, active, orders, end, receipt, total, refund, back, gone, renewed: String
    let confirm: String
  }

  private static let english = Words(
    locale: "en", country: "Country* [GB] > ", product: "Smart Alerts", detail: "Enter Next",
    active: "All your services are active", orders: "o", end: "Switch the renewal off",
    receipt: "Receipt R-000001", total: "Total incl. VAT", refund: "Ask for a refund",
    back: "1,99 € given back to Visa •••• 4242", gone: "refunded",
    renewed: "active, not renewing", confirm: "Confirm: ")
  private static let french = Words(
    locale: "fr", country: "Pays* [FR] > ", product: "Alertes intelligentes",
    detail: "Entrée Suivant", active: "Tous vos services sont activés", orders: "o",
    end: "Désactiver le renouvellement", receipt: "Reçu R-000001", total: "Total TTC",
    refund: "Demander un remboursement", back: "remboursés sur la carte Visa •••• 4242",
    gone: "remboursé", renewed: "actif, non renouvelé", confirm: "Confirmer : ")

  @Test(arguments: ["en", "fr"])
  func `from the first start to an active service, its renewal off, its receipt and its refund`(
    _ locale: String
  ) throws {
    let words = locale == "en" ? Self.english : Self.french
    try withCar { car in
      let visitor = try ScreenReader(car, locale)
      try visitor.walk(
        ["1", "camille@example.com", "Camille Martin", "FR", ""] + ["iPhone 14", "17.5", ""]
          + ["", "1"])
      try visitor.choose(words.product)
      #expect(visitor.screen.contains(words.detail))
      try visitor.walk(
        ["", "1", "", "1 rue de Rivoli", "", "Paris", "75001", "", "FR", "", ""]
          + ["Camille Martin", "4242 4242 4242 4242", "12/28", "123", ""] + [
            "1", "b", "2", "1", "",
          ])
      try car.advance("PT10M")
      try visitor.walk([""])
      #expect(visitor.screen.contains(words.active))
      #expect(try car.state(of: "smart-alerts").hasPrefix("active paid"))

      try visitor.walk(["", words.orders, "1"])
      try visitor.choose(words.end)
      #expect(try car.call("services.list").standing(of: "smart-alerts").hasPrefix("active"))
      try visitor.choose(words.confirm + words.end)
      #expect(visitor.screen.contains(words.renewed))

      try visitor.choose(words.receipt)
      #expect(visitor.screen.contains(words.total) && visitor.screen.contains("1,99 €"))
      try visitor.walk(["b"])
      try visitor.choose(words.refund)
      #expect(visitor.screen.contains(words.back))
      try visitor.choose(words.confirm + words.refund)
      #expect(visitor.screen.contains("-1,99 €") || visitor.screen.contains("−1,99 €"))
      try visitor.walk(["b"])
      #expect(visitor.screen.contains(words.gone))
      let state = try car.state(of: "smart-alerts")
      #expect(!state.hasPrefix("active"), "the car knows it")
      #expect(try visitor.leave() == .exited(0))
      for command in ["phone-client ", "subscription cancel", "subscription consent"] {
        #expect(!visitor.everything.contains(command), "no screen tells to type a command")
      }
    }
  }
}

/// Somebody at a terminal who reads each screen before they type.
private final class ScreenReader {
  private let terminal: Terminal
  /// Since the last line was typed.
  private(set) var screen = ""

  init(_ car: Car, _ locale: String) throws {
    terminal = try Terminal(
      BuiltExecutable.phone.path,
      ["--socket", car.phone.socket, "--home", car.phone.home, "--locale", locale, "store"],
      environment: ["TERM": "xterm", "NO_COLOR": "1"])
    screen = try terminal.wait(for: "> ")
  }

  var everything: String { terminal.screen }

  /// Types these lines, each once something is asked.
  func walk(_ lines: [String]) throws {
    for line in lines {
      try terminal.type(line)
      // What was typed is shown first.
      try terminal.wait(for: "\n")
      screen = try terminal.wait(for: "> ")
        .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    }
  }

  /// Types the number of a choice, leafing on until it is there.
  func choose(_ label: String) throws {
    for _ in 0..<6 {
      let line = screen.split(separator: "\n").first { line in
        line.drop { $0 == " " || $0.isNumber }.hasPrefix(label)
      }
      if let number = line?.split(separator: " ").first, Int(number) != nil {
        return try walk([String(number)])
      }
      try walk([""])
    }
    throw WaitError(description: "no screen has the choice ‘\(label)’: \(screen)")
  }

  func leave() throws -> ExitStatus {
    try terminal.type("q")
    return try terminal.end()
  }
}
