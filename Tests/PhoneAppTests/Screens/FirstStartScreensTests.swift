import NissanStore
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import PhoneApp

/// The way into the store: an account, the phone, a car.
@Suite struct FirstStartScreensTests {
  private let vin: VIN
  private let other: VIN
  private let digits: PairingComparison

  init() throws {
    vin = try VIN(ScriptedCar.vin)
    other = try VIN("SJNTAAJ12U0000002")
    digits = PairingComparison(number: "847298", displayName: "Qashqai", vin: vin.rawValue)
  }

  /// As much as is known of whoever opens the store.
  private func shopper(
    account: Bool = true, phone: Bool = true, cars: [VIN] = [], vehicle: VIN? = nil
  ) -> Shopper {
    var shopper = Shopper(language: .en)
    if account {
      let form = AccountForm(
        email: "camille@example.com", name: "Camille Martin", country: "FR", language: .en)
      shopper.account = Account(id: "account-1", form, createdAt: nil)
    }
    shopper.phone = phone ? PhoneFacts(model: "iPhone 14", osVersion: "17.5") : nil
    shopper.cars = cars.map { ConnectedCar(vin: $0, name: "Qashqai") }
    shopper.vehicle = vehicle
    return shopper
  }

  /// A visit at the door, once the phone has said who is there.
  private func visit(_ shopper: Shopper) -> StoreVisit {
    var visit = StoreVisit(of: Shopper(language: .en))
    _ = visit.handle(.open)
    _ = visit.handle(.answered(.arrived(shopper)))
    return visit
  }

  private func view(_ visit: StoreVisit) throws -> ScreenView {
    let catalog = try ShippedCatalog.load()
    return ScreenComposer(
      visit, StoreTexts(.en, in: catalog.country("FR")), catalog: catalog
    ).view
  }

  @Test func `R18: what is missing is asked for in its order, and then the store is read`()
    throws
  {
    #expect(visit(shopper(account: false, phone: false)).step == .welcome)
    #expect(visit(shopper(phone: false)).step == .phone)
    #expect(visit(shopper()).step == .connect)
    #expect(visit(shopper(cars: [vin, other])).step == .cars)
    #expect(visit(shopper(cars: [vin], vehicle: other)).step == .connect, "it was asked for")
    var ready = StoreVisit(of: Shopper(language: .en))
    guard case .arrive(nil)? = ready.handle(.open) else {
      Issue.record("the phone is asked first")
      return
    }
    guard case .load? = ready.handle(.answered(.arrived(shopper(cars: [vin], vehicle: vin)))) else {
      Issue.record("then the store is")
      return
    }
    #expect(ready.step == .opening)
  }

