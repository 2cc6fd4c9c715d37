package dev.picode.plugin.typescript;

import dev.picode.file.Sha256;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The script that strips: our own module and the modules of sucrase's parser that it leads to, as they
/// come in its jar. Stateless.
///
/// Those modules name each other without an ending, as bundlers take it; here each gets the name of the
/// file it means, so that no folder has to be searched.
final class StripperBundle {
  private static final String MAIN = "strip.js";
  private static final String SUCRASE = "/META-INF/maven/org.mvnpm/sucrase/pom.properties";
  private static final Pattern FROM = Pattern
      .compile("(?m)^(\\s*(?:import|export|\\})[^\"\\n]* from \")(\\.[^\"]+)(?=\")");

  private StripperBundle() {}

  /// The bundle.
  ///
  /// @param id what the script is called: one for each extension, so that one whose files bring the
  ///     stripper down is the only one that must do without
  static Bundle of(String id) {
    var files = new TreeMap<String, String>();
    files.put(MAIN, text(MAIN));
    var open = new ArrayDeque<String>();
    open.add("parser/index.js");
    while (!open.isEmpty()) {
      String name = open.remove();
      if (!files.containsKey(name)) {
        files.put(name, FROM.matcher(text(resource(name))).replaceAll(found -> {
          String ending = ending(name, found);
          open.add(target(name, found.group(2) + ending));
          return Matcher.quoteReplacement(found.group() + ending);
        }));
      }
    }
    return new Bundle(id, Language.JAVASCRIPT, MAIN, Map.copyOf(files));
  }

  /// Names this stripper: with another parser or another script it is another one.
  static String version() {
    return sucrase() + "-" + Sha256.of(text(MAIN)).substring(0, 12);
  }

  private static String ending(String from, MatchResult specifier) {
    String file = target(from, specifier.group(2) + ".js");
    return StripperBundle.class.getResource(resource(file)) != null ? ".js" : "/index.js";
  }

  private static String target(String from, String specifier) {
    return Path.of("/" + from)
        .resolveSibling(specifier)
        .normalize()
        .toString()
        .replace('\\', '/')
        .substring(1);
  }

  private static String resource(String name) {
    return "/META-INF/resources/_static/sucrase/" + sucrase() + "/dist/esm/" + name;
  }

  private static String sucrase() {
    return text(SUCRASE).lines()
        .filter(line -> line.startsWith("version="))
        .findFirst()
        .map(line -> line.substring("version=".length()).strip())
        .orElseThrow();
  }

  private static String text(String name) {
    try (InputStream in = StripperBundle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource `" + name + "` is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
