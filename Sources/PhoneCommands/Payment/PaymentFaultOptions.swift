import ArgumentParser
import NissanStore

extension PaymentFault: ExpressibleByArgument {}

/// What goes wrong on the way to the bank, for tests.
struct PaymentFaultOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What goes wrong with the payment.",
      discussion: """
        timeout-before: no answer, and nothing is charged; timeout-after: it is charged, and the \
        answer is lost; slow-approve, slow-decline: it is pending for some minutes. After a lost \
        answer do the same again, or look at the orders: the bank is asked again and charges once.
        """,
      valueName: "fault"))
  var payment: PaymentFault?
}
