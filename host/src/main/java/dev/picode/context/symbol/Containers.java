package dev.picode.context.symbol;

import java.util.regex.Pattern;

/// Reads the name of a container that stands before the name of a definition: `Foo::bar`, `Foo.prototype.bar`.
/// Stateless, safe for many threads.
final class Containers {
  private static final int MAX_LENGTH = 200;
  private static final Pattern SEPARATOR = Pattern.compile("::|->|\\\\");
  private static final Pattern ARGUMENTS = Pattern.compile("<[^<>]{0,200}>|\\[[^\\[\\]]{0,200}\\]");
  private static final Pattern EXPORTS = Pattern
      .compile("^(?:module\\.)?(?:exports|this|self|window|globalThis)\\b\\.?");
  private static final Pattern PROTOTYPE = Pattern.compile("\\.prototype$");
  private static final Pattern NAMES = Pattern
      .compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

  private Containers() {}

  /// The names of the container, separated by `.`; empty where it is no name.
  static String name(String text) {
    if (text.length() > MAX_LENGTH) {
      return "";
    }
    String name = SEPARATOR.matcher(text.strip()).replaceAll(".");
    name = ARGUMENTS.matcher(name).replaceAll("");
    name = PROTOTYPE.matcher(EXPORTS.matcher(name).replaceAll("")).replaceAll("");
    name = name.replace("*", "").replace("&", "").replace(" ", "");
    return NAMES.matcher(name).matches() ? name : "";
  }
}
