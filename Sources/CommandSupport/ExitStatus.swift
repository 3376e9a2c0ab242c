/// What a command tells the shell, by the numbers of `sysexits.h` where they fit.
///
/// A command that has told already why it did not do what was asked throws the status alone.
package enum ExitStatus: Int32, Error, Hashable, Sendable, CaseIterable {
  case done = 0
  /// Refused by the car, the store or an expectation.
  case refused = 1
  /// The command line is wrong.
  case usage = 64
  /// A file or a value that was given is wrong.
  case badData = 65
  /// The daemon cannot be reached, or went away.
  case unreachable = 69
  /// A fault of the program, here or in the daemon.
  case internalFault = 70
  /// Reading or writing failed.
  case inputOutput = 74
  /// Nobody answered in time; trying again may help.
  case timedOut = 75
}
