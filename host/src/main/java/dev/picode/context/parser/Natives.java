package dev.picode.context.parser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the native libraries of the parsers are. Immutable.
///
/// The library that loads them takes them from the folder that the property `tree-sitter-lib` names, and unpacks a
/// missing one into the temporary folder. A program that names a folder wants nothing unpacked: there, a missing
/// file is a parser that is not there.
///
/// @param folder what the property names, or `null` where they may be unpacked
/// @param os the name of the system, as Java says it
/// @param architecture the name of the processor, as Java says it
public record Natives(@Nullable Path folder, String os, String architecture) {
  private static final String CORE = "tree-sitter";

  /// Those of this process.
  public static Natives ofSystem() {
    String folder = System.getProperty("tree-sitter-lib");
    return new Natives(folder == null ? null : Path.of(folder), System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""));
  }

  /// Why a parser cannot be loaded, or empty where nothing speaks against it.
  ///
  /// @param grammar the name of its library: `java`, `c-sharp`
  public Optional<String> missing(String grammar) {
    if (ending().isEmpty() || processor().isEmpty()) {
      return Optional.of("there are no parsers for " + os + " on " + architecture);
    }
    if (folder == null) {
      return Optional.empty();
    }
    return missingFile(file(folder, CORE)).or(() -> missingFile(grammar(folder, grammar)));
  }

  /// The libraries that all grammars need one of, the best first: one that was compiled for this machine, and the one
  /// that comes with the grammars. Empty where no folder is named.
  List<Path> cores() {
    return folder == null
        ? List.of()
        : Stream.of(file(folder, CORE + "-core"), file(folder, CORE))
            .filter(Files::isReadable)
            .toList();
  }

  /// The library of a grammar.
  ///
  /// @throws IllegalStateException where no folder is named
  Path grammar(String grammar) {
    if (folder == null) {
      throw new IllegalStateException("no folder holds the grammars");
    }
    return grammar(folder, grammar);
  }

  private Path grammar(Path in, String grammar) {
    return file(in, CORE + "-" + grammar);
  }

  private Path file(Path in, String name) {
    return in.resolve("lib").resolve(processor() + ending().replace("*", name));
  }

  private static Optional<String> missingFile(Path file) {
    return Files.isReadable(file)
        ? Optional.empty()
        : Optional.of("the parser `" + file + "` is missing");
  }

  private String ending() {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.contains("windows")) {
      return "-windows-*.dll";
    }
    if (name.contains("linux")) {
      return "-linux-gnu-*.so";
    }
    return name.contains("mac") ? "-macos-*.dylib" : "";
  }

  private String processor() {
    String name = architecture.toLowerCase(Locale.ROOT);
    if (name.contains("amd64") || name.contains("x86_64")) {
      return "x86_64";
    }
    return name.contains("aarch64") ? "aarch64" : "";
  }
}
