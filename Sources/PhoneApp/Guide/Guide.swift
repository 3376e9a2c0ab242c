/// The user guide: one source for `phone-client guide` and for the pages in `docs/guide`.
///
/// - Source: seed R02, R13, R15, R20, R46.
enum Guide {
  /// In reading order; the steps are numbered through all of them.
  static let sections = [finding, free, paid, using, paying, afterwards, help]
}
