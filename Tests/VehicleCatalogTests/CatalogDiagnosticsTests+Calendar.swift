extension CatalogDiagnosticsTests {
  static let calendarSlips = [
    Slip(
      "countries.yaml", "Europe/Paris", "Europe/Pari",
      says: "countries.yaml:25:13: unknown time zone ‘Europe/Pari’; did you mean ‘Europe/Paris’?"),
    Slip(
      "countries.yaml", "  timeZone: Europe/Paris\n", "",
      says: "countries.yaml:2:3: missing key ‘timeZone’"),
    Slip(
      "countries.yaml", "1 January", "32 January",
      says: "countries.yaml:29:23: ‘32 January’ is not a day such as 1 May, Easter + 39, first"
        + " Monday of May, Friday from 19 June or Friday 1 February"),
    Slip(
      "countries.yaml", "1 January", "1 January or",
      says: "countries.yaml:29:23: ‘1 January or’ is not a day such as 1 May, Easter + 39, first"
        + " Monday of May, Friday from 19 June or Friday 1 February"),
    Slip(
      "countries.yaml", "Easter + 1,", "Easter + 71,",
      says: "countries.yaml:30:28: ‘Easter + 71’ is not a day such as 1 May, Easter + 39, first"
        + " Monday of May, Friday from 19 June or Friday 1 February"),
    Slip(
      "countries.yaml", "from: 2020", "form: 2020",
      says: "countries.yaml:30:40: unknown key ‘form’; did you mean ‘from’?"),
    Slip(
      "countries.yaml", "from: 2020", "from: 2020, until: 2019",
      says: "countries.yaml:30:22: the last year, 2019, comes before the first, 2020"),
    Slip(
      "countries.yaml", "    source: nowhere\n    days:", "    days:",
      says: "countries.yaml:27:5: missing key ‘source’"),
  ]
}
