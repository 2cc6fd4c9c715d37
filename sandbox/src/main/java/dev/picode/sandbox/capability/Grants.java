package dev.picode.sandbox.capability;

import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A set of permissions: what one extension asks for, or what it was granted. What is not in it is
/// not. Immutable.
///
/// @param read globs of paths it may read; `**` is all of the workspace
/// @param write globs of paths it may write
/// @param net hosts it may connect to
/// @param run processes it may start
/// @param git what it may do with the repository
/// @param llm whether it may ask language models
/// @param secrets secrets it may use
/// @param env environment variables it may read
/// @param commands commands of other extensions it may run
public record Grants(
    List<Glob> read,
    List<Glob> write,
    List<HostScope> net,
    List<ArgvScope> run,
    GitLevel git,
    boolean llm,
    List<SecretScope> secrets,
    List<EnvName> env,
    List<CommandName> commands) {
  /// Nothing.
  public static final Grants NONE = new Grants(List.of(), List.of(), List.of(), List.of(),
      GitLevel.NONE, false, List.of(), List.of(), List.of());

  /// What a person who types code at their own prompt has: to look at everything in the workspace.
  public static final Grants PERSON = NONE.withRead(List.of(Glob.compile("**")))
      .withGit(GitLevel.READ);

  /// What may be done with a repository; each level includes those before it.
  public enum GitLevel {
    /// Nothing.
    NONE,
    /// Looking.
    READ,
    /// Looking and changing.
    WRITE;

    /// Its name in `picode.json`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The level that a text names.
    ///
    /// @throws InvalidScopeException where it names none
    public static GitLevel parse(String text) {
      for (GitLevel level : values()) {
        if (level.key().equals(text)) {
          return level;
        }
      }
      throw new InvalidScopeException(
          "`" + text + "` is not a scope of `git`: it is `none`, `read` or `write`");
    }
  }

  /// The narrowest grants that allow a capability.
  ///
  /// @throws InvalidScopeException where no permission can name it
  public static Grants only(Capability capability) {
    return switch (capability) {
      case Capability.Read read -> NONE.withRead(List.of(Glob.literal(read.path())));
      case Capability.Write write -> NONE.withWrite(List.of(Glob.literal(write.path())));
      default -> capability.permission().parse(capability.scope());
    };
  }

  /// Copies, and leaves out what is there twice.
  public Grants {
    read = distinct(read);
    write = distinct(write);
    net = distinct(net);
    run = distinct(run);
    secrets = distinct(secrets);
    env = distinct(env);
    commands = distinct(commands);
  }

  /// These with other paths to read.
  public Grants withRead(List<Glob> paths) {
    return new Grants(paths, write, net, run, git, llm, secrets, env, commands);
  }

  /// These with other paths to write.
  public Grants withWrite(List<Glob> paths) {
    return new Grants(read, paths, net, run, git, llm, secrets, env, commands);
  }

  /// These grants, and the right to write one path that a person named for this purpose.
  public Grants withWrite(String path) {
    return and(NONE.withWrite(List.of(Glob.literal(path))));
  }

  /// These with other hosts.
  public Grants withNet(List<HostScope> hosts) {
    return new Grants(read, write, hosts, run, git, llm, secrets, env, commands);
  }

  /// These with other processes.
  public Grants withRun(List<ArgvScope> processes) {
    return new Grants(read, write, net, processes, git, llm, secrets, env, commands);
  }

  /// These with another level for the repository.
  public Grants withGit(GitLevel level) {
    return new Grants(read, write, net, run, level, llm, secrets, env, commands);
  }

  /// These with language models or without.
  public Grants withLlm(boolean may) {
    return new Grants(read, write, net, run, git, may, secrets, env, commands);
  }

  /// These with other secrets.
  public Grants withSecrets(List<SecretScope> names) {
    return new Grants(read, write, net, run, git, llm, names, env, commands);
  }

  /// These with other environment variables.
  public Grants withEnv(List<EnvName> names) {
    return new Grants(read, write, net, run, git, llm, secrets, names, commands);
  }

  /// These with other commands.
  public Grants withCommands(List<CommandName> names) {
    return new Grants(read, write, net, run, git, llm, secrets, env, names);
  }

  /// What is in these or in those.
  public Grants and(Grants more) {
    return new Grants(joined(read, more.read), joined(write, more.write), joined(net, more.net),
        joined(run, more.run), git.compareTo(more.git) >= 0 ? git : more.git, llm || more.llm,
        joined(secrets, more.secrets), joined(env, more.env), joined(commands, more.commands));
  }

  /// Whether there is nothing in it.
  public boolean isEmpty() {
    return equals(NONE);
  }

  /// Whether a capability is in it.
  public boolean allows(Capability capability) {
    return scopeOf(capability).isPresent();
  }

  /// Whether a capability is granted.
  public Decision decide(Capability capability) {
    return allows(capability) ? new Decision.Granted() : new Decision.Denied(capability);
  }

  /// Whether a host that may be connected to may be at a private address (see [Addresses]): only where a
  /// scope spells this very host out, never by a `*`.
  public boolean mayBePrivate(Capability.Net connection) {
    return net.stream().anyMatch(scope -> scope.isExact() && scope.covers(connection));
  }

  /// The one scope that a capability is in, the first of several, as grants of their own.
  public Optional<Grants> scopeOf(Capability capability) {
    return switch (capability) {
      case Capability.Read r -> first(read, glob -> glob.matches(r.path())).map(NONE::withRead);
      case Capability.Write w -> first(write, glob -> glob.matches(w.path())).map(NONE::withWrite);
      case Capability.Net n -> first(net, scope -> scope.covers(n)).map(NONE::withNet);
      case Capability.Run r -> first(run, scope -> scope.covers(r.argv())).map(NONE::withRun);
      case Capability.GitRead _ -> level(GitLevel.READ);
      case Capability.GitWrite _ -> level(GitLevel.WRITE);
      case Capability.Llm _ -> llm ? Optional.of(NONE.withLlm(true)) : Optional.empty();
      case Capability.Secret s -> first(secrets, scope -> scope.covers(s)).map(NONE::withSecrets);
      case Capability.Env e -> first(env, name -> name.name().equals(e.name())).map(NONE::withEnv);
      case Capability.Command c ->
        first(commands, name -> name.name().equals(c.name())).map(NONE::withCommands);
    };
  }

  /// The members that `permissions` in `picode.json` would have, as a plain value; none that grants
  /// nothing.
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    put(members, Permission.READ, read);
    put(members, Permission.WRITE, write);
    put(members, Permission.NET, net);
    put(members, Permission.RUN, run);
    if (git != GitLevel.NONE) {
      members.put(Permission.GIT.key(), git.key());
    }
    if (llm) {
      members.put(Permission.LLM.key(), true);
    }
    put(members, Permission.SECRETS, secrets);
    put(members, Permission.ENV, env);
    put(members, Permission.COMMANDS, commands);
    return members;
  }

  /// The grants whose [#members] these are.
  ///
  /// @throws InvalidScopeException where they are the members of none
  public static Grants of(Map<?, ?> members) {
    Grants grants = NONE;
    for (Map.Entry<?, ?> member : members.entrySet()) {
      Permission permission = Permission.of(String.valueOf(member.getKey()))
          .orElseThrow(
              () -> new InvalidScopeException("`" + member.getKey() + "` is no permission"));
      for (String scope : scopes(permission, member.getValue())) {
        grants = grants.and(permission.parse(scope));
      }
    }
    return grants;
  }

  private static List<String> scopes(Permission permission, @Nullable Object value) {
    if (permission == Permission.GIT && value instanceof String level) {
      return List.of(level);
    }
    if (permission == Permission.LLM && value instanceof Boolean may) {
      return List.of(may.toString());
    }
    if (!permission.isList() || !(value instanceof List<?> list)) {
      throw new InvalidScopeException("`" + permission.key() + "` has no scopes");
    }
    var scopes = new ArrayList<String>();
    for (Object item : list) {
      if (!(item instanceof String scope)) {
        throw new InvalidScopeException("a scope of `" + permission.key() + "` is no text");
      }
      scopes.add(scope);
    }
    return scopes;
  }

  /// The members as lines of `picode.json`, such as `"read": ["src/**"]`; one line for each.
  public List<String> lines() {
    return members().entrySet()
        .stream()
        .map(member -> Json.write(member.getKey()) + ": " + Json.write(member.getValue()))
        .toList();
  }

  private Optional<Grants> level(GitLevel least) {
    return git.compareTo(least) >= 0 ? Optional.of(NONE.withGit(least)) : Optional.empty();
  }

  private static <T> Optional<List<T>> first(List<T> scopes, Predicate<T> covers) {
    return scopes.stream().filter(covers).findFirst().map(List::of);
  }

  private static <T> List<T> distinct(List<T> scopes) {
    return List.copyOf(new LinkedHashSet<>(scopes));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static void put(Map<String, Object> members, Permission permission, List<?> scopes) {
    if (!scopes.isEmpty()) {
      members.put(permission.key(), scopes.stream().map(Object::toString).toList());
    }
  }
}
