package dev.picode.repl.script;

import dev.picode.plugin.AllowOption;
import dev.picode.plugin.manifest.EventNames;
import dev.picode.plugin.scaffold.SavedScript;
import dev.picode.plugin.session.ScriptSession;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.capability.Permission;
import dev.picode.terminal.MarkdownView;
import dev.picode.terminal.TextOutput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lines of script mode that begin with `:`. For one thread at a time, but for completion.
final class ScriptLines {
  private static final long MAX_FILE_BYTES = 2 << 20;

  /// What there is, and what it does.
  private static final Map<String, String> ALL = new TreeMap<>(Map.of(
      ":type", "EXPR  the type of an expression",
      ":doc", "[ctx.NAMESPACE.METHOD]  what is documented of it",
      ":load", "FILE  evaluate a file",
      ":save", "NAME --command | --hook EVENT | --tool  make what you typed an extension",
      ":reset", "forget all variables",
      ":allow", "[CAPABILITY=SCOPE]  let this session do more"));

  private final ScriptMode mode;
  private final ScriptPlace place;
  private final ScriptSession session;
  private final SurfaceGuide guide;

  ScriptLines(ScriptMode mode, ScriptPlace place, ScriptSession session, SurfaceGuide guide) {
    this.mode = mode;
    this.place = place;
    this.session = session;
    this.guide = guide;
  }

  /// Whether a text is such a line.
  static boolean isOne(String buffer) {
    return buffer.stripLeading().startsWith(":");
  }

  int run(String line) {
    int space = 0;
    while (space < line.length() && !Character.isWhitespace(line.charAt(space))) {
      space++;
    }
    String name = line.substring(0, space);
    String rest = line.substring(space).strip();
    return switch (name) {
      case ":type" -> type(needed(name, rest));
      case ":doc" -> doc(rest);
      case ":load" -> load(needed(name, rest));
      case ":save" -> save(needed(name, rest));
      case ":reset" -> reset();
      case ":allow" -> allow(rest);
      default -> {
        String nearest = Nearest.to(name, ALL.keySet());
        throw Problem.of("usage", ProblemKind.USER, "there is no `" + name + "` here",
            nearest == null
                ? "there are " + String.join(", ", ALL.keySet())
                : "did you mean `" + nearest + "`?")
            .toException();
      }
    };
  }

  private static String needed(String name, String rest) {
    if (rest.isEmpty()) {
      String usage = ALL.getOrDefault(name, "");
      throw Problem.of("argument-missing", ProblemKind.USER, "`" + name + "` needs an argument",
          "`" + name + " " + usage.substring(0, usage.indexOf("  ")) + "`").toException();
    }
    return rest;
  }

  private int type(String code) {
    String signature = guide.signatureOf(code).orElse("");
    if (!signature.isEmpty()) {
      place.output().out().println(signature);
      return 0;
    }
    Outcome outcome = session.type(code);
    if (outcome instanceof Outcome.Completed done) {
      place.output().out().println(String.valueOf(done.value()));
      return 0;
    }
    return mode.failed(outcome);
  }

  private int doc(String name) {
    TextOutput out = place.output().out();
    out.printView(MarkdownView.render(guide.documentation(name), mode.canvas(out)));
    return 0;
  }

  private int load(String file) {
    Path path = place.base().resolve(file);
    try {
      if (Files.size(path) > MAX_FILE_BYTES) {
        throw Problem.of("input-too-large", ProblemKind.USER,
            "`" + file + "` is larger than 2 MiB", "load a part of it").toException();
      }
      return mode.evaluate(Files.readString(path), file);
    } catch (NoSuchFileException _) {
      throw Problem.of("argument-invalid", ProblemKind.USER, "there is no file `" + file + "`",
          "paths are relative to `" + place.base() + "`").toException();
    } catch (CharacterCodingException _) {
      throw Problem.of("file-unreadable", ProblemKind.EXTERNAL, "`" + file + "` is not UTF-8 text",
          "save it as UTF-8").toException();
    } catch (IOException e) {
      throw Problem.of("file-unreadable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be read: " + e.getMessage()).toException(e);
    }
  }

