package dev.picode.plugin.layer;

import dev.picode.plugin.ContentHash;
import dev.picode.plugin.Extension;
import dev.picode.plugin.Registered;
import dev.picode.plugin.manifest.EventNames;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.plugin.manifest.RegisteredProvider;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scripts that are an extension each without a manifest: `commands/NAME.js`, `hooks/EVENT/NAME.js`,
/// `tools/NAME.js` and `providers/NAME.js`, or `.py`. Confined to one thread.
///
/// What such a script contributes is learned by loading it: where it lies says what it has to register,
/// and the specification it registers that with stands for the manifest; it may hold `permissions` and
/// `reasons` as a manifest does. Unasked it may read the workspace and its history, as code that a person
/// types may.
public final class SingleScripts {
  /// The folders of scripts.
  public static final List<String> KINDS = List.of("commands", "hooks", "tools", "providers");

  static final String HOOKS = "hooks";
  static final int MAX_BYTES = 2 << 20;

  private static final Pattern PATH = Pattern.compile(
      "(?:(commands|tools|providers)|hooks/([^/]+))/([^/]+)\\.(js|ts|py)");

  /// What it may do unasked.
  private static final Grants USUAL = Permission.READ.parse("**").and(Permission.GIT.parse("read"));

  private final Extension.Origin origin;
  private final String folder;
  private final Learner learner;
  private final Consumer<String> notices;

  /// @param folder what stands before a path for a person, such as `.picode/`
  SingleScripts(Extension.Origin origin, String folder, Learner learner,
      Consumer<String> notices) {
    this.origin = origin;
    this.folder = folder;
    this.learner = learner;
    this.notices = notices;
  }

  /// Whether a path, relative to the folder of a layer, is that of such a script.
  public static boolean isScript(String path) {
    return PATH.matcher(path).matches();
  }

  /// The extensions that these files are; what is wrong is left out with a notice.
  ///
  /// @param files bytes by path, relative to the folder of the layer; others than scripts are passed over
  List<Extension> read(SortedMap<String, byte[]> files) {
    var extensions = new ArrayList<Extension>();
    files.forEach((path, bytes) -> {
      Matcher parts = PATH.matcher(path);
      if (parts.matches()) {
        try {
          extensions.add(extension(path, parts, bytes));
        } catch (PiCodeException e) {
          Place place = e.problem().place();
          notices.accept("the script `" + folder + path + "` is left out: "
              + e.problem().message() + (place == null ? "" : " (" + place + ")"));
        }
      }
    });
    return extensions;
  }

  private Extension extension(String path, Matcher parts, byte[] bytes) {
    String event = parts.group(2);
    String name = parts.group(3);
    if (event != null && !EventNames.isKnown(event)) {
      throw invalid("there is no event `" + event + "`", EventNames.hint(event));
    }
    if (!ManifestReader.isName(name, '-')) {
      throw invalid("`" + name + "` is not lower-case letters, digits and hyphens",
          "rename the file");
    }
    String file = path.substring(path.lastIndexOf('/') + 1);
    String kind = event == null ? parts.group(1) : HOOKS;
    String id = origin.name().toLowerCase(Locale.ROOT) + "." + kind
        + (event == null ? "" : "." + event) + "." + name;
    var bundle = new Bundle(id, file.endsWith(".py") ? Language.PYTHON : Language.JAVASCRIPT, file,
        Map.of(file, text(bytes)));
    String hash = ContentHash.of(new TreeMap<>(Map.of(path, bytes)));
    Manifest manifest = manifest(bundle, kind, event, name,
        learner.registrations(bundle, hash));
    var files = new Extension.Files(hash, USUAL, bundle);
    return new Extension(manifest, origin, folder + path, () -> files);
  }

  private Manifest manifest(Bundle bundle, String kind, @Nullable String event, String name,
      List<?> registrations) {
    var expected = new Handler(kind.substring(0, kind.length() - 1), event == null ? name : event);
    if (!Registered.handlers(registrations).equals(Set.of(expected))
        || !(registrations.getFirst() instanceof Map<?, ?> only)
        || !(only.get("spec") instanceof Map<?, ?> spec)) {
      throw invalid("it has to register `" + expected + "` and nothing else",
          "where a script lies says what it is");
    }
    var entry = new LinkedHashMap<String, @Nullable Object>();
    entry.put(event == null ? "name" : "event", event == null ? name : event);
    entry.put("description", "A script of " + folder + kind);
    var root = new LinkedHashMap<String, @Nullable Object>();
    Map<?, ?> said = expected.kind().equals("provider") ? RegisteredProvider.entry(spec) : spec;
    said.forEach((key, value) -> {
      boolean ofRoot = key.equals("permissions") || key.equals("reasons");
      (ofRoot ? root : entry).put(String.valueOf(key), value);
    });
    root.put("id", bundle.id());
    root.put("version", "0");
    root.put("api", (long) Manifest.API_LEVEL);
    root.put("language", bundle.language().id());
    root.put("main", bundle.main());
    root.put("description", entry.get("description"));
    root.put("contributes", Map.of(kind, List.of(entry)));
    try {
      return ManifestReader.read(Json.write(root), bundle.main());
    } catch (PiCodeException e) {
      // The place is one in a manifest that nobody wrote.
      throw e.problem().at(Place.of(folder + bundle.main())).toException();
    }
  }

  private static String text(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw Problem.of("extension-too-large", ProblemKind.LIMIT, "it is larger than 2 MiB",
          "a pack can hold as much in several files").toException();
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw invalid("it is not UTF-8 text", "save it as UTF-8");
    }
  }

  private static PiCodeException invalid(String message, String hint) {
    return Problem.of("extension-invalid", ProblemKind.USER, message, hint).toException();
  }
}
