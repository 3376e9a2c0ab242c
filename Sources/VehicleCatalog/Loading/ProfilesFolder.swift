import FoundationEssentials
import Processes

/// Finds the catalogue folder, for every executable in the same places.
package enum ProfilesFolder {
  /// No folder was named, and there is none in the usual places.
  package struct NotFound: Error, Hashable, CustomStringConvertible {
    package let searched: [String]

    package var description: String {
      "no Profiles folder: give --profiles DIR or set HEADUNIT_PROFILES; looked for "
        + searched.joined(separator: ", ")
    }
  }

  /// The folder to load: the one named, or `$HEADUNIT_PROFILES`, or else the first of these that
  /// holds a catalogue: `Profiles` in the current folder, `share/headunit/profiles` under the
  /// prefix of the executable, `Profiles` beside the executable or in a folder above it (a
  /// package that was built and not installed).
  ///
  /// - Parameters:
  ///   - named: What the command line says. Taken as it is, there or not.
  ///   - environment: The process's own.
  ///   - executable: The path of the running program; found by itself unless a test says.
  /// - Returns: The path for `Catalog.load(folder:)`.
  /// - Throws: ``NotFound``.
  package static func path(
    named: String?, environment: [String: String], executable: String? = OwnProgram.path
  ) throws(NotFound) -> String {
    if let named { return named }
    if let named = environment["HEADUNIT_PROFILES"], !named.isEmpty { return named }
    let places = OwnProgram.places(
      installed: "headunit/profiles", built: "Profiles", of: executable)
    guard let found = places.first(where: isCatalogue) else { throw NotFound(searched: places) }
    return found
  }

  private static func isCatalogue(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(path)/services.yaml")
  }
}
