package dev.picode.config;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Changes one setting of a person's `config.toml`, and nothing else of it: comments and order stay. Immutable.
///
/// It changes lines. What it made is read again before it is written; where it does not say what it should, because the
/// file is written in a way that lines do not show, nothing is written.
///
/// @param file the file, which need not exist
public record SettingsFile(Path file) {
  /// Sets a text.
  ///
  /// @throws PiCodeException `config-not-changed`, and where the file is wrong as it is, see [Config]
  public void set(Setting<String> setting, String value) {
    Object plain = setting.type().plain(value);
    if (setting.type().value(plain) == null) {
      throw notChanged(setting, "`" + value + "` is not " + setting.type().expected(), null);
    }
    String before = "";
    if (Files.exists(file)) {
      before = new String(TomlFile.bytes(file, file.toString()), StandardCharsets.UTF_8);
    }
    String after = changed(before, setting.key(), Json.write(value));
    if (!says(after, setting, plain, entries(before).size())) {
      throw notChanged(setting, "it is written in a way that cannot be changed line by line", null);
    }
    try {
      write(after);
    } catch (IOException e) {
      throw notChanged(setting, String.valueOf(e.getMessage()), e);
    }
  }

  /// Whether a text sets what it should, and nothing is new in it but that.
  ///
  /// @param before how many settings there were
  private boolean says(String text, Setting<?> setting, Object plain, int before) {
    try {
      List<TomlFile.Entry> entries = entries(text);
      return entries.size() <= before + 1 && entries.stream()
          .anyMatch(entry -> entry.setting().equals(setting) && entry.plain().equals(plain));
    } catch (PiCodeException _) {
      return false;
    }
  }

  private List<TomlFile.Entry> entries(String text) {
    return TomlFile.read(text.getBytes(StandardCharsets.UTF_8), file.toString()).entries();
  }

  private static String changed(String text, String key, String value) {
    int dot = key.indexOf('.');
    String table = key.substring(0, dot);
    String line = key.substring(dot + 1) + " = " + value;
    Pattern same = Pattern.compile("\\s*" + Pattern.quote(key.substring(dot + 1)) + "\\s*=.*");
    Pattern header = Pattern.compile("\\s*\\[\\s*" + Pattern.quote(table) + "\\s*]\\s*(#.*)?");
    var lines = new ArrayList<>(text.lines().toList());
    int at = 0;
    while (at < lines.size() && !header.matcher(lines.get(at)).matches()) {
      at++;
    }
    if (at == lines.size()) {
      if (!lines.isEmpty() && !lines.getLast().isBlank()) {
        lines.add("");
      }
      lines.add("[" + table + "]");
      lines.add(line);
      return String.join("\n", lines) + "\n";
    }
    for (int i = at + 1; i < lines.size() && !lines.get(i).stripLeading().startsWith("["); i++) {
      if (same.matcher(lines.get(i)).matches()) {
        lines.set(i, line);
        return String.join("\n", lines) + "\n";
      }
    }
    lines.add(at + 1, line);
    return String.join("\n", lines) + "\n";
  }

  private void write(String text) throws IOException {
    Path real = Files.exists(file) ? file.toRealPath() : file;
    Path folder = Objects.requireNonNull(real.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, ".config", ".toml");
    try {
      Files.writeString(beside, text);
      var _ = Files.move(beside, real, StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      var _ = Files.deleteIfExists(beside);
    }
  }

  private PiCodeException notChanged(Setting<?> setting, String why, @Nullable Exception cause) {
    String name = setting.key().substring(setting.key().indexOf('.') + 1);
    Problem problem = Problem.of("config-not-changed", ProblemKind.USER,
        "`" + setting.key() + "` was not changed in `" + file + "`: " + why,
        "write `" + name + " = …` there yourself");
    return cause == null ? problem.toException() : problem.toException(cause);
  }
}
