/// The `postcode` and the `address` of a country.
enum AddressReader {
  /// - Parameters:
  ///   - value: What stands under `postcode`.
  ///   - country: Its ISO 3166 code.
  ///   - provenance: Of the country, where the rule has none of its own.
  /// - Returns: `nil` when there is an error, which was reported.
  static func postcode(
    _ value: YAMLValue, of country: String, _ provenance: Provenance
  ) -> Postcode? {
    guard let fields = value.fields(["pattern", "examples", "sign", "source"]) else { return nil }
    let examples =
      fields.required("examples")?.list(of: "postcodes") { $0.text(of: "a postcode") } ?? []
    let sign = fields.optional("sign")?.text(of: "the letters of a country")
    guard let pattern = fields.required("pattern").flatMap(pattern) else { return nil }
    let postcode = Postcode(
      pattern: pattern, examples: examples, prefixes: [country] + (sign.map { [$0] } ?? []),
      source: source(fields, provenance))
    for example in examples where postcode.normalized(example) != example {
      fields.required("examples")?.report("example ‘\(example)’ does not match the pattern")
    }
    return postcode
  }

  static func rules(_ value: YAMLValue, _ provenance: Provenance) -> AddressRules? {
    let keys = ["required", "uppercase", "format", "provinceKind", "provinces", "source"]
    guard let fields = value.fields(keys) else { return nil }
    func parts(_ key: String) -> Set<AddressPart> {
      Set(
        fields.required(key)?.list(of: "address parts") {
          $0.choice("address part", AddressPart.self)
        } ?? []
      )
    }
    return AddressRules(
      required: parts("required"),
      uppercase: parts("uppercase"),
      format: fields.required("format")?.text(of: "an address layout") ?? "",
      provinceKind: fields.optional("provinceKind")?.text(of: "a kind of province"),
      provinces: fields.optional("provinces")?.entries(of: "provinces").compactMap {
        province($0.name, $0.value)
      } ?? [],
      source: source(fields, provenance)
    )
  }

  private static func province(_ name: String, _ value: YAMLValue) -> Province? {
    guard let fields = value.fields(["also", "names", "postcodes"]) else { return nil }
    func texts(_ key: String) -> [String] {
      fields.optional(key)?.list(of: "names") { $0.text(of: "a name") } ?? []
    }
    return Province(
      name: name, otherSpellings: texts("also"), otherNames: texts("names"),
      postcodes: fields.optional("postcodes").flatMap(pattern))
  }

  private static func pattern(_ value: YAMLValue) -> PostcodePattern? {
    guard let source = value.text(of: "a pattern") else { return nil }
    do throws(PostcodePattern.FormatError) { return try PostcodePattern(source) } catch {
      value.report("not a postcode pattern: \(error.message)")
      return nil
    }
  }

  private static func source(_ fields: YAMLFields, _ provenance: Provenance) -> String {
    fields.optional("source")?.text(of: "a source") ?? provenance.source
  }
}
