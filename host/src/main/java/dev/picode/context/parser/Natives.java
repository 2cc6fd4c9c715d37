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
/// The property `tree-sitter-lib` names a folder that holds those that come with the program, and may hold those that were
/// compiled for this machine. A program that names one wants nothing unpacked: there, a missing file is a parser that is
/// not there. Without one, the Java that comes with them unpacks them into the temporary folder.
///
/// @param folder what the property names, or `null` where they may be unpacked
/// @param os the name of the system, as Java says it
/// @param architecture the name of the processor, as Java says it
public record Natives(@Nullable Path folder, String os, String architecture) {
  private static final String CORE = "tree-sitter";

  /// The folder of those that come with the program.
  private static final String CAME = "lib";

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
    return missing(folder, CORE).or(() -> missing(folder, grammarName(grammar)));
  }

  /// The libraries that all grammars need one of, the best first. Empty where no folder is named.
  List<Path> cores() {
    return folder == null ? List.of() : files(folder, CORE);
  }

  /// The libraries of a grammar, the best first. Empty where no folder is named.
  List<Path> grammars(String grammar) {
    return folder == null ? List.of() : files(folder, grammarName(grammar));
  }

  private static String grammarName(String grammar) {
    return CORE + "-" + grammar;
  }

  /// Those that are there: compiled for this machine, and as they come.
  private List<Path> files(Path in, String name) {
    String file = file(name);
    return Stream.of("compiled", CAME)
        .map(kind -> in.resolve(kind).resolve(file))
        .filter(Files::isReadable)
        .toList();
  }

  private Optional<String> missing(Path in, String name) {
    return files(in, name).isEmpty()
        ? Optional.of("the parser `" + in.resolve(CAME).resolve(file(name)) + "` is missing")
        : Optional.empty();
  }

  private String file(String name) {
    return processor() + ending().replace("*", name);
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
