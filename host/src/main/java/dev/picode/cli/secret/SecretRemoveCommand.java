package dev.picode.cli.secret;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.secret.SecretName;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode secret remove NAME`: removes a secret. Ends with 1 where PiCode does not keep it. Immutable.
final class SecretRemoveCommand implements CliCommand {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Removes a secret that PiCode keeps";
  }

  @Override
  public CommandSpec spec() {
    return TypedSecret.spec("NAME", "The name, such as ACME_API_KEY");
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return SecretActs.remove(SecretName.checked(TypedSecret.name(parsed)), Map.of(), session);
  }
}
