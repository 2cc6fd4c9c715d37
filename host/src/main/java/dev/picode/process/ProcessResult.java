package dev.picode.process;

/// How a program ended. Immutable.
///
/// @param exitCode its exit code; 128 and the number of the signal where one ended it
/// @param stdout what it wrote to its standard output
/// @param stderr what it wrote to its standard error
public record ProcessResult(int exitCode, ProcessOutput stdout, ProcessOutput stderr) {}
