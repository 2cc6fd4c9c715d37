package dev.picode.repl.script;

import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.session.Completeness;
import dev.picode.plugin.session.Member;
import dev.picode.plugin.session.ScriptSession;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.protocol.Language;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.Display;
import dev.picode.terminal.DisplayView;
import dev.picode.terminal.ProblemView;
import dev.picode.terminal.TextOutput;
import dev.picode.terminal.ValueView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Script mode in one language: judges, completes, evaluates and shows what a person types. [#run] is for one
/// thread at a time; everything else is safe for many threads.
public final class ScriptMode implements AutoCloseable {
  static final int INTERRUPTED = 130;

  private static final int MAX_SUGGESTIONS = 300;

  private final Language language;
  private final ScriptPlace place;
  private final ScriptSession session;
  private final SurfaceGuide guide;
  private final ScriptLines lines;

  private ScriptMode(Language language, ScriptPlace place) {
    this.language = language;
    this.place = place;
    this.session = place.session(language);
    this.guide = new SurfaceGuide(place.surface(), language);
    this.lines = new ScriptLines(this, place, session, guide);
  }

  /// Script mode in a language; its context is made ready in the background.
  public static ScriptMode open(Language language, ScriptPlace place) {
    return new ScriptMode(language, place);
  }

  /// Whether what was typed wants another line, as the parser of the language sees it. Where that is not known in
  /// 300 ms, it does not. Never throws.
  public boolean isIncomplete(String buffer) {
    return !ScriptLines.isOne(buffer)
        && session.completeness(buffer, place.patience()) == Completeness.INCOMPLETE;
  }

  /// Where the word begins that ends at the cursor.
  public int wordStart(String buffer, int cursor) {
    return ScriptLines.isOne(buffer)
        ? lines.wordStart(buffer, cursor)
        : TypedWord.at(buffer, cursor).start();
  }

  /// What the word that ends at the cursor may become. Takes 300 ms at most and gives what is there then.
  public List<Suggestion> complete(String buffer, int cursor) {
    return ScriptLines.isOne(buffer) ? lines.complete(buffer, cursor) : names(buffer, cursor);
  }

  /// What the word of code may become.
  List<Suggestion> names(String buffer, int cursor) {
    TypedWord word = TypedWord.at(buffer, cursor);
    if (!word.known()) {
      return List.of();
    }
    if (!word.path().isEmpty() && word.path().getFirst().equals("ctx")) {
      return guide.members(word.path(), word.text());
    }
    var found = new ArrayList<Suggestion>();
    boolean alone = word.path().isEmpty();
    boolean hidden = word.text().startsWith("_");
    session.members(word.path(), place.patience())
        .stream()
        .filter(each -> each.name().startsWith(word.text())
            && (hidden || !each.name().startsWith("_")))
        .sorted(Comparator.comparing((Member each) -> !each.own()).thenComparing(Member::name))
        .limit(MAX_SUGGESTIONS)
        .forEach(
            each -> found.add(new Suggestion(each.name(), each.kind(), group(alone, each.own()),
                true)));
    if (alone && !word.text().isEmpty()) {
      Keywords.of(language)
          .stream()
          .filter(each -> each.startsWith(word.text()))
          .forEach(each -> found.add(new Suggestion(each, "", "keywords", true)));
    }
    return found;
  }

  private static String group(boolean alone, boolean own) {
    if (alone) {
      return own ? "variables" : "built in";
    }
    return own ? "members" : "inherited";
  }

  /// Evaluates code, or does what a line that begins with `:` says, and shows what comes of it.
  ///
  /// @return the exit code: 0, that of the problem, or 130 where it was interrupted
  public int run(String buffer) {
    try {
      return ScriptLines.isOne(buffer) ? lines.run(buffer.strip()) : evaluate(buffer, null);
    } catch (PiCodeException e) {
      return show(e.problem());
    }
  }

  /// @param name what the code is called in error places, `null` for a name of its own
  int evaluate(String code, @Nullable String name) {
    if (code.isBlank()) {
      return 0;
    }
    Outcome outcome = name == null ? session.evaluate(code) : session.evaluate(code, name);
    if (outcome instanceof Outcome.Completed done) {
      if (done.present()) {
        value(done.value());
      }
      return 0;
    }
    return failed(outcome);
  }

  /// Shows how something ended that did not complete.
  int failed(Outcome outcome) {
    if (outcome instanceof Outcome.Cancelled) {
      place.output().err().println("interrupted");
      return INTERRUPTED;
    }
    Problem problem = ScriptHost.problem(outcome, "");
    return problem == null ? 0 : show(problem);
  }

  private void value(@Nullable Object value) {
    TextOutput out = place.output().out();
    if (value instanceof Map<?, ?> map && map.containsKey(Display.KIND)
        && !(Display.of(map) instanceof Display.Data)) {
      out.printView(DisplayView.render(Display.of(map), canvas(out)));
    } else {
      out.printView(ValueView.render(value, language == Language.PYTHON
          ? ValueView.Notation.PYTHON
          : ValueView.Notation.JAVASCRIPT, canvas(out)));
    }
  }

  /// What a view is drawn with: the window may have changed since the mode was opened.
  Canvas canvas(TextOutput output) {
    Canvas canvas = output.canvas();
    int columns = place.columns();
    return columns > 0 ? canvas.ofWidth(columns) : canvas;
  }

  int show(Problem problem) {
    TextOutput err = place.output().err();
    err.printView(ProblemView.render(problem, canvas(err)));
    return problem.kind().exitCode();
  }

  /// Stops what runs, from another thread; [#run] then ends with 130.
  public void interrupt() {
    session.interrupt();
  }

  @Override
  public void close() {
    session.close();
  }
}
