package dev.picode.cli.secret;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.secret.SecretName;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode secret set NAME`: keeps a secret. Immutable.
final class SecretSetCommand implements CliCommand {
  @Override
  public String name() {
    return "set";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Keeps a secret, typed unseen or from standard input";
  }

  @Override
  public CommandSpec spec() {
    return TypedSecret.spec("NAME", "The name, such as ACME_API_KEY");
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String name = SecretName.checked(TypedSecret.name(parsed));
    return SecretActs.keep(name, "the secret `" + name + "`", Map.of(), session);
  }
}
