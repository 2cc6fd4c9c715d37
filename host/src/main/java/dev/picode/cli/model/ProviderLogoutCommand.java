package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.secret.SecretActs;
import dev.picode.cli.secret.TypedSecret;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode provider logout NAME`: removes the key of a model provider. Ends with 1 where PiCode does not keep it. Immutable.
final class ProviderLogoutCommand implements CliCommand {
  @Override
  public String name() {
    return "logout";
  }

  @Override
  public String group() {
    return "Models";
  }

  @Override
  public String description() {
    return "Removes the key of a provider";
  }

  @Override
  public CommandSpec spec() {
    return TypedSecret.spec("NAME", "The name of the provider");
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ProviderKey key = ProviderKey.of(parsed, session);
    return SecretActs.remove(key.secret(), Map.of("provider", key.provider()), session);
  }
}
