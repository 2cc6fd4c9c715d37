package dev.picode.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.cli.audit.AuditCommands;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.script.EvalCommand;
import dev.picode.cli.script.ScriptCommand;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import java.util.List;
import org.junit.jupiter.api.Test;

class FishCompletionTest {
  private final CliCommands commands = new CliCommands(
      List.of(new EvalCommand(), AuditCommands.audit()), new CompleteCommand(), ScriptCommand::new,
      new Extensions(
          List.of(
              told -> BuiltinExtensions.open().extensions(told).stream().map(Listed::of).toList()),
          _ -> {}),
      false);
  private final String script = FishCompletion.script(CliSpecs.all(commands), commands);

  @Test
  void completesEveryCommandWithItsDescription() {
    assertThat(commands.all()).isNotEmpty()
        .allSatisfy(command -> assertThat(script).contains("complete -c picode -n"
            + " __fish_use_subcommand -a '" + command.name() + "' -d '"
            + command.description().replace("'", "\\'") + "'\n"));
  }

  @Test
  void completesOptionsWithTheirChoicesWhereTheyBelong() {
    assertThat(script)
        .contains("complete -c picode -n '__fish_seen_subcommand_from analyze' -l format -r -f -a"
            + " 'text json markdown' -d ")
        .contains("complete -c picode -n '__fish_seen_subcommand_from eval' -l js -r -d ")
        .contains("complete -c picode -s q -l quiet -d ");
  }

  @Test
  void completesTheCommandsBelowACommandOnce() {
    assertThat(script)
        .contains("complete -c picode -n '__fish_seen_subcommand_from audit; and not"
            + " __fish_seen_subcommand_from tail why verify' -f -a 'verify' -d ")
        .contains("complete -c picode -n '__fish_seen_subcommand_from audit; and"
            + " __fish_seen_subcommand_from tail' -s n -l lines -r -d ");
  }

  @Test
  void hasACommandALineAndNothingAShellWouldExpand() {
    assertThat(script.lines()).allMatch(
        line -> line.startsWith("#") || line.startsWith("complete -c picode "))
        .noneMatch(line -> !line.startsWith("#")
            && line.replaceAll("'[^']*'", "").matches(".*[$`;&|<>*].*"));
  }
}
