package dev.picode.plugin.testing;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The modules that stand for the SDK while an extension is tested. Stateless, safe for many threads.
final class TestKit {
  private static final String FOLDER = "test/";
  private static final Pattern JAVASCRIPT = Pattern.compile("test/[^/]+\\.test\\.(?:js|ts)");
  private static final Pattern PYTHON = Pattern.compile("test/test_[^/]+\\.py");
  private static final String SDK = "@picode/sdk/";

  private TestKit() {}

  /// The files of tests that an extension has, by name.
  static List<String> testFiles(Bundle extension) {
    Pattern name = extension.language() == Language.PYTHON ? PYTHON : JAVASCRIPT;
    return extension.files().keySet().stream().filter(name.asMatchPredicate()).toList();
  }

  /// What stands beside the tests, by its path from there: what they compare with.
  static Map<String, String> snapshots(Bundle extension) {
    var texts = new HashMap<String, String>();
    extension.files().forEach((path, text) -> {
      if (path.startsWith(FOLDER + "snapshots/")) {
        texts.put(path.substring(FOLDER.length()), text);
      }
    });
    return texts;
  }

  /// The extension with the kit, and one file of tests as what is loaded first.
  static Bundle bundle(Bundle extension, String testFile) {
    var files = new HashMap<>(extension.files());
    String main = extension.language() == Language.PYTHON
        ? python(files, extension.main(), testFile)
        : javaScript(files, testFile);
    return new Bundle("picode.test." + extension.id(), extension.language(), main, files);
  }

  private static String javaScript(Map<String, String> files, String testFile) {
    for (String name : List.of("index.js", "testing.js", "registry.js", "runner.js")) {
      files.put(SDK + name, text(name));
    }
    String main = SDK + "start.js";
    files.put(main,
        "import \"@picode/sdk/testing\";\nimport " + Json.write("../../" + testFile) + ";\n");
    return main;
  }

  /// It lies where the extension's own main file does, because modules are looked for there.
  private static String python(Map<String, String> files, String extensionMain,
      String testFile) {
    files.put("@picode/testing.py", text("python/testing.py"));
    String main = extensionMain.substring(0, extensionMain.lastIndexOf('/') + 1)
        + "picode_start_of_tests.py";
    files.put(main, "TEST_FILE = " + Json.write(testFile) + "\n" + text("start.py"));
    return main;
  }

  private static String text(String name) {
    try (InputStream in = TestKit.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource `" + name + "` is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
