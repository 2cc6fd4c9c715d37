package dev.picode.cli.session;

import dev.picode.agent.session.SessionExport;
import dev.picode.agent.session.StoredSession;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.file.OwnerOnly;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode session export SESSION`: writes a session as Markdown or HTML. Immutable.
final class SessionExportCommand implements CliCommand {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public String group() {
    return "Agent";
  }

  @Override
  public String description() {
    return "Writes a session as Markdown or HTML";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(SessionPlace.argument())
        .addOption(CliSpecs.option("FORMAT", "markdown (by default) or html", "--format"))
        .addOption(CliSpecs.option("FILE", "Write it to this file, which must not exist", "--to"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String format = parsed.matchedOptionValue("--format", "markdown");
    StoredSession stored = SessionPlace.store(session).load(SessionPlace.named(parsed));
    String text = switch (format) {
      case "markdown" -> SessionExport.markdown(stored);
      case "html" -> SessionExport.html(stored);
      default -> throw Problem.of("argument-invalid", ProblemKind.USER,
          "the option `--format` is `" + format + "`, expected markdown or html").toException();
    };
    String to = parsed.matchedOptionValue("--to", "");
    Display shown = to.isEmpty()
        ? new Display.Text(text,
            Map.of("id", stored.header().id(), "format", format, "text", text))
        : written(session.base().resolve(to), text, stored, format);
    session.output().result(new CommandResult(shown, 0));
    return 0;
  }

  private static Display written(Path file, String text, StoredSession stored, String format) {
    try {
      Files.write(Files.createFile(file, OwnerOnly.file(file)),
          text.getBytes(StandardCharsets.UTF_8));
    } catch (FileAlreadyExistsException e) {
      throw Problem.of("session-file-exists", ProblemKind.USER,
          "`" + file + "` exists already", "name another file").toException(e);
    } catch (IOException e) {
      throw Problem.of("session-unwritable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be written: " + e.getMessage()).toException(e);
    }
    return new Display.Text("Written to `" + file + "`.",
        Map.of("id", stored.header().id(), "format", format, "file", file.toString()));
  }
}
