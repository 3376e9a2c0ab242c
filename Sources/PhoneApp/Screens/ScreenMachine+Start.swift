/// The first start, and which car it is about.
///
/// - Source: seed R16–R18.
extension ScreenMachine {
  static let starting =
    [
      on(nil, .arrived, when: .noAccount, to: .welcome),
      on(nil, .arrived, when: .noPhone, to: .phone),
      on(nil, .arrived, when: .severalCars, to: .cars),
      on(nil, .arrived, when: .noCar, to: .connect),
      on(nil, .arrived, to: .opening),

      on(.welcome, .openRegistration, to: .registration),
      on(.welcome, .openSignIn, to: .signIn),
      on(.connect, .digitsShown, to: .compare),
      on(.connect, .notConnected),
      on(.compare, .compare),
      on(nil, .notConnected, to: .connect),
      on(.cars, .chooseCar),
      on(.cars, .connectCar, to: .connect),
    ]
    + [.registration, .signIn, .phone, .connect].flatMap { form in
      [on(form, .fill), on(form, .edit), on(form, .submitEntry)]
    }

  static let leavingStart =
    [
      on(.registration, .back, to: .welcome),
      on(.signIn, .back, to: .welcome),
      on(.compare, .back, to: .connect),
      on(.compare, .cancel, to: .connect),
      on(.connect, .back, when: .hasCars, to: .cars),
      on(.connect, .cancel, when: .storefrontIsKnown, to: .cart),
      on(.cars, .back, when: .storefrontIsKnown, to: .cart),
      on(.cars, .cancel, when: .storefrontIsKnown, to: .cart),
      on(.registration, .cancel, to: .over),
      on(.signIn, .cancel, to: .over),
    ] + [.welcome, .phone, .connect, .cars].flatMap(leavingStore)
}
