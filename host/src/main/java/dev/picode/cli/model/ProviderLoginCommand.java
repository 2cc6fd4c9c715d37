package dev.picode.cli.model;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.secret.SecretActs;
import dev.picode.cli.secret.TypedSecret;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode provider login NAME`: keeps the key of a model provider. Immutable.
final class ProviderLoginCommand implements CliCommand {
  @Override
  public String name() {
    return "login";
  }

  @Override
  public String group() {
    return "Models";
  }

  @Override
  public String description() {
    return "Keeps the key of a provider, typed unseen or from standard input";
  }

  @Override
  public CommandSpec spec() {
    return TypedSecret.spec("NAME", "The name of the provider");
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ProviderKey key = ProviderKey.of(parsed, session);
    return SecretActs.keep(key.secret(), "the key of `" + key.provider() + "`",
        Map.of("provider", key.provider()), session);
  }
}
