package dev.picode.cli.audit;

import dev.picode.audit.AuditChain;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode audit verify`: checks the chain over all files. Ends with 1 where it is broken. Immutable.
final class AuditVerifyCommand implements CliCommand {
  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String group() {
    return "Safety";
  }

  @Override
  public String description() {
    return "Checks that no entry was changed, removed or added";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    AuditChain chain = session.auditReader().verify();
    int code = chain.broken() == null ? 0 : 1;
    session.output()
        .result(new CommandResult(new Display.Text(text(chain), plain(chain)), code));
    return code;
  }

  private static String text(AuditChain chain) {
    AuditChain.Break broken = chain.broken();
    var out = new StringBuilder();
    if (broken != null) {
      out.append("the chain is broken: `")
          .append(broken.file())
          .append("`, line ")
          .append(broken.line())
          .append(", ")
          .append(broken.reason())
          .append('\n');
      out.append(chain.entries() == 0
          ? "no entry before it holds\n"
          : "up to #" + chain.last() + " it holds\n");
      return out.toString();
    }
    if (chain.entries() == 0) {
      return "the chain holds: there are no entries yet\n";
    }
    out.append("the chain holds: ")
        .append(chain.entries())
        .append(chain.entries() == 1 ? " entry, from #" : " entries, from #")
        .append(chain.first())
        .append(" to #")
        .append(chain.last())
        .append(chain.files() == 1 ? ", in 1 file\n" : ", in " + chain.files() + " files\n");
    if (chain.tornBytes() > 0) {
      out.append(chain.tornBytes())
          .append(" bytes at the end are a line that was half written; the next entry sets them"
              + " aside\n");
    }
    return out.append("the last hash is ").append(chain.hash()).append('\n').toString();
  }

  private static Map<String, @Nullable Object> plain(AuditChain chain) {
    AuditChain.Break broken = chain.broken();
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("holds", broken == null);
    plain.put("files", chain.files());
    plain.put("entries", chain.entries());
    plain.put("first", chain.first());
    plain.put("last", chain.last());
    plain.put("hash", chain.hash());
    plain.put("tornBytes", chain.tornBytes());
    if (broken != null) {
      var where = new LinkedHashMap<String, @Nullable Object>();
      where.put("file", broken.file().toString());
      where.put("line", broken.line());
      where.put("reason", broken.reason());
      plain.put("broken", where);
    }
    return plain;
  }
}
