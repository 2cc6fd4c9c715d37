package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.trust.TrustText;
import dev.picode.plugin.Extension;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext info ID`: all there is to know of one extension. Immutable.
final class ExtInfoCommand implements ExtVerb {
  @Override
  public String name() {
    return "info";
  }

  @Override
  public String description() {
    return "Shows what an extension contributes, wants, was granted and came from";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty().addPositional(ExtVerb.ids("1", "The id of the extension"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String id = parsed.matchedPositionalValue(0, "");
    List<Extension> all = session.commands().extensions().all();
    Extension extension = all.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown(id, all));
    var states = ExtState.of(session);
    LockEntry entry = states.entry(extension).orElse(null);
    Problem problem = states.problem(extension).orElse(null);
    var text = new StringBuilder(ExtText.manifest(extension.manifest()));
    TrustText.row(text, "layer", ExtText.layer(extension) + ", in " + extension.from());
    TrustText.row(text, "state", states.word(extension));
    if (entry != null) {
      TrustText.row(text, "accepted", accepted(entry));
      ExtText.provenance(text, entry.provenance());
    }
    if (problem == null) {
      TrustText.row(text, "hash", extension.hash());
      TrustText.row(text, "scripts", String.join(", ", scripts(extension)));
    } else {
      TrustText.row(text, "problem", problem.message());
    }
    return result(session, text.toString(), plain(extension, entry, problem, states), 0);
  }

  private static String accepted(LockEntry entry) {
    return entry.permissions().isEmpty()
        ? "nothing"
        : String.join(", ", entry.permissions().lines());
  }

  private static Map<String, @Nullable Object> plain(Extension extension,
      @Nullable LockEntry entry, @Nullable Problem problem, ExtState states) {
    Map<String, @Nullable Object> plain = ExtText.plain(extension.manifest());
    plain.put("layer", ExtText.layer(extension));
    plain.put("from", extension.from());
    plain.put("state", states.word(extension));
    plain.put("accepted", entry == null ? null : entry.permissions().members());
    if (entry != null) {
      plain.putAll(ExtText.plain(entry.provenance()));
      plain.put("files", new LinkedHashMap<>(entry.files()));
    }
    plain.put("hash", problem == null ? extension.hash() : null);
    plain.put("scripts", problem == null ? scripts(extension) : List.of());
    plain.put("problem", problem == null ? null : problem.message());
    return plain;
  }

  private static List<String> scripts(Extension extension) {
    return extension.bundle().files().keySet().stream().sorted().toList();
  }

  private static PiCodeException unknown(String id, List<Extension> all) {
    String nearest = Nearest.to(id, all.stream().map(Extension::id).toList());
    return Problem.of("extension-unknown", ProblemKind.USER, "there is no extension `" + id + "`",
        nearest == null
            ? "`picode ext list` shows what there is"
            : "did you mean `" + nearest + "`?")
        .toException();
  }
}
