import Foundation
import Testing

/// The interactive store, driven line by line over pipes.
@Suite(.processes) struct StoreDialogueTests {
  private static let columnsMax = 80

  @Test func `R06: a free service is had without an address and a card`() throws {
    try withPairedCar { car in
      let number = try car.phone.number(of: "My Car Finder")
      let result = try car.phone.store([number, "", "2", "1", ""])
      #expect(result.status == .exited(0))
      #expect(!result.stdout.contains("Billing address"))
      #expect(!result.stdout.contains("Card number"))
      #expect(result.stdout.contains("Purchase confirmed"))
      #expect(result.stdout.contains("My Car Finder: being activated"))
      #expect(try car.state(of: "my-car-finder").hasPrefix("activating"))
    }
  }

  @Test(arguments: ["en", "fr"])
  func `R21–R45: a paid service, screen by screen, in 80 columns`(
    _ language: String
  ) throws {
    try withPairedCar { car in
      let isFrench = language == "fr"
      let number = try car.phone.number(
        of: isFrench ? "Alertes intelligentes" : "Smart Alerts", language)
      let result = try car.phone.store(
        [
          isFrench ? "t" : "a", isFrench ? "t" : "a", "?", number, "", "1", "", "1 rue !", "",
          "Paris", "7500", "", "FR", "",
        ]
          + ["1 rue de Rivoli", "75001", "", ""]
          + ["", "4242 4242 4242 4241", "13/28", "12", ""]
          + ["Camille Martin", "4242 4242 4242 4242", "12/28", "123", ""]
          + ["1", "b", "2", "1", "", "s", "o", isFrench ? "r" : "b", isFrench ? "m" : "p", "q"],
        language)
      #expect(result.status == .exited(0))
      #expect(result.stderr == "")
      let labels =
        isFrench
        ? [
          "< Nissan Store", "< Annuler", "Entrez votre adresse de facturation", "Entrée OK",
          "Entrée Suivant", "Ajouter un moyen de paiement", "Entrée Ajouter", "VISA MasterCard",
          "Appuyez sur le lien pour consulter les conditions générales.",
          "Confirmer – commande avec obligation de paiement", "Entrée Continuer",
          "Votre adresse de facturation est enregistrée, cliquez sur [Suivant] pour",
          "Visuels et prix présentés à titre d’illustration.",
        ]
        : [
          "< Nissan Store", "< Cancel", "Enter your Billing address", "Enter OK", "Enter Next",
          "Please don't enter following special characters: !\"$%*+;<=>?@^_`~",
          "Indicates a required field*", "Add a payment method", "Enter Add",
          "Your card must be valid. Our system is fully secure according to current",
          "Cardholder's name*", "Card number*", "Expiry date*", "Security code*",
          "VISA MasterCard", "Confirm – order with obligation to pay", "Enter Continue",
          "Visuals and prices are shown for illustration.",
        ]
      for label in labels { #expect(result.stdout.contains(label), "\(label)") }
      #expect(result.stdout.contains("Visa •••• 4242"))
      for line in result.stdout.split(separator: "\n") {
        #expect(line.count <= Self.columnsMax, "\(line)")
      }
      #expect(!result.stdout.contains("\u{1B}"))
      #expect(try car.state(of: "smart-alerts").hasPrefix("activating"))
    }
  }

  @Test func `whoever stops typing loses nothing: the purchase is taken up again`()
    throws
  {
    try withPairedCar { car in
      let number = try car.phone.number(of: "Smart Alerts")
      let first = try car.phone.store(
        [number, "", "1", "", "1 rue de Rivoli", "", "Paris", "75001", "", "FR", ""])
      #expect(first.status == .exited(0))
      #expect(first.stdout.contains("Your purchase is kept until you open the store again."))
      let second = try car.phone.store(["1", "q"])
      #expect(second.stdout.contains("Resume your purchase?"))
      #expect(second.stdout.contains("Add a payment method"), "the address is saved already")
      let third = try car.phone.store(["2", "q"])
      #expect(third.stdout.contains("The purchase was abandoned; nothing was charged."))
      let fourth = try car.phone.store(["q"])
      #expect(!fourth.stdout.contains("Resume your purchase?"))
    }
  }

  @Test func `I10: a card number typed where none is asked for is not repeated`() throws {
    try withPairedCar { car in
      let result = try car.phone.store(["4242 4242 4242 4242", "4242424242424242", "q"])
      #expect(result.status == .exited(0))
      #expect(!result.stdout.replacing(" ", with: "").contains("4242424242424242"))
      #expect(result.stdout.contains("That choice is not available here"))
    }
  }

  @Test func `I10: a card number in another field of the forms is neither repeated nor kept`()
    throws
  {
    try withPairedCar { car in
      let number = try car.phone.number(of: "Smart Alerts")
      let card = "4242 4242 4242 4242"
      let result = try car.phone.store(
        [number, "", "1", "", card, "", "Paris", "75001", "", "FR", ""]
          + ["1 rue de Rivoli", ""]
          + ["", card, card, card, "737", ""]
          + ["q"])
      #expect(result.status == .exited(0))
      #expect(!result.stdout.contains("4242 4242"))
      #expect(result.stdout.contains("Address line 1: a card number does not belong here"))
      #expect(result.stdout.contains("The cardholder’s name cannot hold digits"))
    }
  }

  @Test func `a line that is no UTF-8 is said to be none, and asked for again`() throws {
    try withPairedCar { car in
      let number = try car.phone.number(of: "Smart Alerts")
      let result = try run(
        path: "/bin/sh",
        [
          "-c",
          #"printf "$1\n\n1\n\n1 rue \377\n1 rue de Rivoli\nq\n" | "#
            + #""$0" --socket "$2" --home "$3" --locale en store"#,
          BuiltExecutable.phone.path, number, car.phone.socket, car.phone.home,
        ])
      #expect(result.stdout.contains("That line is not UTF-8 text; it was not read."))
      #expect(!result.stdout.contains("\u{FFFD}"))
    }
  }

  @Test func `a dialogue has no JSON`() throws {
    try withCar { car in
      let result = try car.phone("store")
      #expect(result.status == .exited(64))
    }
  }

  @Test func `a purchase out of the car's reach is done, and its document waits`() throws {
    try withPairedCar { car in
      let number = try car.phone.number(of: "My Car Finder")
      car.daemon.kill()
      let result = try car.phone.store([number, "", "2", "1", "", "q"])
      #expect(result.status == .exited(0))
      #expect(result.stdout.contains("The purchase is confirmed. The car is out of"))
      try car.daemon.restart()
      #expect(try car.phone.state(of: "my-car-finder").hasPrefix("activating"))
    }
  }
}

extension Phone {
  /// The store without any subcommand; each line is followed by Enter.
  func store(_ lines: [String], _ language: String = "en") throws -> CommandResult {
    try run(
      .phone, ["--socket", socket, "--home", home, "--locale", language, "store"],
      stdin: lines.map { $0 + "\n" }.joined())
  }

  /// The line of a product in the cart, which is one page where nothing scrolls.
  func number(of name: String, _ language: String = "en") throws -> String {
    let cart = try store([], language).stdout
    let line = cart.split(separator: "\n").first { $0.contains("  \(name)  ") }
    return try #require(line?.split(separator: " ").first.map(String.init))
  }
}
