import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client address check`
struct AddressCheckCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether the store would bill to an address.",
    discussion: """
      Shows it as it would be kept, and as its country writes it. Nothing is kept; needs neither \
      an account nor a car.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(
    help: ArgumentHelp(
      "A file with the address as JSON, or - for standard input: line1, line2, town, postcode,"
        + " county, country.", valueName: "file"), completion: .file())
  var file: String

  private struct Document: Encodable {
    /// As it would be kept.
    let address: AddressForm
    /// As its country writes it.
    let lines: [String]
  }

  mutating func run() async throws {
    try await attempt(.checkAddress) { [self] run in
      let countries = run.catalog.countriesByCode
      switch AddressCheck.check(try AddressForm.read(file), countries: countries) {
      case .refused(let faults): throw StoreError.refused(.addressInvalid(faults))
      case .valid(let address):
        let country = run.catalog.country(address.form.country)
        let lines =
          (country.map(address.form.lines) ?? []) + [country?.name[run.texts.language] ?? ""]
        try run.output.answer(
          Document(address: address.form, lines: lines),
          text: StyledText(lines.joined(separator: "\n")))
      }
    }
  }
}

extension AddressForm {
  /// Reads an address from a file, or from standard input.
  static func read(_ path: String) throws(PhoneRefusal) -> AddressForm {
    let text = try InputText.read(path, subject: .address)
    do throws(InputRefusal) { return try AddressForm(input: text) } catch {
      throw .inputInvalid(error)
    }
  }
}
