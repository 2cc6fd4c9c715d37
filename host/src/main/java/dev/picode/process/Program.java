package dev.picode.process;

import java.nio.file.Path;

/// A program that can be run. Immutable.
///
/// @param name what a grant has to say: the bare name of a program of the system, or `./` and the real
///     path, relative to the workspace, of one that is in it
/// @param file the file that will be run, absolute
public record Program(String name, Path file) {}
