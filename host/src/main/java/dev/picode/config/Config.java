package dev.picode.config;

import dev.picode.problem.Nearest;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings of this run: defaults, then the person's `config.toml`, the project's
/// `.picode/config.toml`, the environment (`PICODE_*`) and the command line; a later layer wins. Safe
/// for many threads.
///
/// The project's file is read only where a person has trusted it, and even then it only tightens: see
/// [ProjectRule]. Nothing is read before the first question, which throws what is wrong with the sources: `config-unknown-key`,
/// `config-wrong-type`, `config-bad-value`, `config-syntax` (all of kind `USER`) and
/// `config-unreadable`.
public final class Config {
  /// Variables that are for the launcher or are read before there is a config.
  private static final List<String> LAUNCHER_VARIABLES = List.of(
      "PICODE_HOME",
      "PICODE_JAVA_HOME",
      "PICODE_JAVA_OPTS",
      "PICODE_CACHE",
      "PICODE_TRAIN",
      "PICODE_FIND",
      "PICODE_DEBUG");

  private static final String PROJECT_FILE = ".picode/config.toml";
  private static final int MAX_QUOTED = 60;

  private final ConfigSources sources;
  private final Map<String, SettingValue> values = new HashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final List<HookProgram> hooks = new ArrayList<>();
  private boolean read;

  private Config(ConfigSources sources) {
    this.sources = sources;
  }

  /// The settings from these sources; reads nothing yet.
  public static Config load(ConfigSources sources) {
    return new Config(sources);
  }

  /// The value of a setting.
  ///
  /// @throws dev.picode.problem.PiCodeException where a source is wrong, see the type
  public <T> T get(Setting<T> setting) {
    Object plain = value(setting).value();
    return Objects.requireNonNull(setting.type().value(plain));
  }

  /// Every setting with its value and the layer it comes from, in the order of [Settings#ALL].
  ///
  /// @throws dev.picode.problem.PiCodeException where a source is wrong, see the type
  public List<SettingValue> describe() {
    var described = new ArrayList<SettingValue>();
    for (Setting<?> setting : Settings.ALL) {
      described.add(value(setting));
    }
    return Collections.unmodifiableList(described);
  }

  /// What was ignored and why, one sentence each.
  ///
  /// @throws dev.picode.problem.PiCodeException where a source is wrong, see the type
  public synchronized List<String> notices() {
    readOnce();
    return List.copyOf(notices);
  }

  /// The programs that run as hooks: the person's, then those of a project they trust.
  ///
  /// @throws dev.picode.problem.PiCodeException where a source is wrong, see the type
  public synchronized List<HookProgram> hooks() {
    readOnce();
    return List.copyOf(hooks);
  }

  private synchronized SettingValue value(Setting<?> setting) {
    readOnce();
    return Objects.requireNonNull(values.get(setting.key()), setting.key());
  }

  private void readOnce() {
    if (read) {
      return;
    }
    values.clear();
    notices.clear();
    hooks.clear();
    for (Setting<?> setting : Settings.ALL) {
      put(setting.key(), fallback(setting), Layer.DEFAULT);
    }
    readUserFile();
    readProjectFile();
    readEnvironment();
    readFlags();
    read = true;
  }

  private static <T> Object fallback(Setting<T> setting) {
    return setting.type().plain(setting.fallback());
  }

  private void put(String key, Object plain, Layer layer) {
    values.put(key, new SettingValue(key, plain, layer));
  }

  private void readUserFile() {
    Path file = sources.userFile();
    if (Files.exists(file)) {
      TomlFile.Contents contents = TomlFile.read(file, file.toString());
      for (TomlFile.Entry entry : contents.entries()) {
        check(entry);
        put(entry.setting().key(), entry.plain(), Layer.USER);
      }
      hooks.addAll(contents.hooks());
    }
  }

  private void readProjectFile() {
    byte[] bytes = sources.projectFile().get().orElse(null);
    if (bytes != null) {
      TomlFile.Contents contents = TomlFile.read(bytes, PROJECT_FILE);
      for (TomlFile.Entry entry : contents.entries()) {
        check(entry);
        tighten(entry);
      }
      contents.hooks().forEach(hook -> hooks.add(hook.in(Layer.PROJECT)));
    }
  }

  /// What a project's config sets, a line each as it could stand in the file, for a person to look at.
  ///
  /// @throws dev.picode.problem.PiCodeException where it is wrong, see the type
  public static List<String> linesOf(byte[] projectFile) {
    var lines = new ArrayList<String>();
    TomlFile.Contents contents = TomlFile.read(projectFile, PROJECT_FILE);
    for (TomlFile.Entry entry : contents.entries()) {
      check(entry);
      lines.add(entry.setting().key() + " = " + Json.write(entry.plain()));
    }
    for (HookProgram hook : contents.hooks()) {
      lines.add("hooks." + hook.event() + " runs " + Json.write(hook.command()));
    }
    return List.copyOf(lines);
  }

