package dev.picode.cli.model;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.secret.TypedSecret;
import dev.picode.plugin.provider.ProviderRegistry;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.SecretName;
import picocli.CommandLine.ParseResult;

/// The key of a provider that a command line names. Immutable.
///
/// @param provider what the provider is called
/// @param secret what its key is called
record ProviderKey(String provider, String secret) {
  /// The key of the provider that is the one argument.
  ///
  /// @throws dev.picode.problem.PiCodeException `unknown-provider`, `provider-without-key`, `secret-name-invalid`, and
  ///     those of [TypedSecret#name]
  static ProviderKey of(ParseResult parsed, CliSession session) {
    String provider = SecretName.provider(TypedSecret.name(parsed));
    var key = new ProviderRegistry(session.commands().extensions()).find(provider)
        .provider()
        .key();
    if (!key.isSome()) {
      throw Problem.of("provider-without-key", ProblemKind.USER,
          "the provider `" + provider + "` takes no key",
          "`picode provider list` says what each needs").toException();
    }
    return new ProviderKey(provider, key.secret());
  }
}
