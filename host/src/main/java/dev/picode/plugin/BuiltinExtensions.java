package dev.picode.plugin;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.protocol.Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The extensions that ship with PiCode, read from the class path. Immutable.
///
/// The build lists their files with content hashes. A file is checked against its hash when it is
/// read, so a script that runs with the permissions PiCode vouches for is the one that was built.
public final class BuiltinExtensions {
  private static final String FOLDER = "/builtin-scripts/";
  private static final String MANIFEST = "picode.json";

  /// Hashes by path, by the extension's folder.
  private final Map<String, Map<String, String>> hashes;

  private final UnaryOperator<String> texts;

  private BuiltinExtensions(
      Map<String, Map<String, String>> hashes,
      UnaryOperator<String> texts) {
    this.hashes = hashes;
    this.texts = texts;
  }

  /// Reads the list of files, and nothing else.
  public static BuiltinExtensions open() {
    return of(BuiltinExtensions::resource);
  }

  /// Extensions whose files are looked up, `index` and `<folder>/<path>`.
  static BuiltinExtensions of(UnaryOperator<String> texts) {
    var hashes = new LinkedHashMap<String, Map<String, String>>();
    for (String line : texts.apply("index").split("\n", -1)) {
      int space = line.indexOf(' ');
      int slash = line.indexOf('/');
      if (space > 0 && slash > space) {
        hashes.computeIfAbsent(line.substring(space + 1, slash), _ -> new LinkedHashMap<>())
            .put(line.substring(slash + 1), line.substring(0, space));
      }
    }
    return new BuiltinExtensions(hashes, texts);
  }

  /// The extensions, their manifests read. What they ask for is granted.
  ///
  /// @param notices is told of each whose manifest is wrong, which is left out
  public List<Extension> extensions(Consumer<String> notices) {
    var extensions = new ArrayList<Extension>();
    for (String folder : hashes.keySet()) {
      try {
        Manifest manifest = ManifestReader.read(checked(folder, MANIFEST),
            "builtin:" + folder + "/" + MANIFEST);
        extensions.add(
            new Extension(manifest, Extension.Origin.BUILTIN, "builtin", Once.of(
                () -> new Extension.Files(ContentHash.of(files(folder).toString()),
                    manifest.permissions(), bundle(folder, manifest)))));
      } catch (PiCodeException e) {
        notices.accept("the extension `" + folder + "` is left out: " + e.problem().message());
      }
    }
    return extensions;
  }

  private Bundle bundle(String folder, Manifest manifest) {
    var files = new LinkedHashMap<String, String>();
    for (String path : files(folder).keySet()) {
      if (!path.equals(MANIFEST)) {
        files.put(path, checked(folder, path));
      }
    }
    return new Bundle(manifest.id(), manifest.language(), manifest.main(), files);
  }

  private String checked(String folder, String path) {
    String text = texts.apply(folder + "/" + path);
    if (!ContentHash.of(text).equals(files(folder).get(path))) {
      throw new IllegalStateException(
          "`" + folder + "/" + path + "` is not the file that was built");
    }
    return text;
  }

  private Map<String, String> files(String folder) {
    return hashes.getOrDefault(folder, Map.of());
  }

  private static String resource(String path) {
    String resource = FOLDER + path;
    try (InputStream in = BuiltinExtensions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource `" + resource + "` is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
