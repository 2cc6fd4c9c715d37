package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.Extension;
import dev.picode.plugin.layer.CachedLearner;
import dev.picode.plugin.layer.Reload;
import dev.picode.plugin.layer.UserLayer;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Sanitizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext reload`: forgets what was learned of extensions, reads and checks all of them anew, and says
/// what is wrong. Ends with 1 where something is. Immutable.
final class ExtReloadCommand implements ExtVerb {
  @Override
  public String name() {
    return "reload";
  }

  @Override
  public String description() {
    return "Reads all extensions anew and says what is wrong with them";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    Path cache = session.folders().cache();
    try {
      UserLayer.forget(cache);
      CachedLearner.forget(cache);
    } catch (IOException e) {
      throw Problem.of("file-unreadable", ProblemKind.EXTERNAL,
          "what was learned of extensions cannot be forgotten: " + e.getMessage(),
          "check the permissions of `" + cache + "`").toException(e);
    }
    Reload reload = session.commands().extensions().reread();
    var text = new StringBuilder();
    reload.problems()
        .forEach((id, problem) -> text.append("`")
            .append(Sanitizer.line(id))
            .append("` cannot be used: ")
            .append(Sanitizer.line(problem.message()))
            .append('\n'));
    int wrong = reload.problems().size() + reload.leftOut().size();
    int count = reload.usable().size();
    text.append(count).append(count == 1 ? " extension" : " extensions").append(" can be used");
    if (wrong > 0) {
      text.append(", ")
          .append(wrong)
          .append(wrong == 1 ? " thing is" : " things are")
          .append(
              " wrong");
    }
    return result(session, text.toString(), plain(reload), reload.isClean() ? 0 : 1);
  }

  private static Map<String, @Nullable Object> plain(Reload reload) {
    var problems = new LinkedHashMap<String, @Nullable Object>();
    reload.problems().forEach((id, problem) -> problems.put(id, problem.message()));
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("extensions", List.copyOf(reload.usable().stream().map(Extension::id).toList()));
    plain.put("problems", problems);
    plain.put("leftOut", reload.leftOut());
    return plain;
  }
}
