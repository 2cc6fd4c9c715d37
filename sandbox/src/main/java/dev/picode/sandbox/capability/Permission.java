package dev.picode.sandbox.capability;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A member of `permissions` in `picode.json`. Immutable.
public enum Permission {
  /// Globs of paths that may be read.
  READ,
  /// Globs of paths that may be written.
  WRITE,
  /// Hosts that may be connected to, see [HostScope].
  NET,
  /// Processes that may be started, see [ArgvScope].
  RUN,
  /// What may be done with the repository: `read` or `write`.
  GIT,
  /// Whether language models may be asked.
  LLM,
  /// Secrets that may be used, see [SecretScope].
  SECRETS,
  /// Environment variables that may be read, see [EnvName].
  ENV,
  /// Commands of other extensions that may be run, see [CommandName].
  COMMANDS;

  /// Its name in `picode.json`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether it takes a list of scopes; `git` takes a level and `llm` a truth value.
  public boolean isList() {
    return this != GIT && this != LLM;
  }

  /// The permission of that name.
  public static Optional<Permission> of(String key) {
    return Arrays.stream(values()).filter(permission -> permission.key().equals(key)).findFirst();
  }

  /// The names of all.
  public static List<String> keys() {
    return Arrays.stream(values()).map(Permission::key).toList();
  }

  /// The grant of one scope and nothing else. The scope of `llm` is `true` or `false`.
  ///
  /// @throws InvalidScopeException where the text is no scope of this permission
  public Grants parse(String scope) {
    return switch (this) {
      case READ -> Grants.NONE.withRead(List.of(Glob.compile(scope)));
      case WRITE -> Grants.NONE.withWrite(List.of(Glob.compile(scope)));
      case NET -> Grants.NONE.withNet(List.of(HostScope.parse(scope)));
      case RUN -> Grants.NONE.withRun(List.of(ArgvScope.parse(scope)));
      case GIT -> Grants.NONE.withGit(Grants.GitLevel.parse(scope));
      case LLM -> Grants.NONE.withLlm(truth(scope));
      case SECRETS -> Grants.NONE.withSecrets(List.of(SecretScope.parse(scope)));
      case ENV -> Grants.NONE.withEnv(List.of(EnvName.parse(scope)));
      case COMMANDS -> Grants.NONE.withCommands(List.of(CommandName.parse(scope)));
    };
  }

  private static boolean truth(String scope) {
    return switch (scope) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidScopeException(
          "`" + scope + "` is not a scope of `llm`: it is `true` or `false`");
    };
  }
}
