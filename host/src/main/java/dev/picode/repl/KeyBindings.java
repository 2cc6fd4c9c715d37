package dev.picode.repl;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jspecify.annotations.Nullable;

/// Keys that the settings give a meaning. Stateless.
final class KeyBindings {
  private static final Map<String, String> NAMES = Map.of("tab", "\t", "enter", "\r", "space", " ",
      "escape", "\033", "backspace", "\177", "delete", "\033[3~", "home", "\033[H", "end", "\033[F",
      "f1", "\033OP", "f2", "\033OQ");

  private KeyBindings() {}

  /// Binds keys such as `ctrl-t=/doctor` or `alt-u=undo`.
  ///
  /// @throws dev.picode.problem.PiCodeException `key-invalid` at the first that means nothing
  static void apply(List<String> settings, LineReader reader) {
    for (String setting : settings) {
      int equals = setting.indexOf('=', 1);
      String keys = equals < 0 ? null : sequence(setting.substring(0, equals));
      String action = equals < 0 ? "" : setting.substring(equals + 1).strip();
      if (keys == null || action.isEmpty()) {
        throw wrong(setting, "keys are written as `ctrl-t`, `alt-u` or `ctrl-x ctrl-t`");
      }
      for (String map : List.of(LineReader.EMACS, LineReader.VIINS)) {
        KeyMap<Binding> bound = Objects.requireNonNull(reader.getKeyMaps().get(map), map);
        bound.bind(binding(setting, action, reader), keys);
      }
    }
  }

  private static Reference binding(String setting, String action, LineReader reader) {
    if (Entry.kind(action) != Entry.Kind.TEXT) {
      String name = "picode-line-" + action;
      reader.getWidgets().put(name, () -> {
        reader.getBuffer().clear();
        reader.getBuffer().write(action);
        reader.callWidget(LineReader.ACCEPT_LINE);
        return true;
      });
      return new Reference(name);
    }
    if (!reader.getBuiltinWidgets().containsKey(action)) {
      throw wrong(setting,
          "what a key does is a line such as `/doctor`, or an editing function such"
              + " as `undo`");
    }
    return new Reference(action);
  }

  private static RuntimeException wrong(String setting, String hint) {
    return Problem.of("key-invalid", ProblemKind.USER,
        "`" + setting + "` in `repl.keys` means nothing", hint).toException();
  }

  /// What a terminal sends for keys, `null` where they mean nothing.
  private static @Nullable String sequence(String keys) {
    var sequence = new StringBuilder();
    for (String key : keys.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (key.matches("ctrl-[a-z]")) {
        sequence.append(KeyMap.ctrl(key.charAt(5)));
      } else if (key.matches("alt-\\S")) {
        sequence.append(KeyMap.alt(key.charAt(4)));
      } else if (NAMES.containsKey(key)) {
        sequence.append(NAMES.get(key));
      } else {
        return null;
      }
    }
    return sequence.toString();
  }
}