  private int reset() {
    session.reset();
    notice("all variables are forgotten; what you allowed stays allowed");
    return 0;
  }

  private int allow(String what) {
    if (what.isEmpty()) {
      session.grants().all().lines().forEach(place.output().out()::println);
      return 0;
    }
    session.allow(AllowOption.parse(List.of(what)));
    notice("this session may now: " + String.join(", ", session.grants().all().lines()));
    return 0;
  }

  // ---- :save ---------------------------------------------------------------------------------------

  private int save(String rest) {
    SaveArguments asked = SaveArguments.parse(rest);
    var script = new SavedScript(session.language(), asked.kind(), asked.name(), asked.event(),
        session.grants().added());
    List<String> pieces = session.pieces();
    if (pieces.isEmpty()) {
      throw Problem.of("argument-invalid", ProblemKind.USER, "there is nothing to save",
          "type code that works first; what failed is left out").toException();
    }
    // A hook that gives back something has to give back a verdict.
    boolean returns = !asked.kind().equals("hook") || pieces.getLast().contains("event.");
    ScriptSession.Body body = session.body(script.function(), script.call(), returns)
        .orElseThrow(ScriptLines::notSaved);
    Path path = script.write(place.personFolder(), script.text(body.head(), body.text()),
        asked.force());
    place.extensionsChanged();
    notice("saved `" + path + "`" + (asked.kind().equals("command")
        ? "; run it with `/" + asked.name() + "`"
        : ""));
    return 0;
  }

  private static PiCodeException notSaved() {
    return Problem.of("argument-invalid", ProblemKind.USER,
        "what was typed cannot be made one function", "`:reset`, type it anew and save it again")
        .toException();
  }

  private void notice(String text) {
    place.output().err().println(text);
  }

  // ---- completion ----------------------------------------------------------------------------------

  int wordStart(String buffer, int cursor) {
    return isOfCode(buffer, cursor)
        ? TypedWord.at(buffer, cursor).start()
        : start(buffer, cursor);
  }

  private static int start(String buffer, int cursor) {
    int start = cursor;
    while (start > 0 && !Character.isWhitespace(buffer.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /// Whether the cursor is where an expression stands.
  private static boolean isOfCode(String buffer, int cursor) {
    String before = buffer.substring(0, cursor).stripLeading();
    return before.startsWith(":type ") || before.startsWith(":doc ");
  }

  List<Suggestion> complete(String buffer, int cursor) {
    if (isOfCode(buffer, cursor)) {
      return mode.names(buffer, cursor);
    }
    int start = start(buffer, cursor);
    String word = buffer.substring(start, cursor);
    String before = buffer.substring(0, start).strip();
    var found = new ArrayList<Suggestion>();
    if (before.isEmpty()) {
      ALL.forEach((name, usage) -> add(found, word, name, usage));
    } else if (before.equals(":load")) {
      found.addAll(Paths.starting(word, place.base()));
    } else if (before.startsWith(":allow")) {
      Arrays.stream(Permission.values())
          .forEach(each -> add(found, word, each.key() + (each == Permission.LLM ? "" : "="), ""));
    } else if (before.startsWith(":save") && before.endsWith("--hook")) {
      EventNames.OWN.forEach(each -> add(found, word, each, ""));
    } else if (before.startsWith(":save ")) {
      SaveArguments.OPTIONS.forEach((name, usage) -> add(found, word, name, usage));
    }
    return found;
  }

  private static void add(List<Suggestion> found, String word, String value, String said) {
    if (value.startsWith(word)) {
      found.add(new Suggestion(value, said, "", value.endsWith("=")));
    }
  }
}
