package dev.picode.cli.script;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.binding.AnnouncedPrograms;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.hook.HookGate;
import dev.picode.process.ProcessRequest;
import dev.picode.process.Programs;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Runs a line of the person's in the shell of the system, at their terminal, past the hooks on `pre-shell`. Immutable.
///
/// It is what they typed, so no capability is asked for; it gets their whole environment.
///
/// @param keyboard whether what it runs may read standard input
public record ShellCommand(boolean keyboard) implements CliCommand {
  @Override
  public String name() {
    return "shell";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Runs a line in the shell of the system";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("LINE", "The line"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String line = parsed.matchedPositionalValue(0, "");
    List<String> argv = File.separatorChar == '\\'
        ? List.of("cmd.exe", "/c", line)
        : List.of("sh", "-c", line);
    var announced = new AnnouncedPrograms(new HookGate(session::pipeline), "person");
    AnnouncedPrograms.Run run = announced.announce(argv, folder(session), _ -> {});
    Map<String, String> environment = session.process().environment();
    var program = new Programs(session.workspace(), environment).find(run.argv().getFirst());
    Path folder = session.workspace().resolve(run.cwd()).existingPath();
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("file", program.file().toString());
    details.put("folder", run.cwd());
    session.audit()
        .append(AuditEntry.ofPerson(AuditKind.ACT, "run `" + line + "`", "done", details));
    session.output().terminal().flush();
    // What came before it runs was meant for it too.
    session.process().onInterrupt().accept(Thread.currentThread()::interrupt);
    if (keyboard) {
      // The terminal interrupts what runs in it by itself.
      session.process().onInterrupt().accept(() -> {});
    }
    int code = session.outside()
        .processes()
        .attach(new ProcessRequest(program, run.argv().subList(1, run.argv().size()), folder,
            environment, ""), keyboard);
    announced.done(run, code);
    return code;
  }

  /// The folder they are in, relative to the workspace.
  private static String folder(CliSession session) {
    Path base = session.base().toAbsolutePath().normalize();
    Path root = session.workspace().root();
    return base.startsWith(root) && !base.equals(root) ? root.relativize(base).toString() : ".";
  }
}
