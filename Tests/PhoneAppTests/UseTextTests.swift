import CarModel
import Entitlements
import LinkProtocol
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// What a car tells of its use and its state has words in both languages.
@Suite struct UseTextTests {
  private static let both = Language.allCases.map { StoreTexts($0, in: nil) }
  /// What a car does with its services, by the names it gives.
  static let actions = [
    "lock", "unlock", "start", "double_start", "stop", "send", "locate", "read", "set", "clear",
    "spend",
  ]
  private static let (fr, en) = (StoreTexts(.fr, in: nil), StoreTexts(.en, in: nil))

  @Test func `every state of a command, role and level of sleep and battery has its own words`() {
    for texts in Self.both {
      #expect(Set(ServiceCommand.State.allCases.map { texts[$0] }).count == 5)
      #expect(Set(Bond.Role.allCases.map { texts[$0] }).count == 2)
      #expect(Set(SleepState.allCases.map { texts[$0] }).count == 3)
      #expect(Set(LowVoltageBattery.State.allCases.map { texts[$0] }).count == 4)
      let clocks = TrustedTime.State.allCases.map { trust in
        var clock = CarClockReport.sample
        clock.trust = trust
        return texts.trustedTime(of: clock)
      }
      #expect(Set(clocks).count == 3)
    }
  }

  @Test func `a refusal tells the rule that decided and when that changes`() {
    let locked = WireError(.pinLocked, "in English", nextChangeAt: .opening)
    #expect(
      Self.en.why(locked)
        == "too many incorrect PINs; locked for a while; next change 2026-01-31T10:00:00.000Z")
    let waiting = WireError(.serviceNotActive, "in English", rule: "waits_ignition")
    #expect(
      Self.fr.why(waiting)
        == "le service n’est pas encore utilisable\u{A0}: en attente du contact")
    let input = WireError(.inputInvalid, "in English", rule: "speedLimit")
    #expect(Self.en.why(input).hasSuffix(": speedLimit"))
    #expect(Self.en.why(WireError(.inputInvalid, "in English")).hasSuffix("its range"))
  }

  @Test func `a rejected command tells why, and a reason of a newer car is shown as it is`() {
    #expect(Self.en.rejection("privacy_mode_on") == "privacy mode is on in the car")
    #expect(Self.fr.rejection("moon_phase") == "moon_phase")
  }

  @Test func `of data that ran out both languages tell how much was served`() {
    var command = CommandReport.sample
    (command.state, command.reason) = (.rejected, "quota_exceeded")
    #expect(Self.en.because(command) == Self.en.rejection("quota_exceeded"))
    command.facts = [("askedMegabytes", "1500"), ("spentMegabytes", "1000")].map {
      CommandFact($0.0, $0.1)
    }
    #expect(
      Self.en.because(command) == "the allowance is used up: 1000 MB used of 1500 MB asked for")
    #expect(
      Self.fr.because(command)
        == "forfait épuisé\u{A0}: 1000\u{A0}Mo utilisés sur 1500\u{A0}Mo demandés")
    #expect(Self.fr.because(.sample) == nil)
  }

  @Test(arguments: [
    ("leftMegabytes", "0", "données restantes", "0 Mo"),
    ("spentMegabytes", "1000", "données utilisées", "1000 Mo"),
    ("doors", "locked", "portes", "verrouillées"),
    ("doors", "unlocked", "portes", "déverrouillées"),
    ("ignition", "off", "contact", "coupé"),
    ("lowVoltageBattery", "low", "batterie 12\u{A0}V", "faible"),
    ("odometerKilometres", "120", "compteur kilométrique", "120 km"),
    ("malfunctionIndicator", "off", "voyant moteur", "éteint"),
    ("frontLeftKilopascals", "240", "pneu avant gauche", "240 kPa"),
    ("stateOfChargePercent", "80", "batterie de traction", "80\u{A0}%"),
    ("cable", "off", "câble de recharge", "débranché"),
    ("charging", "yes", "en charge", "oui"),
    ("2026-01/drives", "1", "janvier 2026", "1 trajet"),
    ("2026-01/drives", "2", "janvier 2026", "2 trajets"),
    ("2026-01/kilometres", "45", "janvier 2026", "45 km"),
    ("2026/drives", "3", "2026", "3 trajets"),
    ("2026/topSpeedKilometresPerHour", "110", "2026", "vitesse maximale : 110 km/h"),
    ("moonPhase", "full", "moonPhase", "full"),
    ("2026/moons", "12", "2026/moons", "12"),
  ])
  func `what a command found out is told in the reader's language`(
    name: String, value: String, label: String, words: String
  ) {
    let said = Self.fr.fact(CommandFact(name, value))
    #expect(said.label.replacing("\u{A0}", with: " ") == label.replacing("\u{A0}", with: " "))
    #expect(said.value.replacing("\u{A0}", with: " ") == words.replacing("\u{A0}", with: " "))
  }

  @Test func `the batteries are told with their numbers as the language writes them`() {
    var state = CarValues.sample
    state.batteryVolts = 11.75
    state.batteryState = .low
    #expect(Self.fr.battery(of: state) == "11,8\u{A0}V, faible")
    #expect(Self.en.battery(of: state) == "11.8 V, low")
    state.batteryConnected = false
    #expect(Self.en.battery(of: state) == "11.8 V, disconnected")
    #expect(Self.en.charge(of: state) == nil)
    #expect(Self.en.cable(of: state) == nil)
    state.stateOfChargePercent = 64
    state.cableConnected = false
    #expect(Self.fr.charge(of: state) == "64\u{A0}%")
    #expect(Self.en.cable(of: state) == "not plugged in")
    state.cableConnected = true
    #expect(Self.en.cable(of: state) == "plugged in")
    state.charging = true
    #expect(Self.fr.cable(of: state) == "branché, en charge")
  }

  @Test(arguments: [
    (WallFlag?.none, String?.none), (.wallBehind, "behind"), (.wallAhead, "ahead"),
  ])
  func `the dashboard is told only when it is far off`(flag: WallFlag?, word: String?) {
    var clock = CarClockReport.sample
    clock.wallFlag = flag
    #expect(Self.en.wallTime(of: clock) == word.map { "2026-01-31T10:00:00.000Z (\($0))" })
  }

  @Test func `an action that only a newer car knows is shown as it is`() {
    for texts in Self.both {
      #expect(texts.action("moonwalk") == "moonwalk")
      #expect(Set(Self.actions.map(texts.action)).count == Self.actions.count)
    }
    #expect(Self.actions.allSatisfy { Self.fr.action($0) != $0 })
  }

  @Test(arguments: [
    ("MHEV 1.3 DIG-T 140/158; e-POWER 190 (205 from 2025)", "e-POWER 190 (205 à partir de 2025)"),
    ("Petrol 1.0 DIG-T 117/114; Hybrid 143", "Essence 1.0 DIG-T 117/114\u{A0}; Hybride 143"),
  ])
  func `engines are told in the reader's language`(engines: String, french: String) {
    #expect(Self.fr.powertrain(engines).hasSuffix(french))
    #expect(Self.en.powertrain(engines) == engines)
  }
}