  private void tighten(TomlFile.Entry entry) {
    String key = entry.setting().key();
    Object current = Objects.requireNonNull(values.get(key)).value();
    switch (entry.setting().rule()) {
      case PERSONAL -> notices.add(
          "`" + key + "` at " + entry.place().file() + ":" + entry.place().line()
              + " is ignored: a project cannot set it");
      case LOWERS -> {
        if (entry.plain() instanceof Long wanted && current instanceof Long now && wanted < now) {
          put(key, wanted, Layer.PROJECT);
        }
      }
      case ADDS -> {
        if (entry.plain() instanceof List<?> more && current instanceof List<?> now) {
          var all = new ArrayList<Object>(now);
          for (Object item : more) {
            if (!all.contains(item)) {
              all.add(item);
            }
          }
          put(key, List.copyOf(all), Layer.PROJECT);
        }
      }
    }
  }

  private static void check(TomlFile.Entry entry) {
    Setting<?> setting = entry.setting();
    if (!setting.type().fits(entry.plain())) {
      throw wrong("config-wrong-type", setting, TomlFile.typeName(entry.plain()), entry.place());
    }
    if (setting.type().value(entry.plain()) == null) {
      throw wrong("config-bad-value", setting, quoted(entry.plain()), entry.place());
    }
  }

  private static RuntimeException wrong(
      String code, Setting<?> setting, String found, @Nullable Place place) {
    return Problem.of(
        code,
        ProblemKind.USER,
        "`" + setting.key() + "` is " + found + ", expected " + setting.type().expected())
        .at(place)
        .toException();
  }

  private void readEnvironment() {
    var known = new ArrayList<>(LAUNCHER_VARIABLES);
    for (Setting<?> setting : Settings.ALL) {
      String variable = setting.variable();
      known.add(variable);
      String text = sources.environment().getOrDefault(variable, "");
      if (!text.isEmpty()) {
        put(setting.key(), parse(setting, text, "`" + variable + "`"), Layer.ENVIRONMENT);
      }
    }
    var unknown = new ArrayList<String>();
    for (String variable : sources.environment().keySet()) {
      if (variable.startsWith("PICODE_") && !known.contains(variable)) {
        unknown.add(variable);
      }
    }
    if (unknown.size() > 1) {
      Collections.sort(unknown);
    }
    for (String variable : unknown) {
      String nearest = Nearest.to(variable, known);
      notices.add("the environment variable `" + variable + "` is ignored: it sets nothing"
          + (nearest == null ? "" : "; did you mean `" + nearest + "`?"));
    }
  }

  private void readFlags() {
    for (Map.Entry<String, String> flag : sources.flags().entrySet()) {
      Setting<?> setting = Settings.find(flag.getKey());
      if (setting == null) {
        throw unknownKey(flag.getKey(), null);
      }
      String name = setting.key().equals(Settings.OUTPUT_FORMAT.key())
          ? "the option `--output`"
          : "`" + setting.key() + "` on the command line";
      put(setting.key(), parse(setting, flag.getValue(), name), Layer.FLAG);
    }
  }

  private static Object parse(Setting<?> setting, String text, String name) {
    Object plain = setting.type().parse(text);
    if (setting.type().value(plain) == null) {
      throw Problem.of(
          "config-bad-value",
          ProblemKind.USER,
          name + " is " + quoted(text) + ", expected " + setting.type().expected()).toException();
    }
    return plain;
  }

  /// A value as it stands in a message, which must not be as long as a file.
  private static String quoted(Object plain) {
    String text = String.valueOf(plain);
    return text.length() <= MAX_QUOTED
        ? "`" + text + "`"
        : "`" + text.substring(0, MAX_QUOTED) + "…`";
  }

  static RuntimeException unknownKey(String key, @Nullable Place place) {
    var known = new ArrayList<String>();
    for (Setting<?> setting : Settings.ALL) {
      known.add(setting.key());
      String table = setting.key().substring(0, setting.key().indexOf('.'));
      if (key.indexOf('.') < 0 && !known.contains(table)) {
        known.add(table);
      }
    }
    String nearest = Nearest.to(key, known);
    return Problem.of(
        "config-unknown-key",
        ProblemKind.USER,
        quoted(key) + " is not a setting",
        nearest == null
            ? "`picode doctor` lists every setting"
            : "did you mean `" + nearest + "`?")
        .at(place)
        .toException();
  }
}