  @Test func `an account is created with what was typed, and wrong fields are asked for again`()
    throws
  {
    var visit = visit(shopper(account: false, phone: false))
    _ = visit.handle(.openRegistration)
    #expect(visit.step == .registration)
    #expect(visit.entry.unasked == [.email, .name, .country])
    #expect(try view(visit).cancelLabel == nil, "to quit has one key")
    #expect(visit.entry[.country] == "GB", "the usual country of the language stands there")
    for (field, text) in [(EntryField.email, "camille"), (.name, "Camille"), (.country, "FR")] {
      _ = visit.handle(.fill(field, text))
    }
    guard case .register(let form)? = visit.handle(.submitEntry) else {
      Issue.record("the form is handed in")
      return
    }
    #expect(form.language == .en && form.country == "FR" && form.email == "camille")
    _ = visit.handle(
      .answered(.refused(.accountInvalid([.emailInvalid("camille")]), order: nil)))
    #expect(visit.step == .registration && visit.notice == .entryWrong)
    #expect(visit.entry.unasked == [.email] && visit.entry[.name] == "Camille")
    #expect(try view(visit).form?.asked?.faults == ["‘camille’ is not an e-mail address"])
    #expect(
      StoreTexts(.en, in: nil).why(AccountError.emailInvalid("")) == "enter an e-mail address")
    _ = visit.handle(.edit(.name))
    #expect(visit.entry.unasked == [.name])
    _ = visit.handle(.submitEntry)
    _ = visit.handle(.answered(.refused(.emailTaken("camille"), order: nil)))
    #expect(visit.entry.faults == [.emailTaken])
    _ = visit.handle(.submitEntry)
    _ = visit.handle(.answered(.arrived(shopper(phone: false))))
    #expect(visit.step == .phone)
  }

  @Test func `somebody who has an account signs in`() throws {
    var visit = visit(shopper(account: false, phone: false))
    _ = visit.handle(.openSignIn)
    _ = visit.handle(.fill(.email, "nobody@example.com"))
    guard case .signIn("nobody@example.com")? = visit.handle(.submitEntry) else {
      Issue.record("the address is handed in")
      return
    }
    _ = visit.handle(.answered(.refused(.emailUnknown("nobody@example.com"), order: nil)))
    #expect(visit.step == .signIn && visit.entry.faults == [.emailUnknown])
    _ = visit.handle(.edit(.email))
    #expect(visit.entry.unasked == [.email])
    _ = visit.handle(.submitEntry)
    _ = visit.handle(.answered(.arrived(shopper())))
    #expect(visit.step == .connect)
  }

  @Test func `a phone that there is not is asked for again`() throws {
    var visit = visit(shopper(phone: false))
    _ = visit.handle(.fill(.model, "iPhone 41"))
    _ = visit.handle(.fill(.osVersion, "17.5"))
    guard case .describePhone("iPhone 41", nil, "17.5")? = visit.handle(.submitEntry) else {
      Issue.record("the phone is described")
      return
    }
    _ = visit.handle(.answered(.phoneRefused(.phoneModelUnknown("iPhone 41", near: ["iPhone 14"]))))
    #expect(visit.step == .phone && visit.entry.unasked == [.model, .os], "or it is described")
    #expect(try view(visit).form?.asked?.faults.first?.contains("iPhone 14") == true)
    _ = visit.handle(.edit(.osVersion))
    #expect(visit.entry.unasked == [.osVersion])
    _ = visit.handle(.fill(.os, "Android"))
    guard case .describePhone("iPhone 41", "Android", "17.5")? = visit.handle(.submitEntry) else {
      Issue.record("the phone is described by its system")
      return
    }
    let options = try view(visit).form?.fields.first { $0.name == .entry(.os) }?.options
    #expect(options?.map(\.value).contains("Android") == true)
    _ = visit.handle(.answered(.phoneRefused(.phoneOSUnknown("Symbian", known: ["Android"]))))
    #expect(visit.entry.unasked == [.os])
  }

  @Test func `where several cars answer, one of them is chosen`() throws {
    var visit = visit(shopper())
    guard case .pair(nil)? = visit.handle(.submitEntry) else {
      Issue.record("any car is looked for")
      return
    }
    let cars = [ConnectedCar(vin: vin, name: "Qashqai"), ConnectedCar(vin: other, name: "Leaf")]
    _ = visit.handle(.answered(.notConnected(reason: "two", nearby: cars)))
    #expect(visit.step == .connect && visit.entry.unasked == [.vin])
    let field = try view(visit).form?.asked
    #expect(field?.options.map(\.label) == ["Qashqai", "Leaf"])
    #expect(field?.options.map(\.value) == [vin.rawValue, other.rawValue])
  }

  @Test func `the six digits are compared before the car is the phone's`() throws {
    var visit = visit(shopper())
    #expect(visit.entry.unasked.isEmpty, "usually nothing need be typed")
    _ = visit.handle(.edit(.vin))
    _ = visit.handle(.fill(.vin, "QASHQAI"))
    #expect(visit.handle(.submitEntry) == nil)
    #expect(visit.entry.faults == [.vinUnreadable])
    _ = visit.handle(.fill(.vin, vin.rawValue))
    guard case .pair(vin)? = visit.handle(.submitEntry) else {
      Issue.record("the car is looked for")
      return
    }
    _ = visit.handle(.answered(.notConnected(reason: "is it open?")))
    #expect(visit.step == .connect && visit.notice == .notConnected(reason: "is it open?"))
    #expect(try view(visit).notice?.text == "No car was connected: is it open?")
    #expect(visit.entry[.vin] == vin.rawValue, "it need not be typed again")
    _ = visit.handle(.submitEntry)
    _ = visit.handle(.answered(.digits(digits)))
    #expect(visit.step == .compare)
    #expect(try view(visit).blocks.first == .text("847298"))
    guard case .compare(true)? = visit.handle(.compare(isEqual: true)) else {
      Issue.record("the car is told")
      return
    }
    _ = visit.handle(.answered(.arrived(shopper(cars: [vin], vehicle: vin))))
    #expect(visit.step == .opening)
    #expect(visit.notice == .connected(ConnectedCar(vin: vin, name: "Qashqai")))
  }

  @Test(arguments: [StoreAction.back, .cancel, .compare(isEqual: false)])
  func `digits that are not confirmed pair nothing, and the car is told`(
    _ way: StoreAction
  ) throws {
    var visit = visit(shopper())
    _ = visit.handle(.submitEntry)
    _ = visit.handle(.answered(.digits(digits)))
    guard case .compare(false)? = visit.handle(way) else {
      Issue.record("the car is told")
      return
    }
    _ = visit.handle(.answered(.notConnected(reason: "they differ")))
    #expect(visit.step == .connect && visit.notice == .notConnected(reason: "they differ"))
  }

  @Test func `one of several cars is chosen, another is connected, and the store is theirs`()
    async throws
  {
    let visitor = Visitor(try await PhoneFixture(), language: .en)
    await visitor.does(.open)
    var visit = visitor.visit
    _ = visit.handle(.openCars)
    #expect(visit.step == .cars)
    #expect(try view(visit).choices.count == 2)
    var left = visit
    for way in [StoreAction.back, .cancel] {
      left = visit
      _ = left.handle(way)
      #expect(left.step == .cart)
    }
    _ = visit.handle(.connectCar)
    #expect(visit.step == .connect)
    left = visit
    _ = left.handle(.cancel)
    #expect(left.step == .cart)
    _ = visit.handle(.back)
    #expect(visit.step == .cars)
    guard case .arrive(vin)? = visit.handle(.chooseCar(vin)) else {
      Issue.record("the phone is asked")
      return
    }
    _ = visit.handle(.answered(.arrived(shopper(cars: [vin, other], vehicle: other))))
    #expect(visit.step == .opening)
    #expect(visit.storefront == nil, "what was read for one car is not for the next")
  }

  @Test func `R28: every screen before the store can be left`() {
    for way in [StoreAction.back, .cancel] {
      for start in [
        shopper(account: false, phone: false), shopper(phone: false), shopper(),
        shopper(cars: [vin, other]),
      ] {
        var visit = visit(start)
        _ = visit.handle(way)
        #expect(visit.step == .over)
      }
    }
    for form in [StoreAction.openRegistration, .openSignIn] {
      var visit = visit(shopper(account: false, phone: false))
      _ = visit.handle(form)
      var cancelled = visit
      _ = visit.handle(.back)
      #expect(visit.step == .welcome)
      _ = cancelled.handle(.cancel)
      #expect(cancelled.step == .over)
    }
  }

  @Test func `the first start is counted in three steps`() throws {
    var visit = visit(shopper(account: false, phone: false))
    #expect(try view(visit).progress == "step 1 of 3")
    _ = visit.handle(.openRegistration)
    #expect(try view(visit).progress == "step 1 of 3")
    #expect(try view(self.visit(shopper(phone: false))).progress == "step 2 of 3")
    #expect(try view(self.visit(shopper())).progress == "step 3 of 3")
  }
}
